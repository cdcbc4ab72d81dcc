/**
 * The costly causes that are known: those whose every case means a wait for an answer that does not come, or a new start of the
 * consumer. What looks like them is given less time, and after a few cases left out.
 */
import type { Symptom, Trial } from "../checks/index.ts";
import { differencesFromPlain, eventIn, placeAndValueOf, type Diagnosis } from "../findings/index.ts";

/** What each further case of costs a wait, a new start of the consumer, or a long run. */
const COSTLY: readonly Symptom[] = ["timeout", "gone", "looped"];

/** After so many cases of one cause, its further cases are left out. */
const ENOUGH = 3;

/** A cause with more places than that was not shrunk to its end: all of its event are taken to have it. */
const MANY_PLACES = 3;

/** When plain payloads of so many events have one cause, every payload is taken to. */
const MANY_EVENTS = 3;

export interface Silences {
  note(diagnosis: Diagnosis): void;
  /** How much of known costly causes a case has: nothing; enough to be cut short; or so much that it is left out. */
  look(trial: Trial, foundBy: string): "unknown" | "known" | "enough";
  /** A case got no answer, and was not waited for long enough to say more: what looks like it is left out. */
  suspect(trial: Trial, foundBy: string): void;
  /** Counts a case that turned out to be one. */
  count(trial: Trial, foundBy: string): void;
}

interface Known {
  readonly symptom: Symptom;
  readonly foundBy: string;
  /** `null` when no place of a payload decides. */
  readonly deciding: readonly string[] | null;
  readonly events: Set<string | null>;
  cases: number;
}

export function isCostly(symptom: Symptom): boolean {
  return COSTLY.includes(symptom);
}

/** @param isElsewhere - Whether an end of the consumer means that it has to be started again. */
export function silences(isElsewhere: boolean): Silences {
  const all: Known[] = [];
  const matching = (trial: Trial, foundBy: string): Known | undefined =>
    all.length === 0
      ? undefined
      : all.find((known) => payloadsOf(trial).some((payload) => meets(known, payload, foundBy)));
  return {
    note({ symptom, found, decides, differences, payload }) {
      if (!isCostly(symptom) || (symptom === "gone" && !isElsewhere)) return;
      const deciding = decides === "answer" ? null : (differences?.map(placeAndValueOf) ?? null);
      const same = all.find((known) => known.symptom === symptom && alike(known.deciding, deciding));
      const known = same ?? { symptom, foundBy: found.check, deciding, events: new Set(), cases: 0 };
      if (same === undefined) all.push(known);
      known.events.add(eventIn(payload));
      known.cases += 1;
    },
    look(trial, foundBy) {
      const known = matching(trial, foundBy);
      if (known === undefined) return "unknown";
      return known.cases >= ENOUGH ? "enough" : "known";
    },
    suspect(trial, foundBy) {
      const events = new Set(payloadsOf(trial).flatMap((payload) => eventIn(payload) ?? []));
      const deciding = events.size === 0 ? null : [];
      all.push({ symptom: "timeout", foundBy, deciding, events, cases: ENOUGH });
    },
    count(trial, foundBy) {
      const known = matching(trial, foundBy);
      if (known !== undefined) known.cases += 1;
    },
  };
}

function payloadsOf({ payload, others = [] }: Trial): readonly unknown[] {
  return [payload, ...others];
}

/** Of a cause that no place of a payload decides, the other checks' cases are not known to meet it. */
function meets({ deciding, foundBy: own, events }: Known, payload: unknown, foundBy: string): boolean {
  if (deciding === null) return own === foundBy;
  if (deciding.length > MANY_PLACES) return events.has(eventIn(payload));
  if (deciding.length === 0)
    return payload !== undefined && (events.has(eventIn(payload)) || events.size >= MANY_EVENTS);
  const has = new Set(differencesFromPlain(payload)?.map(placeAndValueOf));
  return deciding.every((place) => has.has(place));
}

function alike(a: readonly string[] | null, b: readonly string[] | null): boolean {
  return a === null || b === null ? a === b : a.length === b.length && a.every((place) => b.includes(place));
}
