/** Consumers as they are when they have just been started, for cases that may owe their failure to what came before. */
import { realClock } from "../base/index.ts";
import { delivered, plainQuestion, type Outcome, type Setup } from "../checks/index.ts";
import type { Consumer } from "../consumer/index.ts";
import type { CaseRef } from "../findings/index.ts";
import { caseOf, refOf, type Case } from "./case.ts";
import { openRunHub } from "./hub-endpoint.ts";
import { paceOf } from "./pace.ts";
import { patienceFor } from "./patience.ts";
import type { Plan } from "./plan.ts";
import { CRASH_MS, runCase, type RunOptions } from "./run-case.ts";
import { openSession, type Session } from "./session.ts";

export interface FreshOptions {
  /** Whether the first case is the first thing that the consumer sees. Default: no, a plain push is, as in every run. */
  readonly isFirst?: boolean;
  /** Whether the cases look like some that got no answer. Default: false. */
  readonly looksHung?: boolean;
}

export interface Fresh {
  /**
   * Runs cases in order on a consumer that has just started.
   * @returns Their outcomes, up to the first that ended the consumer; `null` when no such consumer is to be had any more.
   */
  run(cases: readonly Case[], options?: FreshOptions): Promise<readonly Outcome[] | null>;
}

/** Runs cases, named by where they are found, on a consumer of their own. */
export type RunElsewhere = (cases: readonly CaseRef[], options: FreshOptions) => Promise<readonly Outcome[] | null>;

/** How many consumers are started for that in one run. */
const MOST_STARTS = 120;

/** @returns `null` when neither the session can start its consumer again nor somebody else has one. */
export function freshConsumers(session: Session, setup: Setup, elsewhere: RunElsewhere | undefined): Fresh | null {
  let starts = 0;
  if (elsewhere !== undefined) {
    return {
      async run(cases, options = {}) {
        if (starts >= MOST_STARTS || cases.some(({ path }) => path === null)) return null;
        starts += 1;
        return await elsewhere(cases.map(refOf), options);
      },
    };
  }
  if (!session.canRestart) return null;
  return {
    async run(cases, { isFirst = false, looksHung = false } = {}) {
      if (starts >= MOST_STARTS || !(await session.restart())) return null;
      starts += 1;
      if (!isFirst) await askPlainly(session, setup);
      return await inOrder(session, setup, cases, { looksHung });
    },
  };
}

/** What every consumer is sent first in a run. */
async function askPlainly(session: Session, setup: Setup): Promise<void> {
  const driver = session.driverOf(setup, "fresh", { looksHung: true });
  await driver.send(delivered(driver, plainQuestion(setup.aim).payload));
}

/** Runs cases one after the other, the last one with time for what it leaves behind. @param onStart - Called before each. */
export async function inOrder(
  session: Session,
  setup: Setup,
  cases: readonly Case[],
  options: Pick<RunOptions, "times" | "looksHung"> = {},
  onStart: (nth: number) => void = () => undefined,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [index, one] of cases.entries()) {
    onStart(index);
    const isLast = index === cases.length - 1;
    const outcome = await runCase(session, setup, one, { ...options, lingerMs: isLast ? CRASH_MS : 0 });
    outcomes.push(outcome);
    if (outcome.status === "failed" && outcome.symptom === "gone") break;
  }
  return outcomes;
}

/** Runs cases, named by where they are found, on a consumer that has just started. @param onStart - Called before each. */
export async function runCases(
  consumer: Consumer,
  plan: Plan,
  refs: readonly CaseRef[],
  { isFirst = false, looksHung = false }: FreshOptions,
  onStart: (nth: number) => void,
): Promise<readonly Outcome[]> {
  const cases = refs.flatMap((ref) => caseOf(ref, plan) ?? []);
  if (cases.length < refs.length) return [];
  const hub = await openRunHub(consumer, plan.setup);
  const session = openSession(consumer, {
    hub,
    pace: paceOf(null, realClock()),
    patience: patienceFor(plan.timeoutMs),
    maxRestarts: 0,
  });
  try {
    onStart(0);
    if (!isFirst) await askPlainly(session, plan.setup);
    return await inOrder(session, plan.setup, cases, { looksHung }, onStart);
  } finally {
    hub.close();
  }
}
