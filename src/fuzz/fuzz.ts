/** Fuzzes a consumer: every check, its named cases first, then random ones. */
import { realClock, UnableError, UsageError, type Clock } from "../base/index.ts";
import type { Check, Symptom } from "../checks/index.ts";
import { toConsumer, type Consumer, type ConsumerTarget } from "../consumer/index.ts";
import type { CorpusOutcome } from "./corpus-entry.ts";
import { runCorpus } from "./corpus.ts";
import { openLine, type Line } from "./driver.ts";
import { foreknownOf, type Scouting } from "./foreknown.ts";
import { greet, hintFrom, isUp, requireAnswer, requireStillUp } from "./greeting.ts";
import { withHubLine } from "./hub-line.ts";
import { openLedger, type Ledger } from "./ledger.ts";
import { formatPath } from "./path.ts";
import { planOf, runsOf, type FuzzOptions, type Plan } from "./plan.ts";
import type { CheckResult, FuzzResult } from "./result.ts";
import { timekeeper } from "./timekeeper.ts";
import { runCheck, runPath, type CheckRun, type CheckRunResult } from "./run-check.ts";

/** What an in-process consumer sees as its own URL, if nobody says another one. */
const IN_PROCESS_URL = "http://consumer.example/webhook";

/**
 * Sends a consumer everything that the Hub can send, and says what breaks.
 * @param target - A URL, a fetch handler, an Express app, …: what `toConsumer` takes. A `Consumer` stays open.
 * @throws UsageError for options that can't work, UnreachableConsumerError when nobody answers at the start.
 * @example
 * const result = await fuzz(app.fetch, { secret: "s3cret", seed: 1 });
 * expect(result.ok, formatResult(result)).toBe(true);
 */
export async function fuzz(target: ConsumerTarget, options: FuzzOptions = {}): Promise<FuzzResult> {
  return await fuzzWithScouts(target, options, async () => []);
}

/**
 * The same with scouts, which run cases elsewhere: those that they saw pass are counted, and not run again.
 * @param sendScouts - Called once it is clear that there is something to fuzz.
 */
export async function fuzzWithScouts(
  target: ConsumerTarget,
  options: FuzzOptions,
  sendScouts: (plan: Pick<Plan, "seed" | "shard">) => Promise<readonly Scouting[]>,
): Promise<FuzzResult> {
  const consumer = toConsumer(target);
  const clock = options.clock ?? realClock();
  const startMs = clock.nowMs();
  try {
    const plan = planOf(options, urlOf(target, options), startMs);
    const { checks, hint, corpus } = await withHubLine(consumer, options, (hubLine) =>
      run(openLine(consumer, hubLine), consumer, plan, { onProgress: options.onProgress, clock, sendScouts }),
    );
    return {
      seed: plan.seed,
      runs: plan.timeMs === null ? plan.runs : mostCases(checks),
      durationMs: clock.nowMs() - startMs,
      consumer: consumer.name,
      hint,
      corpus,
      ok: checks.every(({ status }) => status !== "failed"),
      checks,
    };
  } finally {
    if (consumer !== target) await consumer.close();
  }
}

function mostCases(checks: readonly CheckResult[]): number {
  return Math.max(...checks.map((check) => (check.status === "skipped" ? 0 : check.cases)));
}

interface Shell {
  readonly onProgress: FuzzOptions["onProgress"];
  readonly clock: Clock;
  sendScouts(plan: Plan): Promise<readonly Scouting[]>;
}

async function run(
  line: Line,
  consumer: Consumer,
  plan: Plan,
  { onProgress, clock, sendScouts }: Shell,
): Promise<Pick<FuzzResult, "checks" | "hint" | "corpus">> {
  const hello = await greet(line, plan, "hello");
  requireAnswer(hello, consumer.name);
  const scoutings = await sendScouts(plan);
  const ledgers = new Map(plan.checks.map((check) => [check, openLedger(check)]));
  const claimants = claimantsIn(ledgers);
  const failures = (): number => [...ledgers.values()].reduce((sum, ledger) => sum + ledger.failures(), 0);
  const outcomes = new Map<Check, Outcome>();
  const timeFor = timekeeper(plan, clock);
  const corpus: CorpusOutcome[] = [];
  let cases = 0;
  let over: string | null = null;

  for (const [checksDone, [check, ownLedger]] of [...ledgers].entries()) {
    const reason = over ?? check.skipReason(plan.setup);
    if (reason !== null) {
      outcomes.set(check, { kind: "skipped", reason });
      continue;
    }
    const checkRun: CheckRun = {
      ...plan,
      check,
      line,
      runs: runsOf(check, plan),
      hasTime: timeFor(check),
      foreknown: foreknownOf(check.id, scoutings),
      ledgerOf: ({ symptom, isOwn }) => (isOwn === true ? undefined : claimants.get(symptom)) ?? ownLedger,
      afterCase() {
        cases += 1;
        onProgress?.({
          checkId: check.id,
          checksDone,
          checksTotal: plan.checks.length,
          cases,
          requests: line.requests(),
          failures: failures(),
        });
        return plan.bail && failures() > 0;
      },
    };
    const startMs = clock.nowMs();
    corpus.push(...(await runCorpus(checkRun, plan.corpus)));
    const { end, ...own } = await runOrReplay(plan, checkRun);
    const durationMs = clock.nowMs() - startMs + (checkRun.foreknown?.durationMs ?? 0);
    outcomes.set(check, { kind: "ran", durationMs, ...own });
    if (end === "gone") over = "the consumer does not answer any more";
    if (end === "stopped") over = "the run ended at its first failure";
  }
  if (failures() === 0 && isUp(hello)) requireStillUp(await greet(line, plan, "goodbye"));
  const hint = hintFrom(hello, plan);
  const checks = [...ledgers].map(([check, ledger]) => resultOf(check, ledger, outcomes.get(check)));
  if (failures() === 0 && hint !== null && checks.every(({ status }) => status === "skipped")) {
    throw new UnableError(`Failed to judge the consumer: ${hint}`);
  }
  return { checks, hint, corpus };
}

type Outcome =
  | {
      readonly kind: "ran";
      readonly durationMs: number;
      readonly cases: number;
      readonly moot: number;
      readonly obstacle: string | null;
    }
  | { readonly kind: "skipped"; readonly reason: string };

/** A check that was skipped can still have failures: those of other checks that it claims. */
function resultOf({ id, promise, mootReason }: Check, ledger: Ledger, outcome: Outcome | undefined): CheckResult {
  const { cases, durationMs } = outcome?.kind === "ran" ? outcome : { cases: 0, durationMs: 0 };
  const result = ledger.result({ cases, durationMs });
  if (result.status === "failed") return result;
  const reason = outcome?.kind === "ran" ? whyNotJudged(outcome, mootReason) : outcome?.reason;
  return reason === undefined ? result : { id, promise, status: "skipped", reason };
}

/** A check that proved nothing has not passed. */
function whyNotJudged(
  { cases, moot, obstacle }: Extract<Outcome, { readonly kind: "ran" }>,
  mootReason: string,
): string | undefined {
  if (obstacle !== null) return obstacle;
  if (cases === 0) return "there was no case to run";
  return moot === cases ? `it can't be judged: ${mootReason}` : undefined;
}

async function runOrReplay({ path, seed }: Plan, checkRun: CheckRun): Promise<CheckRunResult> {
  if (path === null) return runCheck(checkRun);
  const replayed = await runPath(checkRun, path);
  if (replayed !== null) return replayed;
  throw new UsageError(
    `Failed to follow the path ${formatPath(path)} with the seed ${seed} in ${checkRun.check.id}: it leads nowhere. ` +
      `Copy the whole command from the failure, and run it with the version of hubhook that printed it.`,
  );
}

/** For each symptom that a chosen check claims, the ledger of the first that does. Looked up for each case. */
function claimantsIn(ledgers: ReadonlyMap<Check, Ledger>): ReadonlyMap<Symptom, Ledger> {
  const claims = [...ledgers].flatMap(([check, ledger]) => check.claims.map((symptom) => [symptom, ledger] as const));
  return new Map(claims.toReversed());
}

/** Where deliveries go: a URL's own address; for what runs in this process, a name that leads nowhere. */
function urlOf(target: ConsumerTarget, { url }: FuzzOptions): string {
  if (typeof target === "string" || target instanceof URL) return String(target);
  return url ?? ("url" in target && typeof target.url === "string" ? target.url : IN_PROCESS_URL);
}
