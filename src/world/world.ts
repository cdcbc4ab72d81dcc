/**
 * What the Hub knows, as a value: `apply` makes the next one and leaves this one as it is.
 */
import { assumedConduct, type WorldConduct } from "./assumptions.ts";
import type { Namespace } from "./namespace.ts";
import { emptyMap, type PersistentMap } from "./persistent-map.ts";
import { repoTitle, type AnyRepoAddress, type Repo } from "./repo.ts";

export interface World {
  readonly seed: number;
  readonly conduct: WorldConduct;
  /** Ids that were given to users before they come, by name. */
  readonly userIds: Readonly<Record<string, string>>;
  /** Ids that were given to repos before they come, by type and name: who is created there first has them. */
  readonly givenRepoIds: Readonly<Record<string, string>>;
  /** The names of users who may do everything, everywhere. */
  readonly admins: readonly string[];
  /** The number of the first discussion of each repo. */
  readonly firstNum: number;
  /** How many ids were made. */
  readonly idCount: number;
  /** Users and organizations, by name. */
  readonly namespaces: PersistentMap<Namespace>;
  /** By id. */
  readonly repos: PersistentMap<Repo>;
  /** Ids of repos, by type and name; by earlier names, too, and of some that are no more. */
  readonly repoIds: PersistentMap<string>;
}

export interface WorldOptions {
  /** Decides the ids. Any integer; default: 1. */
  readonly seed?: number;
  /** What the Hub does where its documentation is silent, as far as it differs from the assumptions. */
  readonly conduct?: Partial<WorldConduct>;
  /** The ids of some users by name, where they have to be the same whatever the seed. 24 lower-case hex digits each. */
  readonly userIds?: Readonly<Record<string, string>>;
  /** The same for repos, by type and name, as in `model acme/churn`. */
  readonly repoIds?: Readonly<Record<string, string>>;
  /** The names of users who may do everything, everywhere: such as a bot whose token its owners have given it. */
  readonly admins?: readonly string[];
  /** The number of the first discussion of each repo, at least 1. Default: 1. */
  readonly firstNum?: number;
}

/** A world with nobody and nothing in it. */
export function createWorld({
  seed = 1,
  conduct = {},
  userIds = {},
  repoIds = {},
  admins = [],
  firstNum = 1,
}: WorldOptions = {}): World {
  return {
    seed,
    conduct: { ...assumedConduct, ...conduct },
    userIds,
    givenRepoIds: repoIds,
    admins,
    firstNum,
    idCount: 0,
    namespaces: emptyMap(),
    repos: emptyMap(),
    repoIds: emptyMap(),
  };
}

/** The repo of a type and name, or the one that had this name before it moved; whoever may see it. */
export function findRepo(world: World, address: AnyRepoAddress): Repo | undefined {
  const id = world.repoIds.get(repoTitle(address));
  return id === undefined ? undefined : world.repos.get(id);
}

/** The repo that has this type and name now. */
export function repoNamed(world: World, address: AnyRepoAddress): Repo | undefined {
  const found = findRepo(world, address);
  return found?.name === address.name ? found : undefined;
}
