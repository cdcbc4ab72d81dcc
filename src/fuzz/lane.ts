/** The cases of one check in a run: where they come from, how many there are, and whether they are run at all. */
import type { Check } from "../checks/index.ts";
import { casesOf, type CaseSource } from "./case.ts";
import { runsOf, shareOf, type Plan, type Shard } from "./plan.ts";
import { prefetch } from "./prefetch.ts";
import type { Lane } from "./schedule.ts";
import type { Session } from "./session.ts";

export interface CheckLane extends Lane {
  readonly check: Check;
  readonly source: CaseSource;
  /** Why it does not apply; `null` if it does, as far as is known without asking the consumer. */
  readonly skipReason: string | null;
}

/** How much more often a check that explores has its turn than its number of cases says: a run may be out of time before. */
const EAGERNESS = 2;

/** @param isAhead - Whether to make each case while the consumer works on the one before it. */
export function laneOf(check: Check, plan: Plan, isAhead: boolean): CheckLane {
  const skipReason = check.skipReason(plan.setup);
  const cases = casesOf(check, plan.setup, plan.seed);
  const isSkipped = skipReason !== null;
  return {
    check,
    source: isAhead ? prefetch(cases, plan.shard.of) : cases,
    skipReason,
    namedCount: isSkipped ? 0 : cases.namedCount,
    randomCount: isSkipped ? 0 : runsOf(check, plan),
    share: shareOf(check, plan.setup) * (check.exploration > 1 ? EAGERNESS : 1),
  };
}

/** How many of a lane's cases belong to a shard; infinite if it has no end. */
export function casesIn({ namedCount, randomCount }: Lane, shard: Shard): number {
  return indexesBelow(namedCount + randomCount, shard);
}

/** How many indexes of a shard lie below another one. */
export function indexesBelow(end: number, { index, of }: Shard): number {
  return Math.max(0, Math.ceil((end - index) / of));
}

/** Why a check can't be judged, as far as the consumer has to be asked for that; `null` if it can. */
export async function obstacleTo(check: Check, { setup, seed }: Plan, session: Session): Promise<string | null> {
  // It is enough to see what the consumer does as quickly as it does most things.
  return await check.obstacle(session.driverOf(setup, `${seed} ${check.id} obstacle`, { looksHung: true }));
}
