/** A user who acts on the Hub, as a test speaks of one: `hub.as("ada")`. */
import type { NewValue } from "../payload/index.ts";
import { findRepo, RepoNotFoundError, type Repo } from "../world/index.ts";
import { BucketHandle } from "./handles/bucket-handle.ts";
import { GitRepoHandle } from "./handles/git-repo-handle.ts";
import type { Hand } from "./handles/hand.ts";
import { SpaceHandle } from "./handles/space-handle.ts";

/** What a repo of each type is held by. */
export interface RepoHandles {
  model: GitRepoHandle;
  dataset: GitRepoHandle;
  space: SpaceHandle;
  bucket: BucketHandle;
}

type RepoType = keyof RepoHandles;

/** A repo to create. */
export interface NewRepo<T extends RepoType = RepoType> {
  readonly type: T;
  /** `namespace/name`, or a name in the user's own namespace. */
  readonly name: string;
  /** Default: false. */
  readonly private?: boolean;
}

export interface Actor {
  readonly name: string;
  /** @throws WorldError if the name is taken, or the namespace is somebody else's. */
  createRepo<T extends RepoType>(repo: NewRepo<T>): RepoHandles[T];
  /** A repo that is there. @throws RepoNotFoundError */
  repo<T extends RepoType>(address: { readonly type: T | NewValue; readonly name: string }): RepoHandles[T];
}

const take: { readonly [T in RepoType]: (hand: Hand, repo: Repo) => RepoHandles[T] } = {
  model: (hand, repo) => new GitRepoHandle(hand, repo),
  dataset: (hand, repo) => new GitRepoHandle(hand, repo),
  space: (hand, repo) => new SpaceHandle(hand, repo),
  bucket: (hand, repo) => new BucketHandle(hand, repo),
};

export function actor(hand: Hand): Actor {
  const { live, user } = hand;
  return {
    name: user,
    createRepo({ type, name, ...settings }) {
      const repo = { type, name: name.includes("/") ? name : `${user}/${name}` };
      return take[type](hand, live.perform({ kind: "create-repo", by: user, repo, ...settings }));
    },
    repo<T extends RepoType>(address: { readonly type: T | NewValue; readonly name: string }): RepoHandles[T] {
      const repo = findRepo(live.now(), address);
      if (repo === undefined) throw new RepoNotFoundError("find repo", address, user);
      return take[repo.type as T](hand, repo); // what was found is of the type that was asked for
    },
  };
}
