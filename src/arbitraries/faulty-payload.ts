/**
 * Payloads with exactly one fault. The faults are found in the schema, along the payload: every place where a keyword
 * asks for something is a place to break it. So a new keyword in a schema brings its own faults.
 */
import fc from "fast-check";
import { eventNameOf, shapesByEvent, type Payload } from "../payload/index.ts";
import { faultsOf, type Fault } from "./schema/faults-of.ts";
import { payload, type PayloadConstraints } from "./payload.ts";

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
    const all = faultsOf(shapeOf(valid), valid);
    const wanted = keywords === undefined ? all : all.filter(({ keyword }) => keywords.includes(keyword));
    const { broken, pointer, keyword } = chosen(wanted.length === 0 ? all : wanted, choice);
    return { payload: broken(), valid, fault: { pointer, keyword } };
  });
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

/** The schema that describes a payload: a bucket's content has one of its own. */
function shapeOf(valid: Payload): string {
  const shapes = shapesByEvent[eventNameOf(valid)] ?? [];
  const [usual = "", other = usual] = shapes;
  return valid.repo.type === "bucket" ? other : usual;
}
