/** Payloads to print: any number of them, decided by a seed. */
import fc from "fast-check";
import { seededRandom, unreachable, UsageError } from "../base/index.ts";
import {
  ANYTHING,
  edgeCase,
  edgeCases,
  faultyPayload,
  futurePayload,
  payload,
  type Aim,
  type FaultyPayload,
} from "../arbitraries/index.ts";
import { eventNames, isEventName, type EventName } from "../payload/index.ts";
import { nearest } from "./nearest.ts";

export type SampleKind = "payload" | "edge" | "future" | "faulty";

export interface Sample {
  readonly payload: unknown;
  /** The name of the edge case, if it is one. */
  readonly edgeCase: string | null;
  /** What is wrong with it, if it is a faulty one. */
  readonly fault: FaultyPayload["fault"] | null;
}

/** How many are drawn at a time: a million samples need not fit into memory. */
const BATCH = 1000;

/**
 * Samples, the same for the same arguments; fewer of them are the first of more.
 * @param names - Events to choose from or, among edge cases, edge cases. Empty for all.
 * @throws UsageError when a name is unknown.
 */
export function samples(
  kind: SampleKind,
  names: readonly string[],
  seed: number,
  count: number,
  aim: Aim = ANYTHING,
): Iterable<Sample> {
  return drawn(arbitraryOf(kind, names, aim), seed, count);
}

function* drawn(arbitrary: fc.Arbitrary<Sample>, seed: number, count: number): Generator<Sample> {
  const seeds = seededRandom(seed);
  for (let left = count; left > 0; left -= BATCH) {
    yield* fc.sample(arbitrary, { seed: left === count ? seed : seeds.next32() | 0, numRuns: Math.min(left, BATCH) });
  }
}

/** @throws UsageError when no payload is about what is watched. */
function arbitraryOf(kind: SampleKind, names: readonly string[], aim: Aim): fc.Arbitrary<Sample> {
  try {
    return samplesOf(kind, names, aim);
  } catch (thrown) {
    if (thrown instanceof RangeError) throw new UsageError(thrown.message, { cause: thrown });
    throw thrown;
  }
}

function samplesOf(kind: SampleKind, names: readonly string[], aim: Aim): fc.Arbitrary<Sample> {
  const nothing = { edgeCase: null, fault: null };
  switch (kind) {
    case "payload":
      return payload({ ...eventsIn(names), aim }).map((value) => ({ ...nothing, payload: value }));
    case "future":
      return futurePayload({ ...eventsIn(names), aim }).map((value) => ({ ...nothing, payload: value }));
    case "faulty":
      return faultyPayload({ ...eventsIn(names), aim }).map(({ payload: value, fault }) => ({
        ...nothing,
        payload: value,
        fault,
      }));
    case "edge":
      return edgeCase({ ...edgeCasesIn(names), aim }).map(({ name, payload: value }) => ({
        ...nothing,
        edgeCase: name,
        payload: value,
      }));
    default:
      return unreachable(kind);
  }
}

function eventsIn(names: readonly string[]): { readonly events?: readonly EventName[] } {
  const events = names.map((name) => (isEventName(name) ? name : failOn("event", name, eventNames)));
  return events.length === 0 ? {} : { events };
}

function edgeCasesIn(names: readonly string[]): { readonly names?: readonly string[] } {
  const known = edgeCases.map(({ name }) => name);
  for (const name of names) if (!known.includes(name)) failOn("edge case", name, known);
  return names.length === 0 ? {} : { names };
}

function failOn(what: string, name: string, known: readonly string[]): never {
  throw new UsageError(
    `Failed to make samples: there is no ${what} "${name}". Did you mean ${nearest(name, known).join(", ")}?`,
  );
}
