/** Who and what there may be in a small world. Everything comes in an order that does not depend on ids. */
import fc from "fast-check";
import { remembered } from "../base/index.ts";
import { isOwner, type RepoType, repoTypes, type WatchedItem } from "../payload/index.ts";
import type { RepoAddress } from "../world/index.ts";
import type { Aim } from "./aim/index.ts";
import { namesFrom } from "./aim/worded-names.ts";
import { refsFrom } from "./aim/worded-refs.ts";
import { idOf } from "./hex.ts";
import { repoIdOf } from "./identities.ts";

export interface Cast {
  /** Users, those first who own what it is about. */
  readonly people: readonly string[];
  /** An organization of some of them; `null` if there is none. */
  readonly organization: { readonly name: string; readonly members: readonly string[] } | null;
  /** Repos, by full names. */
  readonly addresses: readonly RepoAddress[];
}

const PEOPLE: readonly string[] = ["ada", "bob", "eve"];

const LAB = { name: "lab", members: ["ada", "eve"] } as const;

/**
 * Those whom nobody is interested in, by names of their own: who remembers the ones has not met the others. Whoever is
 * watched, or named by the sources, stays who they are.
 */
export function withOwnNames(cast: Cast, own: string): Cast {
  if (cast !== USUAL) return cast;
  const renamed = (name: string): string => `${name}-${own}`;
  return {
    people: PEOPLE.map(renamed),
    organization: { name: renamed(LAB.name), members: LAB.members.map(renamed) },
    addresses: USUAL.addresses.map(({ type, name }) => ({ type, name: name.split("/").map(renamed).join("/") })),
  };
}

/** What repos are called, below any of them. */
const REPOS: readonly RepoAddress[] = [
  { type: "model", name: "bert" },
  { type: "space", name: "demo" },
  { type: "bucket", name: "logs" },
  { type: "dataset", name: "data" },
];

/** Those whom nobody is interested in. */
const USUAL: Cast = {
  people: PEOPLE,
  organization: LAB,
  addresses: [...PEOPLE, LAB.name].flatMap(addressesBelow),
};

function addressesBelow(namespace: string): readonly RepoAddress[] {
  return REPOS.map(({ type, name }) => ({ type, name: `${namespace}/${name}` }));
}

/** The casts of an aim, the plainest first: of what is watched, or any, and one of the names that the words ask for. */
export const castsOf: (aim: Aim) => readonly Cast[] = remembered((aim) => {
  if (aim.watched.length > 0) return aim.watched.map((item) => watchedCast(item, aim));
  const named = wordedNames(aim);
  return named.length === 0 ? [USUAL] : [USUAL, castWith(named, gitTypes)];
});

const gitTypes: readonly RepoType[] = repoTypes.filter((type) => type !== "bucket");

/** How many names of the words there may be at once. */
const MOST_NAMES = 6;

function wordedNames({ words }: Aim): readonly string[] {
  const names = namesFrom(words);
  if (names.length === 0) return [];
  const drawn = names.flatMap((some) => fc.sample(some, { seed: 1, numRuns: 2 * MOST_NAMES }));
  return [...new Set(drawn.map(({ full }) => full))].slice(0, MOST_NAMES);
}

function castWith(names: readonly string[], types: readonly RepoType[]): Cast {
  const owners = names.map((name) => name.split("/")[0] ?? name);
  return {
    people: [...new Set([...owners, ...PEOPLE.slice(1)])],
    organization: null,
    addresses: names.flatMap((name) => types.map((type) => ({ type, name }))),
  };
}

function watchedCast({ type, name }: WatchedItem, aim: Aim): Cast {
  const repoType = repoTypes.find((known) => known === type);
  if (repoType !== undefined) return castWith([name.includes("/") ? name : `${name}/${name}`], [repoType]);
  const below = wordedNames(aim).map((each) => `${name}/${each.split("/")[1] ?? each}`);
  const addresses = [
    ...addressesBelow(name),
    ...below.flatMap((each) => gitTypes.map((type) => ({ type, name: each }))),
  ];
  return type === "org"
    ? { people: PEOPLE, organization: { name, members: LAB.members }, addresses }
    : { people: [name, ...PEOPLE.slice(1)], organization: null, addresses };
}

/** Everybody who may own something. @param own - The names that those have whom nobody is interested in, as above. */
export function ownersIn(aim: Aim, own?: string): readonly string[] {
  const casts = castsOf(aim).map((cast) => (own === undefined ? cast : withOwnNames(cast, own)));
  return [
    ...new Set(casts.flatMap(({ people, organization }) => [...people, ...(organization ? [organization.name] : [])])),
  ];
}

/**
 * The ids of users that are the same wherever they occur: of owners of what is watched, and those that the sources name.
 * @param own - The names that those have whom nobody is interested in, as above.
 */
export function userIdsOf(aim: Aim, own?: string): Readonly<Record<string, string>> {
  const watched = aim.watched.map(({ name }) => name.split("/")[0] ?? name);
  const ids = aim.words.ids.map(({ value }) => value);
  const cast = castsOf(aim).at(-1);
  const people = cast === undefined ? [] : (own === undefined ? cast : withOwnNames(cast, own)).people;
  return Object.fromEntries([
    ...people.flatMap((name, nth) => (ids[nth] === undefined ? [] : [[name, ids[nth]]])),
    ...watched.map((name) => [name, idOf(name)]),
  ]);
}

/** The ids that watched repos have wherever they occur, by type and name. */
export function repoIdsOf({ watched }: Aim): Readonly<Record<string, string>> {
  const repos = watched.filter((item) => !isOwner(item));
  return Object.fromEntries(repos.map(({ type, name }) => [`${type} ${name}`, repoIdOf(type, name)]));
}

/** Names of branches and tags, the usual ones first. */
export function branchesOf({ words }: Aim): readonly string[] {
  return ["dev", ...shortNames(refsFrom(words), "refs/heads/")];
}

export function tagsOf({ words }: Aim): readonly string[] {
  return ["v1.0", "v2.0", ...shortNames(refsFrom(words), "refs/tags/")];
}

function shortNames(refs: readonly string[], prefix: string): readonly string[] {
  const names = refs.filter((ref) => ref.startsWith(prefix)).map((ref) => ref.slice(prefix.length));
  return names.filter((name) => name !== "main");
}
