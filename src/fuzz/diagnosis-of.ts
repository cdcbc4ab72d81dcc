/** A confirmed failure with all that is known of it, as a plain value. */
import type { Check, Symptom } from "../checks/index.ts";
import {
  differencesFromPlain,
  eventIn,
  placeOf,
  symptomKeyOf,
  withCodePlace,
  type Diagnosis,
} from "../findings/index.ts";
import { refOf, type Case } from "./case.ts";
import type { Confirmed } from "./confirmed.ts";
import { isHardening } from "./is-hardening.ts";
import { earlierOf, sequenceWords } from "./sequence-words.ts";

/**
 * @param check - The check that reports it.
 * @param stderr - What the consumer wrote about it.
 * @param original - The case that it was found with.
 */
export function diagnosisOf(check: Check, seen: Confirmed, stderr: string | null, original: Case): Diagnosis {
  const { kind, one, failure, after } = seen;
  const { trial } = one;
  const differences = differencesFromPlain(trial.payload);
  const key = symptomKeyOf(failure);
  return {
    check: check.id,
    kind,
    symptom: failure.symptom,
    key: failure.symptom === "failed" ? withCodePlace(key, stderr) : key,
    deciding: decidingOf(seen, differences?.map(placeOf) ?? null),
    event: eventIn(trial.payload),
    edgeCase: trial.name,
    weight: trial.weight ?? one.check.weight,
    isHardening: isHardening(trial, failure),
    found: refOf(one),
    index: original.path?.index ?? -1,
    steps: after === null ? Number.MAX_SAFE_INTEGER : after.length + 1,
    happened: happenedIn(seen),
    advice: check.advice,
    expected: failure.expected,
    needsHub: trial.needsHub ?? false,
    decides: trial.decides,
    payload: trial.payload,
    differences,
    request: failure.request,
    exchange: failure.exchange,
    chain: failure.chain ?? [],
    state: failure.state ?? [],
    growth: failure.growth ?? null,
    stderr,
    shrinks: one.path?.shrinks.length ?? 0,
    after: after === null ? [] : after.map(refOf),
    isListed: after !== null,
  };
}

/** What comes before tells sequences apart no better than what the consumer does: a bug with a memory shows in many ways. */
function decidingOf({ kind, one }: Confirmed, places: readonly string[] | null): readonly string[] | null {
  return kind === "sequence" || one.trial.decides === "answer" ? null : places;
}

const WORN: readonly Symptom[] = ["slowed-down", "grew"];

function happenedIn(seen: Confirmed): string {
  const { kind, one, failure, after } = seen;
  if (kind === "unsteady") return `${failure.happened} now and then`;
  if (WORN.includes(failure.symptom)) return failure.happened; // it takes a whole run, and says so
  const first = seen.afterPlain;
  const before = first !== undefined ? [{ ...first, isFirst: true as const }] : (after?.map(earlierOf) ?? null);
  const isWhole = kind !== "sequence" || before?.length === 0; // the case itself says what came before
  return isWhole ? failure.happened : `${failure.happened} ${sequenceWords(before, one.trial.payload)}`;
}
