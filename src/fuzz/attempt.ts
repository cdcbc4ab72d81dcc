/** One run of one case: its trial, and whether the consumer is still there when it is over. */
import type { Breach, Check, Setup } from "../checks/index.ts";
import type { Case } from "./case.ts";
import type { Line } from "./driver.ts";
import { formatPath } from "./path.ts";

/** What all cases of a check have in common. */
export interface CaseRun {
  readonly check: Check;
  readonly setup: Setup;
  readonly seed: number;
  readonly timeoutMs: number;
  readonly line: Line;
  /** Called for a trial that proves nothing. */
  readonly onMoot?: () => void;
}

/** Why the check can't be judged, as far as the consumer has to be asked for that; `null` if it can. */
export async function obstacleTo({ check, setup, seed, timeoutMs, line }: CaseRun): Promise<string | null> {
  return await check.obstacle(line.driverOf(setup, `${seed} ${check.id} obstacle`, timeoutMs));
}

/** How long after its answer a consumer may take to end, in milliseconds. */
export const CRASH_MS: number = 50;

export interface Patience {
  /** How long an answer may take, in milliseconds. Default: that of the run. */
  readonly timeoutMs?: number;
  /** How long the consumer may take to end after its last answer, in milliseconds. Default: 0. */
  readonly lingerMs?: number;
  /** Whether to find out all there is to know of a failure. Default: false. */
  readonly isThorough?: boolean;
  /** Whether it ran in this process before: then its deliveries have other ids, or the consumer might know them. */
  readonly isAgain?: boolean;
}

/**
 * Runs one case. Whatever its check says of the answers: a case after which the consumer is gone has failed.
 * @returns null when the promise is kept.
 */
export async function attempt(
  { check, setup, seed, line, onMoot, ...run }: CaseRun,
  { trial, path }: Case,
  { timeoutMs = run.timeoutMs, lingerMs = 0, isThorough = false, isAgain = false }: Patience = {},
): Promise<Breach | null> {
  const caseKey = `${seed} ${check.id} ${formatPath(path)}${isAgain ? " again" : ""}`;
  const verdict = await trial.run(line.driverOf(setup, caseKey, timeoutMs, isThorough));
  if (verdict.kept && verdict.isMoot === true) onMoot?.();
  const isOver = await line.isDown(lingerMs);
  if (!verdict.kept) {
    const isGone = verdict.symptom === "broken-connection" && isOver;
    return isGone ? { ...verdict, symptom: "gone" } : verdict;
  }
  const last = line.last();
  if (!isOver || last === null) return null;
  return { kept: false, symptom: "gone", happened: `took this, and was gone (${line.causeOfEnd()})`, ...last };
}
