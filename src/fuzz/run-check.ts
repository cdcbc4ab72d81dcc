/** Runs the cases of one check: named ones first, then random ones. What fails is shrunk and entered into a ledger. */
import type { Breach } from "../checks/index.ts";
import { attempt, CRASH_MS, obstacleTo, type CaseRun } from "./attempt.ts";
import { MAX_SUSPECTS, toBlame } from "./blame.ts";
import { caseAt, casesOf, type Case } from "./case.ts";
import { costlySymptoms } from "./cause.ts";
import { formatPath } from "./path.ts";
import type { Foreknown } from "./foreknown.ts";
import type { Ledger } from "./ledger.ts";
import type { Shard } from "./plan.ts";
import { lookahead } from "./lookahead.ts";
import { shrink } from "./shrink.ts";

/** How many smaller cases are tried for one failure: enough for a minimum when they are quick. */
const SHRINK_TRIES = 400;

/** The same when each one means a wait or a new start of the consumer. */
const COSTLY_SHRINK_TRIES = 15;

/** While shrinking, a consumer that hung once is not given its whole time again. */
const SHRINK_TIMEOUT_MS = 1_000;

/** How many failing cases of a check are shrunk; the rest is only counted. */
const MAX_SHRUNK_CASES = 60;

/** A case whose shrinking means waits or new starts counts as so many of them. */
const COSTLY_CASES = 12;

/** Why a check was not judged whose every case was left out. */
const ALL_TIRESOME = "each of its cases would have met a known failure once more, after a long wait";

export interface CheckRun extends CaseRun {
  /** Random cases to run, of all shards. */
  readonly runs: number;
  /** Which of them. */
  readonly shard: Shard;
  /** Whether there is time for another random case. */
  hasTime(): boolean;
  /** What scouts know of the cases; `null` if there were none. They have used up the time, if there is a limit to that. */
  readonly foreknown: Foreknown | null;
  /** Where a failure is entered: its own check's ledger, or that of a check that claims it. */
  ledgerOf(breach: Pick<Breach, "symptom" | "isOwn">): Ledger;
  /** Called after each case; a truthy answer ends the run. */
  afterCase(): boolean;
}

/** Why a check ended: all cases were run, it was told to stop, or nobody answers any more. */
export type CheckEnd = "done" | "stopped" | "gone";

export interface CheckRunResult {
  readonly cases: number;
  /** How many of them proved nothing. */
  readonly moot: number;
  /** Why there was nothing to judge, if that is so. */
  readonly obstacle: string | null;
  readonly end: CheckEnd;
}

export async function runCheck(given: CheckRun): Promise<CheckRunResult> {
  let moot = 0;
  const run: CheckRun = { ...given, onMoot: () => void (moot += 1) };
  const obstacle = await obstacleTo(run);
  if (obstacle !== null) return { cases: 0, moot, obstacle, end: "done" };
  const { shard, foreknown } = run;
  const inTurn = casesOf(run.check, run.setup, run.seed);
  const source = run.line.isElsewhere ? lookahead(inTurn, shard.of) : inTurn;
  const isScoutedToTheEnd = run.runs === Infinity && foreknown !== null;
  const total = isScoutedToTheEnd ? foreknown.end : source.namedCount + run.runs;
  let cases = 0;
  let tiresome = 0;
  let shrunkCases = 0;
  let recent: readonly Case[] = [];
  for (let index = shard.index; index < total; index += shard.of) {
    const verdict = foreknown?.verdictOf(index);
    if (verdict === undefined && index >= source.namedCount && !isScoutedToTheEnd && !run.hasTime()) break;
    if (isTiresome(run, () => source.at(index))) {
      tiresome += 1;
      continue;
    }
    if (verdict !== undefined) {
      cases += 1;
      moot += verdict === "moot" ? 1 : 0;
      if (run.afterCase()) return { cases, moot, obstacle, end: "stopped" };
      continue;
    }
    const current = source.at(index);
    const seen = await attempt(run, current);
    cases += 1;
    if (seen !== null) {
      const ledger = run.ledgerOf(seen);
      if (!ledger.explains(current.trial, seen)) {
        if (ledger.hasRoom() && shrunkCases < MAX_SHRUNK_CASES) {
          const { failed, breach } = await toBlame(run, { failed: current, breach: seen }, recent);
          await enter(run, ledger, failed, breach, isCostly(seen) ? COSTLY_SHRINK_TRIES : SHRINK_TRIES);
        } else ledger.countFurther();
        shrunkCases += isCostly(seen) ? COSTLY_CASES : 1;
      }
      if (!(await run.line.revive())) return { cases, moot, obstacle, end: "gone" };
    }
    recent = [...recent.slice(-MAX_SUSPECTS), current];
    if (run.afterCase()) return { cases, moot, obstacle, end: "stopped" };
  }
  return { cases, moot, obstacle: cases === 0 && tiresome > 0 ? ALL_TIRESOME : null, end: "done" };
}

/** Runs the one case at a path, as it is. @returns null when the path leads nowhere. */
export async function runPath(run: CheckRun, path: readonly number[]): Promise<CheckRunResult | null> {
  const only = caseAt(casesOf(run.check, run.setup, run.seed), path);
  if (only === undefined) return null;
  const breach = await attempt(run, only, { lingerMs: CRASH_MS, isThorough: true });
  if (breach !== null) await enter(run, run.ledgerOf(breach), only, breach, 0);
  return { cases: 1, moot: 0, obstacle: null, end: "done" };
}

/** Shrinks a failure, and enters it. @param tries - How many smaller cases to try; 0 to leave it as it is. */
export async function enter(run: CheckRun, ledger: Ledger, failed: Case, breach: Breach, tries: number): Promise<void> {
  const lastWords = breach.symptom === "gone" ? run.line.lastWords() : null;
  const timeoutMs = breach.symptom === "timeout" ? Math.min(run.timeoutMs, SHRINK_TIMEOUT_MS) : run.timeoutMs;
  const lingerMs = breach.symptom === "gone" ? CRASH_MS : 0;
  const { smallest, breach: shrunkBreach } = await shrink(failed, breach, tries, async (smaller) =>
    (await run.line.revive()) ? attempt(run, smaller, { timeoutMs, lingerMs }) : null,
  );
  const smallestBreach = isToldInFull(shrunkBreach) ? await inFull(run, smallest, shrunkBreach) : shrunkBreach;
  ledger.add(failed.trial, smallest, smallestBreach, {
    seed: run.seed,
    path: formatPath(smallest.path),
    foundBy: run.check.id,
    shrinks: smallest.path.length - 1,
    stderr:
      breach.symptom === "failed" || breach.symptom === "broken-connection"
        ? await run.line.wordsDuring(() => attempt(run, smallest, { timeoutMs }))
        : lastWords,
  });
}

/** Whether there is more to find out about a failure than that it is one. */
function isToldInFull({ symptom }: Breach): boolean {
  return symptom === "looped";
}

/** The same failure with all there is to know of it; as it was, if it does not show again. */
async function inFull(run: CheckRun, failed: Case, breach: Breach): Promise<Breach> {
  const again = await attempt(run, failed, { isThorough: true, isAgain: true });
  return again?.symptom === breach.symptom ? again : breach;
}

function isCostly({ symptom }: Breach): boolean {
  return costlySymptoms.includes(symptom);
}

/** @param look - Makes the case, which is only done where it matters. */
function isTiresome({ ledgerOf, check }: CheckRun, look: () => Case): boolean {
  const impatient = costlySymptoms.map((symptom) => ledgerOf({ symptom })).filter((ledger) => ledger.isImpatient());
  if (impatient.length === 0) return false;
  const { trial } = look();
  const payloads = [trial.payload, ...(trial.others ?? [])];
  return impatient.some((ledger) => payloads.some((payload) => ledger.isTiresome({ ...trial, payload }, check.id)));
}
