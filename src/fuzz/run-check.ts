/** Runs the cases of one check: named ones first, then random ones. What fails is shrunk and entered into a ledger. */
import type { Breach, Check, Setup, Symptom } from "../checks/index.ts";
import { formatPath } from "./path.ts";
import { caseAt, casesOf, type Case } from "./case.ts";
import type { Line } from "./driver.ts";
import type { Ledger } from "./ledger.ts";
import { shrink } from "./shrink.ts";

/** How many smaller cases are tried for one failure: enough for a minimum when they are quick. */
const SHRINK_TRIES = 400;

/** The same when each one means a wait or a new start of the consumer. */
const COSTLY_SHRINK_TRIES = 15;

/** While shrinking, a consumer that hung once is not given its whole time again. */
const SHRINK_TIMEOUT_MS = 1_000;

/** How many failing cases of a check are shrunk; the rest is only counted. */
const MAX_SHRUNK_CASES = 60;

export interface CheckRun {
  readonly check: Check;
  readonly setup: Setup;
  readonly seed: number;
  /** Random cases to run. */
  readonly runs: number;
  readonly timeoutMs: number;
  readonly line: Line;
  /** Where a failure is entered: its own check's ledger, or that of a check that claims it. */
  ledgerOf(symptom: Symptom): Ledger;
  /** Called after each case; a truthy answer ends the run. */
  afterCase(): boolean;
}

/** Why a check ended: all cases were run, it was told to stop, or nobody answers any more. */
export type CheckEnd = "done" | "stopped" | "gone";

export interface CheckRunResult {
  readonly cases: number;
  readonly end: CheckEnd;
}

export async function runCheck(run: CheckRun): Promise<CheckRunResult> {
  const source = casesOf(run.check, run.setup, run.seed);
  const total = source.namedCount + run.runs;
  let cases = 0;
  let shrunkCases = 0;
  for (let index = 0; index < total; index++) {
    const next = source.at(index);
    if (isTiresome(run, next)) continue;
    const breach = await attempt(run, next, run.timeoutMs);
    cases += 1;
    if (breach !== null) {
      const ledger = run.ledgerOf(breach.symptom);
      if (!ledger.explains(next.trial, breach)) {
        if (ledger.hasRoom() && shrunkCases < MAX_SHRUNK_CASES)
          await enter(run, ledger, next, breach, triesFor(breach));
        else ledger.countFurther();
        shrunkCases += 1;
      }
      if (!(await run.line.revive())) return { cases, end: "gone" };
    }
    if (run.afterCase()) return { cases, end: "stopped" };
  }
  return { cases, end: "done" };
}

/** Runs the one case at a path, as it is. @returns null when the path leads nowhere. */
export async function runPath(run: CheckRun, path: readonly number[]): Promise<CheckRunResult | null> {
  const only = caseAt(casesOf(run.check, run.setup, run.seed), path);
  if (only === undefined) return null;
  const breach = await attempt(run, only, run.timeoutMs);
  if (breach !== null) await enter(run, run.ledgerOf(breach.symptom), only, breach, 0);
  return { cases: 1, end: "done" };
}

/** Runs one case. @returns null when the promise is kept. */
async function attempt(
  { check, setup, seed, line }: CheckRun,
  { trial, path }: Case,
  timeoutMs: number,
): Promise<Breach | null> {
  const verdict = await trial.run(line.driverOf(setup, `${seed} ${check.id} ${formatPath(path)}`, timeoutMs));
  if (verdict.kept) return null;
  const isGone = verdict.symptom === "broken-connection" && line.isDown();
  return isGone ? { ...verdict, symptom: "gone" } : verdict;
}

async function enter(run: CheckRun, ledger: Ledger, failed: Case, breach: Breach, tries: number): Promise<void> {
  const lastWords = breach.symptom === "gone" ? run.line.lastWords() : null;
  const timeoutMs = breach.symptom === "timeout" ? Math.min(run.timeoutMs, SHRINK_TIMEOUT_MS) : run.timeoutMs;
  const { smallest, breach: smallestBreach } = await shrink(failed, breach, tries, async (smaller) =>
    (await run.line.revive()) ? attempt(run, smaller, timeoutMs) : null,
  );
  ledger.add(failed.trial, smallest, smallestBreach, {
    seed: run.seed,
    path: formatPath(smallest.path),
    foundBy: run.check.id,
    shrinks: smallest.path.length - 1,
    stderr:
      breach.symptom === "failed" ? await run.line.wordsDuring(() => attempt(run, smallest, timeoutMs)) : lastWords,
  });
}

function triesFor({ symptom }: Breach): number {
  return symptom === "timeout" || symptom === "gone" ? COSTLY_SHRINK_TRIES : SHRINK_TRIES;
}

function isTiresome({ ledgerOf }: CheckRun, { trial }: Case): boolean {
  return ledgerOf("timeout").isTiresome(trial);
}
