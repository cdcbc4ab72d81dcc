/**
 * A small world, as those see it who look for something to do: repos, what is discussed there, and who could do something
 * about it. Everything comes in an order that does not depend on ids.
 */
import {
  commentsOf,
  discussionsOf,
  mayWrite,
  pullRequestRef,
  type DiscussionState,
  type GitRepo,
  type Repo,
  type RepoAddress,
  repoNamed,
  type World,
} from "../world/index.ts";
import type { Cast } from "./cast.ts";

/** Who could do something, and to which repo. */
export interface On {
  readonly by: string;
  readonly repo: RepoAddress;
}

/** All repos, oldest first. */
export function repos(world: World): readonly Repo[] {
  return [...world.repos.values()].sort((a, b) => a.createdAtMs - b.createdAtMs);
}

export function gitRepos(world: World): readonly GitRepo[] {
  return repos(world).flatMap((repo) => (repo.type === "bucket" ? [] : [repo]));
}

function addressOf({ type, name }: Repo): RepoAddress {
  return { type, name };
}

/** Somebody who may do everything in a repo. */
export function byOwner(world: World, repo: Repo): On {
  const owner = world.namespaces.get(repo.owner.name);
  const [member = repo.owner.name] = owner?.kind === "organization" ? owner.members : [];
  return { by: member, repo: addressOf(repo) };
}

/** Somebody who may not change the repo, if there is such a one and the repo is public. */
export function byAnybody(world: World, repo: Repo, { people }: Cast): On {
  const others = people.filter((name) => world.namespaces.has(name) && !mayWrite(world, repo, name));
  const [by] = repo.private ? [] : others;
  return by === undefined ? byOwner(world, repo) : { by, repo: addressOf(repo) };
}

/** Repos of a type, with somebody who may do everything there. */
export function owned(world: World, type: "any" | "git" | "space" = "any"): readonly On[] {
  return repos(world)
    .filter((repo) => type === "any" || repo.type === type || (type === "git" && repo.type !== "bucket"))
    .map((repo) => byOwner(world, repo));
}

/** Repos where something can be discussed, with an owner or with somebody else. */
export function discussable(world: World, bySomebodyElse: boolean, cast: Cast): readonly On[] {
  return gitRepos(world)
    .filter(({ discussionsDisabled }) => !discussionsDisabled)
    .map((repo) => (bySomebodyElse ? byAnybody(world, repo, cast) : byOwner(world, repo)));
}

/** Names that are not taken, with somebody who may take them. */
export function freeAddresses(world: World, { addresses }: Cast): readonly On[] {
  return addresses.flatMap((repo) => {
    const owner = world.namespaces.get(repo.name.slice(0, repo.name.indexOf("/")));
    if (owner === undefined || repoNamed(world, repo) !== undefined) return [];
    return [{ by: owner.kind === "organization" ? (owner.members[0] ?? "") : owner.name, repo }];
  });
}

/** Branches or tags, by their short names. */
export function refsBelow(world: World, prefix: string): readonly (On & { readonly name: string })[] {
  return gitRepos(world).flatMap((repo) =>
    [...repo.refs.keys()]
      .filter((ref) => ref.startsWith(prefix))
      .sort()
      .map((ref) => ({ ...byOwner(world, repo), name: ref.slice(prefix.length) })),
  );
}

/** A discussion and where it is. */
export type Discussed = Pick<DiscussionState, "num" | "status" | "pinned"> & { readonly repo: GitRepo };

/** Discussions and pull requests. @param statuses - Only those of these. Default: all. */
export function discussions(world: World, statuses?: readonly DiscussionState["status"][]): readonly Discussed[] {
  return gitRepos(world).flatMap((repo) =>
    discussionsOf(repo)
      .filter(({ status }) => statuses?.includes(status) ?? true)
      .map(({ num, status, pinned }) => ({ repo, num, status, pinned })),
  );
}

/** Pull requests of some statuses that still have their ref. */
export function pullRequests(world: World, statuses: readonly DiscussionState["status"][]): readonly Discussed[] {
  return discussions(world, statuses).filter(
    ({ repo, num }) => repo.discussions.get(String(num))?.isPullRequest === true && repo.refs.has(pullRequestRef(num)),
  );
}

/** Comments that are not hidden, with their authors. */
export function comments(world: World): readonly {
  readonly repo: RepoAddress;
  readonly num: number;
  readonly commentId: string;
  readonly author: string;
}[] {
  return gitRepos(world).flatMap((repo) =>
    discussionsOf(repo).flatMap((discussion) =>
      commentsOf(discussion)
        .filter(({ hidden }) => !hidden)
        .map(({ id, author }) => ({ repo: addressOf(repo), num: discussion.num, commentId: id, author: author.name })),
    ),
  );
}

/** The keys of secrets or variables that are set. */
export function spaces(world: World, kept: "secrets" | "variables"): readonly (On & { readonly key: string })[] {
  return gitRepos(world).flatMap((repo) =>
    [...repo[kept].keys()].sort().map((key) => ({ ...byOwner(world, repo), key })),
  );
}
