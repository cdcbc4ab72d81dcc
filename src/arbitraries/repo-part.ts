/** The `repo` of a payload, coherent in itself: its urls hold its type and its name. */
import fc from "fast-check";
import {
  HUB_ORIGIN,
  repoUrl,
  spaceSubdomain,
  type BucketRepo,
  type EventName,
  type RepoType,
  type RepoWithHead,
  type RepoWithoutHead,
} from "../payload/index.ts";
import { COMMIT, ID, objectId, sha, type Salt } from "./hex.ts";
import type { Ingredients } from "./ingredients.ts";

export type GitRepoType = Exclude<RepoType, "bucket">;

/** The types of repos that keep their files in Git. */
export const gitRepoTypes: readonly GitRepoType[] = ["model", "dataset", "space"];

/** Whether any of these events happens on any of these types of repos: buckets have no discussions. */
export function anyHappens(events: readonly EventName[], types: readonly RepoType[]): boolean {
  return types.some((type) => events.some((event) => type !== "bucket" || event.startsWith("repo")));
}

/** What is decided about a repo: everything but what follows from it. */
interface DraftOf<T extends RepoType> {
  readonly salt: Salt;
  readonly type: T;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly tags: readonly string[] | null;
  readonly hasSubdomain: boolean;
}

export type GitDraft = DraftOf<GitRepoType>;
export type BucketDraft = DraftOf<"bucket">;
export type RepoDraft = GitDraft | BucketDraft;

/** A repo of one of some types. Shrinks to the first of them. */
export function repoDraft<T extends RepoType>(types: readonly T[], from: Ingredients): fc.Arbitrary<DraftOf<T>> {
  return fc
    .tuple(fc.constantFrom(...types), from.salt, from.name, from.isPrivate, from.tags, from.hasSubdomain)
    .map(([type, salt, name, isPrivate, tags, hasSubdomain]) => ({
      salt,
      type,
      name: (isOldType(type) ? name.canonical : null) ?? name.full,
      isPrivate,
      tags,
      hasSubdomain: hasSubdomain && type === "space",
    }));
}

/** Only models and datasets are old enough to have names without a namespace. */
function isOldType(type: RepoType): boolean {
  return type === "model" || type === "dataset";
}

/** The repo as discussions show it: no `headSha`, no `subdomain`. */
export function plainRepo({ salt, type, name, isPrivate, tags }: GitDraft): RepoWithoutHead {
  const repo: RepoWithoutHead = {
    type,
    name,
    id: objectId(salt, ID.repo),
    private: isPrivate,
    url: repoUrl(HUB_ORIGIN, type, name),
    owner: { id: objectId(salt, ID.owner) },
  };
  if (tags !== null) repo.tags = [...tags];
  return repo;
}

/** The repo as events of repos show it. */
export function repoWithHead(draft: GitDraft): RepoWithHead {
  const repo: RepoWithHead = { ...plainRepo(draft), headSha: sha(draft.salt, COMMIT.head) };
  if (draft.hasSubdomain) repo.subdomain = spaceSubdomain(draft.name);
  return repo;
}

/** A bucket: files without Git, so never a head. */
export function bucketRepo({ salt, name, isPrivate }: BucketDraft): BucketRepo {
  return {
    type: "bucket",
    name,
    id: objectId(salt, ID.repo),
    private: isPrivate,
    url: repoUrl(HUB_ORIGIN, "bucket", name),
    owner: { id: objectId(salt, ID.owner) },
  };
}

/** Any repo, with its head if it is a Git repo. */
export function repoOf(draft: RepoDraft): RepoWithHead | BucketRepo {
  return draft.type === "bucket" ? bucketRepo(draft) : repoWithHead(draft);
}

/** Any repo, as it stands when it has no commit. */
export function headlessRepo(draft: RepoDraft): RepoWithoutHead | BucketRepo {
  return draft.type === "bucket" ? bucketRepo(draft) : plainRepo(draft);
}
