/** The failures of one check, each cause once, with a count of the cases that it explains. */
import type { Breach, Check, Trial } from "../checks/index.ts";
import type { Case } from "./case.ts";
import {
  costlySymptoms,
  decidingPlaces,
  differencesFromPlain,
  eventIn,
  hasAll,
  hasCodePlace,
  isPartOf,
  samePlaces,
  symptomOf,
} from "./cause.ts";
import type { Difference } from "./difference.ts";
import type { CheckResult, Failure } from "./result.ts";

/** More causes than a person reads at once are counted, not told. */
const MAX_FAILURES = 10;

/** Names of other inputs that a failure remembers. */
const MAX_NAMES = 50;

/** After so many cases of one cause have timed out, or ended the consumer, its further cases are left out. */
const PATIENCE = 3;

/** What a run knows of a failure beyond the case itself. */
export type Told = Pick<Failure, "seed" | "path" | "foundBy" | "stderr" | "shrinks">;

export interface Ledger {
  /** Counts a case that a known cause explains. @returns false if it is a new one, to be shrunk and added. */
  explains(trial: Trial, breach: Breach): boolean;
  /** Whether there are causes of which no further case is worth its wait. */
  isImpatient(): boolean;
  /**
   * Whether a case would only time out, or end the consumer, once more for a known cause.
   * @param foundBy - The id of the check whose case it is.
   */
  isTiresome(trial: Trial, foundBy: string): boolean;
  /** Whether another cause would still be told; if not, shrinking is not worth its time. */
  hasRoom(): boolean;
  /** Counts a failing case that is not looked into. */
  countFurther(): void;
  /** Enters a failure. @param original - The trial before it was shrunk. */
  add(original: Trial, smallest: Case, breach: Breach, told: Told): void;
  failures(): number;
  result(ran: { readonly cases: number; readonly durationMs: number }): CheckResult;
}

interface Cause {
  readonly symptom: string;
  deciding: readonly Difference[] | null;
  failure: Omit<Failure, "count" | "alsoWith">;
  /** Events of which a plain payload fails: when nothing else decides, the event does. */
  readonly events: Set<string | null>;
  readonly names: Set<string>;
  count: number;
}

export function openLedger(check: Check): Ledger {
  const causes: Cause[] = [];
  let further = 0;
  const explainedBy = (trial: Trial, { deciding, events }: Cause): boolean =>
    deciding === null || (deciding.length === 0 ? events.has(eventIn(trial.payload)) : hasAll(trial, deciding));
  const triesPatience = ({ failure, count }: Cause): boolean =>
    costlySymptoms.includes(failure.symptom) && count >= PATIENCE;
  return {
    explains(trial, breach) {
      const symptom = symptomOf(breach);
      const cause = causes.find((known) => known.symptom === symptom && explainedBy(trial, known));
      if (cause !== undefined) countOne(cause, trial);
      return cause !== undefined;
    },
    isImpatient: () => causes.some(triesPatience),
    isTiresome: (trial, foundBy) =>
      causes.some(
        (cause) =>
          triesPatience(cause) &&
          // Of a cause that no place of a payload decides, the other checks' cases are not known to meet it.
          (cause.deciding !== null || cause.failure.foundBy === foundBy) &&
          explainedBy(trial, cause),
      ),
    hasRoom: () => causes.length < MAX_FAILURES,
    countFurther() {
      further += 1;
    },
    add(original, { trial }, breach, told) {
      const symptom = symptomOf(breach);
      const deciding = decidingPlaces(trial);
      const failure = failureOf(check, trial, breach, told);
      const kin = kinOf(causes, symptom, deciding);
      if (kin === undefined) {
        const events = new Set([eventIn(trial.payload)]);
        if (causes.length < MAX_FAILURES)
          causes.push({ symptom, deciding, failure, events, names: new Set(), count: 1 });
        else further += 1;
        return;
      }
      kin.cause.events.add(eventIn(trial.payload));
      if (kin.isSmaller) {
        takeOver(kin.cause, failure, deciding);
        absorb(causes, kin.cause);
      }
      countOne(kin.cause, original);
    },
    failures: () => causes.length,
    result(ran) {
      const { id, promise } = check;
      if (causes.length === 0) return { id, promise, status: "passed", ...ran };
      const failures = causes.map(({ failure, count, names }) => ({ ...failure, count, alsoWith: [...names] }));
      return { id, promise, status: "failed", ...ran, failures, furtherCases: further };
    },
  };
}

/**
 * A known cause that a shrunk failure belongs to; `isSmaller` when the failure tells it with less. A failure of which nothing
 * but the answer is known belongs to a cause that shows the same place in the consumer's code.
 */
function kinOf(
  causes: readonly Cause[],
  symptom: string,
  deciding: readonly Difference[] | null,
): { readonly cause: Cause; readonly isSmaller: boolean } | undefined {
  if (deciding === null) {
    const cause = hasCodePlace(symptom) ? causes.find((known) => known.symptom === symptom) : undefined;
    return cause && { cause, isSmaller: false };
  }
  for (const cause of causes) {
    if (cause.symptom !== symptom || cause.deciding === null) continue;
    const isKnown = samePlaces(cause.deciding, deciding) || isPartOf(cause.deciding, deciding);
    if (isKnown) return { cause, isSmaller: false };
    if (isPartOf(deciding, cause.deciding)) return { cause, isSmaller: true };
  }
  return undefined;
}

function takeOver(cause: Cause, failure: Cause["failure"], deciding: Cause["deciding"]): void {
  const before = nameOf(cause.failure.edgeCase, cause.failure.payload);
  cause.failure = failure;
  cause.deciding = deciding;
  if (before !== null) cause.names.add(before);
}

/** Causes that a smaller one explains, now that it is told with less, are counted under it. */
function absorb(causes: Cause[], smaller: Cause): void {
  const { symptom, deciding } = smaller;
  const absorbed = causes.filter(
    (cause) => cause.symptom === symptom && cause.deciding && deciding && isPartOf(deciding, cause.deciding),
  );
  for (const cause of absorbed) {
    causes.splice(causes.indexOf(cause), 1);
    smaller.count += cause.count;
    for (const event of cause.events) smaller.events.add(event);
    for (const name of [nameOf(cause.failure.edgeCase, cause.failure.payload), ...cause.names]) {
      if (name !== null && smaller.names.size < MAX_NAMES) smaller.names.add(name);
    }
  }
}

function countOne(cause: Cause, { name, payload }: Trial): void {
  cause.count += 1;
  const called = nameOf(name, payload);
  const own = nameOf(cause.failure.edgeCase, cause.failure.payload);
  if (called !== null && called !== own && cause.names.size < MAX_NAMES) cause.names.add(called);
}

/** What an input is called where names are listed: plain input by its event. */
function nameOf(edgeCase: string | null, payload: unknown): string | null {
  return edgeCase ?? eventIn(payload);
}

function failureOf({ advice }: Check, { name, payload, decides }: Trial, breach: Breach, told: Told): Cause["failure"] {
  const { happened, symptom, request, exchange, chain = [] } = breach;
  const differences = differencesFromPlain(payload);
  return {
    ...told,
    happened,
    symptom,
    advice,
    edgeCase: name,
    decides,
    payload,
    differences,
    request,
    exchange,
    chain,
  };
}
