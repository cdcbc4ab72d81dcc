/**
 * Payloads with exactly one fault. The faults are found in the schema, along the payload: every place where a keyword
 * asks for something is a place to break it. So a new keyword in a schema brings its own faults.
 */
import fc from "fast-check";
import { remembered } from "../base/index.ts";
import { eventNameOf, type Payload, repoTypes, shapeFor } from "../payload/index.ts";
import { isReachable, type Aim } from "./aim/index.ts";
import { payload, type PayloadConstraints } from "./payload.ts";
import { plainPayloads } from "./plain-payload.ts";
import { faultsOf, type Fault } from "./schema/faults-of.ts";

export interface FaultyPayload {
  readonly payload: unknown;
  /** The payload before the fault. */
  readonly valid: Payload;
  /** The one thing that is wrong. */
  readonly fault: { readonly pointer: string; readonly keyword: string };
}

export interface FaultConstraints extends PayloadConstraints {
  /** Keywords to break. Default: any. */
  readonly keywords?: readonly string[];
}

/**
 * A valid payload in which one value breaks one keyword of its schema. Shrinks to a plain payload with the same fault.
 */
export function faultyPayload({ keywords, ...rest }: FaultConstraints = {}): fc.Arbitrary<FaultyPayload> {
  return fc.tuple(payload(rest), fc.noShrink(fc.nat(0xffff))).map(([valid, choice]) => {
    // A mixture of two branches has several faults at once.
    const all = faultsOf(shapeOf(valid), valid).filter(({ keyword }) => keyword !== "oneOf");
    const wanted = keywords === undefined ? all : all.filter(({ keyword }) => keywords.includes(keyword));
    const { broken, pointer, keyword } = chosen(wanted.length === 0 ? all : wanted, choice);
    return { payload: broken(), valid, fault: { pointer, keyword } };
  });
}

/** How many payloads of each event are looked at for what plain ones leave out. */
const SAMPLES = 40;

/**
 * A payload for each way to break each keyword of each schema, as plain as it can be, and for each mixture of two branches of a
 * union. Keywords of what an aim leaves out have none.
 */
export const allFaults: (aim: Aim) => readonly FaultyPayload[] = remembered((aim) => {
  const found = new Map<string, FaultyPayload>();
  const sampled = aim.events
    .filter((event) => isReachable(aim, [event], repoTypes))
    .flatMap((event) =>
      fc.sample(payload({ events: [event], repoTypes, aim }), { seed: 1, numRuns: SAMPLES, unbiased: true }),
    );
  for (const valid of [...plainPayloads(aim), ...sampled]) {
    for (const { asked, pointer, keyword, variant = "", broken } of faultsOf(shapeOf(valid), valid)) {
      if (pointer === "" && keyword === "type") continue; // a body that is no object is one of the raw bodies
      const missing = keyword === "required" ? pointer.slice(pointer.lastIndexOf("/")) : "";
      const name = `${numberOf(asked)} ${keyword} ${variant}${missing}`;
      if (!found.has(name)) found.set(name, { payload: broken(), valid, fault: { pointer, keyword } });
    }
  }
  return [...found.values()];
});

const numbers = new Map<object, number>();

/** Tells parts of schemas apart. */
function numberOf(asked: object): number {
  const number = numbers.get(asked) ?? numbers.size;
  numbers.set(asked, number);
  return number;
}

/**
 * The fault that the choice ranks first. Each is ranked by itself, so the same choice finds the same fault again when
 * shrinking has taken other places of the payload away.
 */
function chosen(faults: readonly Fault[], choice: number): Fault {
  const ranked = faults.map((fault) => ({
    fault,
    rank: rankOf(`${fault.pointer} ${fault.keyword} ${fault.variant ?? ""}`, choice),
  }));
  return ranked.reduce((first, other) => (other.rank < first.rank ? other : first)).fault;
}

function rankOf(text: string, choice: number): number {
  let rank = choice;
  for (let i = 0; i < text.length; i++) rank = Math.imul(rank ^ text.charCodeAt(i), 0x0100_0193);
  return Math.imul(rank ^ (rank >>> 15), 0x85eb_ca6b) >>> 0;
}

function shapeOf(valid: Payload): string {
  return shapeFor(eventNameOf(valid), valid.repo.type) ?? "";
}
