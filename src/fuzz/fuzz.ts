/** Fuzzes a consumer: every check, its named cases first, then random ones. */
import { realClock, UnableError } from "../base/index.ts";
import { toConsumer, type Consumer, type ConsumerTarget, type FetchHandler } from "../consumer/index.ts";
import { foldOf, type Fold } from "./fold.ts";
import { openRunHub } from "./hub-endpoint.ts";
import { casesIn, laneOf } from "./lane.ts";
import { paceOf } from "./pace.ts";
import { patienceFor } from "./patience.ts";
import type { FuzzOptions } from "./fuzz-options.ts";
import { calling } from "./own-code.ts";
import { planOf, type Plan } from "./plan.ts";
import type { FuzzResult } from "./result.ts";
import { run } from "./run.ts";
import type { RunContext } from "./run-context.ts";
import type { RunEvent } from "./run-event.ts";
import { openSession } from "./session.ts";

/** What an in-process consumer sees as its own URL, if nobody says another one. */
const IN_PROCESS_URL = "http://consumer.example/webhook";

/** A consumer that goes on crashing is not started again for ever. */
const MAX_RESTARTS = 200;

/**
 * Sends a consumer everything that the Hub can send, and says what breaks.
 * @param target - A URL, a fetch handler, an Express app, …: what `toConsumer` takes. A `Consumer` stays open.
 * @throws UsageError for options that can't work, UnreachableConsumerError when nobody answers at the start.
 * @example
 * const result = await fuzz(app.fetch, { secret: "s3cret", seed: 1 });
 * expect(result.ok, formatResult(result)).toBe(true);
 */
export async function fuzz(handler: FetchHandler, options?: FuzzOptions): Promise<FuzzResult>;
export async function fuzz(target: ConsumerTarget, options?: FuzzOptions): Promise<FuzzResult>;
export async function fuzz(target: ConsumerTarget, options: FuzzOptions = {}): Promise<FuzzResult> {
  const clock = options.clock ?? realClock();
  const startMs = clock.nowMs();
  const consumer = toConsumer(target);
  try {
    const plan = planOf(options, urlOf(target, options), startMs);
    const fold = foldOf(plan);
    const observe = observerOf(plan, fold, options);
    for await (const event of runEvents(consumer, plan, options, { clock, signal: options.signal })) {
      fold.apply(event);
      observe(event);
    }
    return requireJudged(fold.result({ consumer: consumer.name, durationMs: clock.nowMs() - startMs }));
  } finally {
    if (consumer !== target) await consumer.close();
  }
}

/** The events of a run. The consumer stays open. */
export async function* runEvents(
  consumer: Consumer,
  plan: Plan,
  options: Pick<FuzzOptions, "hubEndpoint" | "hubOrigin" | "setup">,
  context: RunContext,
): AsyncGenerator<RunEvent, void> {
  const hub = await openRunHub(consumer, plan.setup, options);
  try {
    const pace = paceOf(plan.rate, context.clock);
    const patience = patienceFor(plan.timeoutMs);
    const given = options.setup;
    const setup = given && ((): Promise<unknown> => calling("set up the consumer", () => given()));
    await setup?.();
    yield* run(plan, openSession(consumer, { hub, pace, patience, maxRestarts: MAX_RESTARTS, setup }), context);
  } finally {
    hub.close();
  }
}

/** Calls `onProgress` after each case, and `onFinding` for each new cause. */
export function observerOf(
  plan: Plan,
  fold: Fold,
  options: Pick<FuzzOptions, "onProgress" | "onFinding">,
): (event: RunEvent) => void {
  const { onProgress, onFinding } = options;
  if (onProgress === undefined && onFinding === undefined) return () => undefined;
  const casesPlanned = onProgress === undefined ? 0 : casesPlannedIn(plan);
  const known = new Set<string>();
  return (event) => {
    if (event.kind === "finding") {
      for (const finding of fold.findings()) {
        if (known.has(finding.cause.id)) continue;
        known.add(finding.cause.id);
        onFinding?.(finding);
      }
    }
    if (event.kind !== "case-judged") return;
    onProgress?.({
      checkId: event.check,
      cases: fold.cases(),
      casesPlanned,
      requests: fold.requests(),
      findings: known.size,
    });
  };
}

function casesPlannedIn(plan: Plan): number {
  return plan.checks.reduce((sum, check) => sum + casesIn(laneOf(check, plan, false), plan.shard), 0);
}

/** A run in which nothing could be judged, and something looks wrong with it, has no result. */
export function requireJudged(result: FuzzResult): FuzzResult {
  if (result.hint === null || result.checks.some(({ status }) => status !== "skipped")) return result;
  throw new UnableError(`Failed to judge the consumer: ${result.hint}`);
}

/** Where deliveries go: a URL's own address; for what runs in this process, a name that leads nowhere. */
export function urlOf(target: ConsumerTarget, { url }: Pick<FuzzOptions, "url">): string {
  if (typeof target === "string" || target instanceof URL) return String(target);
  return url ?? ("url" in target && typeof target.url === "string" ? target.url : IN_PROCESS_URL);
}
