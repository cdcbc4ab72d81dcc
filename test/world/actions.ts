/** What people do in the scenes of many tests. */
import type { ActionOf, RepoAddress } from "../../src/world/index.ts";
import { bert } from "./scene.ts";

/** Ada, on her model. */
interface OnBert {
  readonly by: string;
  readonly repo: RepoAddress;
}

export const ON_BERT: OnBert = { by: "ada", repo: bert };
export const ON_ONE: OnBert & { readonly num: number } = { ...ON_BERT, num: 1 };
export const OPEN: ActionOf<"open-discussion"> = {
  kind: "open-discussion",
  by: "bob",
  repo: bert,
  title: "A question",
  text: "Why?",
};
export const DRAFT: ActionOf<"open-pull-request"> = {
  kind: "open-pull-request",
  by: "bob",
  repo: bert,
  title: "A change",
  text: "",
};
export const OURS: ActionOf<"commit"> = {
  kind: "commit",
  ...ON_BERT,
  revision: "main",
  files: { "a.txt": "ours" },
};
export const PRIVATE: ActionOf<"update-settings"> = {
  kind: "update-settings",
  ...ON_BERT,
  settings: { private: true },
};
export const SILENT: ActionOf<"update-settings"> = {
  kind: "update-settings",
  ...ON_BERT,
  settings: { discussionsDisabled: true },
};
export const CLOSE: ActionOf<"change-status"> = { kind: "change-status", ...ON_ONE, status: "closed" };
export const MERGE: ActionOf<"merge"> = { kind: "merge", ...ON_ONE };

/** A pull request that brings one file, `a.txt`. */
export function proposing(content: string): ActionOf<"open-pull-request"> {
  return { ...DRAFT, change: { files: { "a.txt": content } } };
}
