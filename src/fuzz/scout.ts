/**
 * Scouts: they run a part of the cases elsewhere, such as on another thread, and only say how each went. The run itself counts
 * those that a scout saw pass, and looks into all others: so its result is the same as if it had run all of them by itself.
 */
import { realClock } from "../base/index.ts";
import type { Breach, Check } from "../checks/index.ts";
import type { Consumer } from "../consumer/index.ts";
import { attempt, obstacleTo, type CaseRun } from "./attempt.ts";
import { MAX_SUSPECTS } from "./blame.ts";
import { casesOf } from "./case.ts";
import { costlySymptoms } from "./cause.ts";
import { openLine, type Line } from "./driver.ts";
import type { Scouting } from "./foreknown.ts";
import { greet, isUp } from "./greeting.ts";
import { withHubLine } from "./hub-line.ts";
import { planOf, runsOf, type FuzzOptions, type Plan } from "./plan.ts";
import { timekeeper } from "./timekeeper.ts";

export interface ScoutOptions extends FuzzOptions {
  readonly seed: number;
  readonly url: string;
  /** Ends the scouting early. */
  readonly signal?: AbortSignal | undefined;
}

/** A scout that has waited so often for a consumer to answer, or to start again, leaves the rest to the run. */
const PATIENCE = 5;

/**
 * Runs the cases of the shard.
 * @returns What it saw, check by check. Nothing at all, if the consumer is spoilt in the end.
 */
export async function scout(consumer: Consumer, options: ScoutOptions): Promise<readonly Scouting[]> {
  const clock = options.clock ?? realClock();
  const plan = planOf(options, options.url, clock.nowMs());
  return await withHubLine(consumer, options, async (hubLine) => {
    const line = openLine(consumer, hubLine);
    const hello = await greet(line, plan, "hello");
    const timeFor = timekeeper(plan, clock);
    const seen: Scouting[] = [];
    let cases = 0;
    let failures = 0;
    let waits = 0;
    for (const [checksDone, check] of plan.checks.entries()) {
      if (check.skipReason(plan.setup) !== null) continue;
      const afterCase = (breach: Breach | null): boolean => {
        cases += 1;
        failures += breach === null ? 0 : 1;
        waits += breach !== null && costlySymptoms.includes(breach.symptom) ? 1 : 0;
        options.onProgress?.({
          checkId: check.id,
          checksDone,
          checksTotal: plan.checks.length,
          cases,
          requests: line.requests(),
          failures,
        });
        return options.signal?.aborted === true || (plan.bail && failures > 0) || waits >= PATIENCE;
      };
      const startMs = clock.nowMs();
      const scouted = await scoutCheck(check, plan, { line, hasTime: timeFor(check), afterCase });
      seen.push({ ...scouted.scouting, durationMs: clock.nowMs() - startMs });
      if (scouted.isOver) break;
    }
    return isUp(hello) && !isUp(await greet(line, plan, "goodbye")) ? [] : seen;
  });
}

interface Shell {
  readonly line: Line;
  hasTime(): boolean;
  /** @returns whether to end. */
  afterCase(breach: Breach | null): boolean;
}

interface Scouted {
  readonly scouting: Omit<Scouting, "durationMs">;
  /** Whether there is nothing more to scout in any check. */
  readonly isOver: boolean;
}

async function scoutCheck(check: Check, plan: Plan, { line, hasTime, afterCase }: Shell): Promise<Scouted> {
  const { setup, seed, timeoutMs, shard } = plan;
  const suspects = new Set<number>();
  const moot: number[] = [];
  let index = shard.index;
  let isOver = false;
  const run: CaseRun = { check, setup, seed, timeoutMs, line, onMoot: () => void moot.push(index) };
  const isBlocked = (await obstacleTo(run)) !== null;
  const source = casesOf(check, setup, seed);
  const total = isBlocked ? 0 : source.namedCount + runsOf(check, plan);
  for (; index < total && !isOver; index += shard.of) {
    if (index >= source.namedCount && !hasTime()) break;
    const breach = await attempt(run, source.at(index));
    if (breach !== null) {
      suspects.add(index);
      // What ended it may have been an earlier case: the run finds out which one.
      for (let back = 1; breach.symptom === "gone" && back <= MAX_SUSPECTS; back++)
        suspects.add(index - back * shard.of);
      isOver = !(await line.revive());
    }
    if (afterCase(breach)) isOver = true;
  }
  return { scouting: { check: check.id, shard, next: index, suspects: [...suspects], moot }, isOver };
}
