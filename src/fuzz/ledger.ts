/** The failures of one check, each cause once, with a count of the cases that it explains. */
import type { Breach, Check, Trial } from "../checks/index.ts";
import type { Case } from "./case.ts";
import { decidingPlaces, differencesFromPlain, hasAll, samePlaces, symptomOf } from "./cause.ts";
import { valueAt } from "../payload/index.ts";
import type { Difference } from "./difference.ts";
import type { CheckResult, Failure } from "./result.ts";

/** More causes than a person reads at once are counted, not told. */
const MAX_FAILURES = 10;

/** Names of other inputs that a failure remembers. */
const MAX_NAMES = 50;

/** After so many cases of one cause have timed out, its further cases are not waited for. */
const PATIENCE = 3;

interface Cause {
  readonly symptom: string;
  readonly deciding: readonly Difference[] | null;
  readonly failure: Omit<Failure, "count" | "alsoWith">;
  readonly names: Set<string>;
  count: number;
}

export interface Ledger {
  /** Counts a case that a known cause explains. @returns false if it is a new one, to be shrunk and added. */
  explains(trial: Trial, breach: Breach): boolean;
  /** Whether a case would only wait for one more timeout of a known cause. */
  isTiresome(trial: Trial): boolean;
  /** Whether another cause would still be told; if not, shrinking is not worth its time. */
  hasRoom(): boolean;
  /** Counts a failing case that is not looked into. */
  countFurther(): void;
  add(
    original: Trial,
    smallest: Case,
    breach: Breach,
    told: Pick<Failure, "seed" | "path" | "foundBy" | "stderr" | "shrinks">,
  ): void;
  failures(): number;
  result(cases: number): CheckResult;
}

export function openLedger(check: Check): Ledger {
  const causes: Cause[] = [];
  let further = 0;
  const causeOf = (trial: Trial, symptom: string): Cause | undefined =>
    causes.find(
      (cause) =>
        cause.symptom === symptom && (cause.deciding === null || hasAll(trial, cause.deciding, cause.failure.payload)),
    );
  const count = (cause: Cause, { name, payload }: Trial): void => {
    cause.count += 1;
    const called = name ?? nameOfEvent(payload);
    const own = cause.failure.edgeCase ?? nameOfEvent(cause.failure.payload);
    if (called !== null && called !== own && cause.names.size < MAX_NAMES) cause.names.add(called);
  };
  return {
    explains(trial, breach) {
      const cause = causeOf(trial, symptomOf(breach));
      if (cause !== undefined) count(cause, trial);
      return cause !== undefined;
    },
    isTiresome: (trial) =>
      causes.some(
        (cause) =>
          cause.failure.symptom === "timeout" &&
          cause.count >= PATIENCE &&
          (cause.deciding === null || hasAll(trial, cause.deciding, cause.failure.payload)),
      ),
    countFurther() {
      further += 1;
    },
    hasRoom: () => causes.length < MAX_FAILURES,
    add(original, { trial }, breach, told) {
      const symptom = symptomOf(breach);
      const deciding = decidingPlaces(trial);
      const twin = causes.find(
        (cause) =>
          cause.symptom === symptom &&
          cause.deciding !== null &&
          deciding !== null &&
          samePlaces(cause.deciding, deciding),
      );
      if (twin !== undefined) return count(twin, original);
      if (causes.length >= MAX_FAILURES) return this.countFurther();
      const { happened, request, exchange } = breach;
      const { name: edgeCase, payload } = trial;
      const failure = {
        ...told,
        happened,
        symptom: breach.symptom,
        advice: check.advice,
        edgeCase,
        payload,
        differences: differencesFromPlain(payload),
        request,
        exchange,
      };
      causes.push({ symptom, deciding, failure, names: new Set(), count: 1 });
    },
    failures: () => causes.length,
    result(cases) {
      const { id, promise } = check;
      if (causes.length === 0) return { id, promise, status: "passed", cases };
      const failures = causes.map(({ failure, count, names }) => ({ ...failure, count, alsoWith: [...names] }));
      return { id, promise, status: "failed", cases, failures, furtherCases: further };
    },
  };
}

/** What plain input is called where names are listed. */
function nameOfEvent(payload: unknown): string | null {
  const [scope, action] = [valueAt(payload, "/event/scope"), valueAt(payload, "/event/action")];
  return typeof scope === "string" && typeof action === "string" ? `${scope}:${action}` : null;
}
