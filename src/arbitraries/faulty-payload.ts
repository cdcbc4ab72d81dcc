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
 * A valid payload in which one value breaks one keyword of its schema. Shrinks to a plain payload with the same kind
 * of fault.
 */
export function faultyPayload({ keywords, ...rest }: FaultConstraints = {}): fc.Arbitrary<FaultyPayload> {
  return fc.tuple(payload(rest), fc.nat(0xffff)).map(([valid, choice]) => {
    const all = faultsOf(shapeOf(valid), valid);
    const faults = keywords === undefined ? all : all.filter(({ keyword }) => keywords.includes(keyword));
    const fault: Fault | undefined = faults[choice % Math.max(1, faults.length)] ?? all[0];
    if (fault === undefined) throw new RangeError("Failed to break a payload: its schema asks for nothing.");
    return { payload: fault.broken, valid, fault: { pointer: fault.pointer, keyword: fault.keyword } };
  });
}

/** The schema that describes a payload: a bucket's content has one of its own. */
function shapeOf(valid: Payload): string {
  const shapes = shapesByEvent[eventNameOf(valid)] ?? [];
  const [usual = "", other = usual] = shapes;
  return valid.repo.type === "bucket" ? other : usual;
}
