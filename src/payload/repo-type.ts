/** Every kind of repo that has events, as far as is known. */
export type RepoType = "model" | "dataset" | "space" | "bucket";

/** All of them. */
export const repoTypes: readonly RepoType[] = ["model", "dataset", "space", "bucket"];

/** Whether a kind of repo is a known one. A payload may name one that the Hub has added since. */
export function isRepoType(type: string): type is RepoType {
  return repoTypes.some((known) => known === type);
}
