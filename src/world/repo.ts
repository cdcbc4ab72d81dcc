/** Repos: models, datasets and Spaces keep their files in Git; buckets keep files and nothing else. */
import type { NewValue, RepoType } from "../payload/index.ts";
import type { DiscussionState } from "./discussion.ts";
import type { Folder } from "./file-tree.ts";
import type { Identity } from "./namespace.ts";
import type { PersistentMap } from "./persistent-map.ts";

/** How a repo is looked for. A payload may name one of a kind that is not known. */
export interface AnyRepoAddress {
  readonly type: RepoType | NewValue;
  /** `namespace/name`. */
  readonly name: string;
}

/** How an action, or a request, names a repo. */
export interface RepoAddress extends AnyRepoAddress {
  readonly type: RepoType;
}

interface RepoBase {
  /** 24 lower-case hex digits; it survives a move. */
  readonly id: string;
  /** `namespace/name`. */
  readonly name: string;
  readonly owner: Identity;
  readonly private: boolean;
  readonly createdAtMs: number;
}

export type GitRepoType = Exclude<RepoType, "bucket">;

/** Who has to be let in before reading the files: nobody, or whoever asks, at once (`auto`) or by hand (`manual`). */
export type Gating = false | "auto" | "manual";

export interface Commit {
  /** 40 lower-case hex digits. */
  readonly sha: string;
  /** The commit before it; `null` for the first one. */
  readonly parent: string | null;
  readonly summary: string;
  readonly description: string;
  readonly author: Identity;
  readonly atMs: number;
  /** All files at that commit. */
  readonly files: Folder;
}

/** What a Space is built with. */
export type SpaceSdk = "gradio" | "docker" | "static" | "streamlit";

/** A secret or variable of a Space. */
export interface SpaceSetting {
  readonly value: string;
  readonly description: string;
  readonly updatedAtMs: number;
}

export interface GitRepo extends RepoBase {
  readonly type: GitRepoType;
  readonly gated: Gating;
  readonly discussionsDisabled: boolean;
  /** Commits by full ref, such as `refs/heads/main`, which is always there. */
  readonly refs: PersistentMap<string>;
  readonly commits: PersistentMap<Commit>;
  /** By number. Those that were deleted are missing. */
  readonly discussions: PersistentMap<DiscussionState>;
  /** The number that was given last. */
  readonly lastNum: number;
  /** `null` for all but Spaces. */
  readonly sdk: SpaceSdk | null;
  /** By key. Empty for all but Spaces. */
  readonly secrets: PersistentMap<SpaceSetting>;
  /** By key. Empty for all but Spaces. */
  readonly variables: PersistentMap<SpaceSetting>;
}

export interface Bucket extends RepoBase {
  readonly type: "bucket";
  readonly files: Folder;
}

export type Repo = GitRepo | Bucket;

/** A repo as people call it. */
export function repoTitle({ type, name }: AnyRepoAddress): string {
  return `${type} ${name}`;
}

/** The discussions and pull requests of a repo, in the order in which they were opened. */
export function discussionsOf(repo: GitRepo): readonly DiscussionState[] {
  return [...repo.discussions.values()].sort((a, b) => a.num - b.num);
}
