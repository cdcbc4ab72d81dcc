/** Who and what a payload is about, where that is given: its ids and commits in the places of those that were made up. */
import { valueAt } from "../payload/index.ts";
import { idOf } from "./hex.ts";

/** The places of ids and commits in a payload. */
const PLACES = {
  repo: "/repo/id",
  owner: "/repo/owner/id",
  webhook: "/webhook/id",
  discussion: "/discussion/id",
  author: "/discussion/author/id",
  comment: "/comment/id",
  commenter: "/comment/author/id",
  newOwner: "/movedTo/owner/id",
  head: "/repo/headSha",
  oldHead: "/updatedRefs/0/oldSha",
} as const;

export type Place = keyof typeof PLACES;

/** Pairs of a place and what is to stand there; a later one of the same place counts. */
export type Identities = readonly (readonly [place: Place, value: string])[];

/**
 * The same payloads, with the given ids wherever the ones before stood: in urls, and in other places of the same thing.
 * What none of them has is left alone.
 */
export function withIdentities<T>(payloads: T, identities: Identities): T {
  if (identities.length === 0) return payloads;
  const all: readonly unknown[] = Array.isArray(payloads) ? payloads : [payloads];
  const pairs = identities.flatMap(([place, value]) => {
    const before = all.map((payload) => valueAt(payload, PLACES[place])).find((found) => typeof found === "string");
    return typeof before === "string" ? [[before, value] as const] : [];
  });
  const swapped = new Map(pairs);
  if (swapped.size === 0) return payloads;
  const pattern = new RegExp([...swapped.keys()].join("|"), "g");
  return JSON.parse(JSON.stringify(payloads).replaceAll(pattern, (found) => swapped.get(found) ?? found));
}

/** The id that a watched repo has wherever it occurs. */
export function repoIdOf(repoType: string, name: string): string {
  return idOf(`${repoType} ${name}`);
}

/** The ids that a watched repo and its owner have wherever they occur. */
export function identitiesOf(repoType: string, name: string): Identities {
  const [namespace = ""] = name.split("/");
  return [
    ["repo", repoIdOf(repoType, name)],
    ["owner", idOf(namespace)],
  ];
}
