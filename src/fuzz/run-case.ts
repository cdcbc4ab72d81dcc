/** Runs one case: its trial, and whether the consumer is still there when it is over. */
import { isRecord, UnableError } from "../base/index.ts";
import { checks, type Driver, type Failure, type Outcome, type Setup } from "../checks/index.ts";
import { refOf, type Case } from "./case.ts";
import { calling } from "./own-code.ts";
import type { LateFailure, Session } from "./session.ts";

/** How long after its answer a consumer may take to end, in milliseconds. */
export const CRASH_MS = 50;

export interface RunOptions {
  /** How often it was run before: its deliveries have other ids each time, or the consumer might know them. Default: 0. */
  readonly times?: number;
  /** How long the consumer may take to end after its last answer, in milliseconds. Default: 0. */
  readonly lingerMs?: number;
  /** Whether the case looks like one that got no answer. Default: false. */
  readonly looksHung?: boolean;
  /** Whether to find out all there is to know of a failure. Default: false. */
  readonly isThorough?: boolean;
}

/** What decides the ids of a case's deliveries. */
export function keyOf(one: Case, times = 0): string {
  const { check, seed, path } = refOf(one);
  return `${seed} ${check} ${path}${times === 0 ? "" : ` again ${times}`}`;
}

/** Runs a case. Whatever its check says of the answers: a case after which the consumer is gone has failed. */
export async function runCase(
  session: Session,
  setup: Setup,
  one: Case,
  { times = 0, lingerMs = 0, looksHung = false, isThorough = false }: RunOptions = {},
): Promise<Outcome> {
  const key = keyOf(one, times);
  const wasSpent = session.patience.isSpent();
  const outcome = await outcomeOf(one, session.driverOf(setup, key, { looksHung, isThorough }));
  if (session.isElsewhere) {
    // That a process has ended is known a little later than that its connections have.
    const isBroken = outcome.status === "failed" && outcome.symptom === "broken-connection";
    const isOver = await session.hasEnded(isBroken ? Math.max(CRASH_MS, lingerMs) : lingerMs);
    if (isOver && (outcome.status !== "failed" || isBroken)) return endedBy(session, outcome);
  }
  if (outcome.status === "failed") {
    // Once the time for waiting is used up, silence is not waited for long enough to break a promise.
    const isEarly = outcome.symptom === "timeout" && wasSpent && !looksHung;
    return isEarly ? { status: "inconclusive", isSilent: true } : outcome;
  }
  const late = lingerMs === 0 || session.isElsewhere ? null : await session.lateFailureOf(key, lingerMs);
  return late === null ? outcome : lateFailure(late);
}

/** @throws UnableError for a check of the user's own that throws, or gives something else. */
async function outcomeOf({ check, trial }: Case, driver: Driver): Promise<Outcome> {
  if (checks.includes(check)) return await trial.run(driver);
  const outcome: unknown = await calling(`run the check "${check.id}"`, () => trial.run(driver));
  if (isOutcome(outcome)) return outcome;
  throw new UnableError(
    `Failed to run the check "${check.id}": its \`run\` gives neither KEPT nor INCONCLUSIVE nor a failure. Return one of them.`,
  );
}

function isOutcome(value: unknown): value is Outcome {
  return isRecord(value) && ["kept", "inconclusive", "failed"].some((status) => status === value["status"]);
}

/** What failed after its answer, as the failure of the case whose request it was. */
export function lateFailure({ request, exchange, detail }: LateFailure): Failure {
  return {
    status: "failed",
    symptom: "gone",
    happened: `accepted this, and then failed (${detail})`,
    expected: "comparison",
    request,
    exchange,
  };
}

/** A consumer that has ended is put down to the delivery that it answered last, or that it did not answer. */
function endedBy(session: Session, outcome: Outcome): Outcome {
  const cause = session.causeOfEnd();
  if (outcome.status === "failed") {
    return { ...outcome, symptom: "gone", expected: "comparison", happened: `was gone (${cause}) before it answered` };
  }
  const last = session.lastAnswered();
  if (last === null) return outcome;
  const happened = `answered ${statusOf(last.exchange)}, and was gone (${cause})`;
  return { status: "failed", symptom: "gone", happened, expected: "comparison", ...last };
}

function statusOf(exchange: LateFailure["exchange"]): string {
  return exchange.kind === "answered" ? String(exchange.status) : "nothing";
}
