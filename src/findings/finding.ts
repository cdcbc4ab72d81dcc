/** A finding: one cause that failures share. */
import { createHash } from "node:crypto";
import type { Symptom } from "../checks/index.ts";
import type { Relatable } from "./diagnosis.ts";

export interface Cause {
  /** The same from run to run, whatever the seed: 12 hex digits. */
  readonly id: string;
  readonly symptom: Symptom;
  /** What the consumer did, for comparison. */
  readonly key: string;
  /** The places of the payload that decide; `null` when nothing but the answer does. */
  readonly deciding: readonly string[] | null;
}

export interface Finding<Entry extends Relatable> {
  readonly cause: Cause;
  /** The failing case that shows it with least. */
  readonly example: Entry;
  /** How many cases failed for it. */
  readonly cases: number;
  /** Names of other inputs that failed for it: edge cases and events. */
  readonly alsoWith: readonly string[];
  /** Other checks that it broke. */
  readonly alsoIn: readonly string[];
}

/** What causes are named by: the check, the kind, what the consumer did, and the places that decide. */
export function causeOf({ check, kind, symptom, key, deciding, isHardening }: Relatable): Cause {
  const name = JSON.stringify(
    kind === "unsteady" ? [kind] : [check, kind, key, deciding?.toSorted() ?? null, isHardening],
  );
  return { id: createHash("sha256").update(name).digest("hex").slice(0, 12), symptom, key, deciding };
}
