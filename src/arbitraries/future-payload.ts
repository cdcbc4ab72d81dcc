/**
 * Payloads that the Hub may send one day. The docs announce two kinds: narrower scopes, to be handled as an update of
 * the broader one, and new properties, since the shapes are open to more (hub docs, webhooks, event).
 */
import fc from "fast-check";
import type { AnyPayload, FuturePayload, Payload } from "../payload/index.ts";
import { objectsIn } from "./objects-in.ts";
import { payload, type PayloadConstraints } from "./payload.ts";

/** What is new in a future payload. */
export type Novelty = "scope" | "fields";

export interface FutureConstraints extends PayloadConstraints {
  /** Default: both. */
  readonly novelties?: readonly Novelty[];
}

/** A payload of tomorrow beside the one of today that it grew from. */
export interface Future {
  readonly known: Payload;
  readonly future: AnyPayload;
}

/**
 * A payload with a narrower scope, or with properties that no schema knows. A tolerant parser takes it, a strict one
 * does not. Shrinks to one small novelty in a plain payload.
 */
export function futurePayload(constraints: FutureConstraints = {}): fc.Arbitrary<AnyPayload> {
  return futureOf(constraints).map(({ future }) => future);
}

/** The same, with the payload of today that holds everything else. */
export function futureOf({ novelties = ["scope", "fields"], ...rest }: FutureConstraints = {}): fc.Arbitrary<Future> {
  const kinds = { scope: () => narrowed(rest), fields: () => grown(rest) };
  return fc.oneof(...novelties.map((novelty) => kinds[novelty]()));
}

const NARROWER = ["dois", "lfs", "reaction", "webhook", "storageRegion", "card.metadata"] as const;

/** What an event is about. A narrower one is to be handled as an update of the broader one, which can't be done without. */
const SUBJECTS: readonly string[] = ["discussion", "comment"];

/** An event of a scope below a known one, with any action, with the parts of the broader event or only what it is about. */
function narrowed(constraints: PayloadConstraints): fc.Arbitrary<Future> {
  const actions = fc.constantFrom("update", "create", "delete", "move");
  return fc
    .tuple(payload(constraints), fc.constantFrom(...NARROWER), actions, fc.boolean())
    .map(([known, word, action, isBare]) => {
      const { event, repo, webhook, ...parts } = known;
      const narrower: FuturePayload["event"] = { scope: `${event.scope}.${word}`, action };
      const kept = Object.entries(parts).filter(([name]) => !isBare || SUBJECTS.includes(name));
      return { known, future: { event: narrower, repo, ...Object.fromEntries(kept), webhook } };
    });
}

/** Names that a schema might get, and some that are nasty to merge. */
const NEW_NAMES = ["createdAt", "x", "actor", "links", "content-type", "toString", "null", "über"] as const;

const newValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, "", "new", -1, 1e21),
  fc
    .constantFrom<() => unknown>(
      () => ({}),
      () => [],
      () => ({ id: "0".repeat(24), name: "ada" }),
      () => [{ a: [{ b: null }] }],
    )
    .map((make) => make()),
);

interface Addition {
  /** Chooses among the objects of the payload, from the outside in. */
  readonly place: number;
  readonly name: string;
  readonly value: unknown;
}

/** A known event with one to three properties more, at any level; new settings in `updatedConfig` among them. */
function grown(constraints: PayloadConstraints): fc.Arbitrary<Future> {
  const addition = fc
    .tuple(fc.nat(15), fc.constantFrom(...NEW_NAMES), newValue)
    .map(([place, name, value]): Addition => ({ place, name, value }));
  return fc
    .tuple(payload(constraints), fc.array(addition, { minLength: 1, maxLength: 3 }))
    .map(([known, additions]) => ({ known, future: additions.reduce(withAddition, known) }));
}

function withAddition(known: Payload, { place, name, value }: Addition): Payload {
  const grown = structuredClone(known);
  const places = objectsIn(grown);
  const target = places[place % places.length];
  if (target !== undefined && !Object.hasOwn(target, name)) Object.assign(target, { [name]: value });
  return grown;
}
