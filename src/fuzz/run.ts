/** A run: every check asked in turn, what fails looked into, and all of it said as it happens. */
import type { Outcome } from "../checks/index.ts";
import type { Case } from "./case.ts";
import { runCorpus } from "./corpus.ts";
import { feedFor } from "./feed.ts";
import { healthOf, isUp } from "./health.ts";
import { inspectorFor, type Inspector } from "./inspect.ts";
import type { Plan } from "./plan.ts";
import { probe, requireAnswer, requireStillUp } from "./probe.ts";
import { recentCases } from "./recent-cases.ts";
import { replayAlone } from "./replay-alone.ts";
import { reporterIn } from "./reporter.ts";
import { keyOf, lateFailure, runCase } from "./run-case.ts";
import type { RunContext } from "./run-context.ts";
import type { RunEvent } from "./run-event.ts";
import type { Session } from "./session.ts";
import { isCostly } from "./silences.ts";
import { eventsOfSilence } from "./silent-consumer.ts";
import { timeBudget } from "./time-budget.ts";
import { wearOf, type Wear } from "./wear.ts";
import { widthFor } from "./width.ts";
import { workbenchFor, type Workbench } from "./workbench.ts";

/** So many cases in a row that ended the consumer, or got no answer, and nothing else is to be expected. */
const HOPELESS = 8;

/** How often this process may do what else it has to do, in milliseconds. */
const TURN_EVERY_MS = 5;

/** A consumer of which so much has run was asked enough, whatever it answers. */
const MOSTLY = 0.9;

/** How long work may take to fail after the last answer of a run, in milliseconds. */
const LAST_LINGER_MS = 60;

/**
 * Runs the plan.
 * @throws UnreachableConsumerError when nobody answers at the start, UnableError when the run proves nothing.
 */
export async function* run(plan: Plan, session: Session, context: RunContext): AsyncGenerator<RunEvent, void> {
  const { clock, resume } = context;
  const timeMs = plan.timeMs === null ? null : Math.max(0, plan.timeMs - (resume?.spentMs ?? 0));
  const budget = timeBudget(timeMs, clock);
  const reportedBy = reporterIn(plan.checks);
  const probed = await probe(session, plan);
  requireAnswer(probed, session.consumer.name);
  if (resume === undefined) yield { kind: "probed", hint: probed.hint };
  if (probed.isSilent) {
    yield* eventsOfSilence(plan, probed, reportedBy);
    yield { kind: "done" };
    return;
  }
  const { exchange } = probed.push;
  const bench = workbenchFor(plan, session, budget, healthOf(session, plan, exchange), context);
  const inspector = inspectorFor(bench, reportedBy, resume?.evidence);
  if (plan.alone !== null) yield* replayAlone(bench, reportedBy);
  else {
    if (resume === undefined) yield* runCorpus(bench, inspector);
    const tiring = plan.checks.find(({ id }) => id === "stays-up");
    const wear = tiring === undefined ? null : await wearOf(session, plan, tiring);
    yield* runAll(bench, inspector, context, wear);
    const isOver = context.signal?.aborted === true || bench.isSpoilt() || (plan.bail && inspector.failures() > 0);
    if (wear !== null && !isOver) yield* wear.events();
  }
  if (plan.alone === null && inspector.findings() === 0 && isUp(exchange)) await requireStillUp(session, plan);
  const limit = session.pace.limitPerSecond();
  if (limit !== null) yield { kind: "note", text: limitNote(limit) };
  if (plan.alone === null && plan.setup.aim.watched.length === 0 && inspector.findings() === 0) {
    const same = (context.coverage?.share() ?? 0) < MOSTLY ? session.sameAnswer() : null;
    if (same !== null) yield { kind: "note", text: same };
  }
  yield { kind: "progress", requests: session.requests() };
  yield { kind: "done" };
}

/** A case under way, or done and not judged yet: cases are judged in the order in which they began. */
interface Pending {
  readonly one: Case;
  readonly startMs: number;
  readonly outcome: Promise<Outcome>;
  endMs: number | null;
}

/** How many cases may be done and wait for one before them, for each that may be under way. */
const WAITING = 4;

function pendingOf(one: Case, outcome: Promise<Outcome>): Pending {
  const pending: Pending = { one, startMs: performance.now(), outcome, endMs: null };
  const end = (): void => void (pending.endMs = performance.now());
  outcome.then(end, end);
  return pending;
}

function hasRoom(pending: readonly Pending[], width: number): boolean {
  const [first] = pending;
  if (first?.one.trial.needsHub === true) return false;
  return pending.length < WAITING * width && pending.filter(({ endMs }) => endMs === null).length < width;
}

async function* runAll(
  bench: Workbench,
  inspector: Inspector,
  context: RunContext,
  wear: Wear | null,
): AsyncGenerator<RunEvent, void> {
  const { plan, session } = bench;
  const feed = feedFor(bench, context);
  const recent = recentCases();
  const width = widthFor(plan, session.isElsewhere);
  const aborted = abortOf(context.signal);
  const pending: Pending[] = [];
  let turnedMs = performance.now();
  let inRow = 0; // cases that ended the consumer, or got no answer
  for (;;) {
    while (hasRoom(pending, width.current()) && bench.guide?.isDue() !== true) {
      const next = yield* feed.next(pending.length);
      if (next.kind !== "case") break;
      const { one, looksHung } = next;
      recent.add(keyOf(one), one);
      pending.push(pendingOf(one, runCase(session, plan.setup, one, { looksHung })));
    }
    const first = pending.shift();
    if (first === undefined) break;
    const outcome = await Promise.race([first.outcome, aborted]);
    if (outcome === null) {
      feed.end("stopped");
      break;
    }
    const { one, startMs } = first;
    const nowMs = performance.now();
    const durationMs = (first.endMs ?? nowMs) - startMs;
    const perRequestMs = durationMs / (1 + (one.trial.others?.length ?? 0)); // many requests at once say nothing of one
    width.note(perRequestMs);
    wear?.note(perRequestMs);
    if (outcome.status === "failed") {
      await Promise.allSettled(pending.map((other) => other.outcome)); // what is looked into is looked into alone
    }
    if (outcome.status === "inconclusive" && outcome.isSilent === true) bench.silences.suspect(one.trial, one.check.id);
    yield* inspector.judge(one, outcome, durationMs);
    bench.remember(one);
    if (outcome.status !== "failed") bench.guide?.note(one);
    if (bench.guide?.isDue() === true && pending.length === 0) await bench.guide.look();
    if (session.pace.limitPerSecond() !== null || bench.unsteady() > 0) width.narrow();
    yield* lateFailuresIn(bench, inspector, recent.find);
    if (nowMs - turnedMs > TURN_EVERY_MS) {
      turnedMs = nowMs;
      await session.turn();
      await wear?.look();
      yield { kind: "progress", requests: session.requests() };
    }
    inRow = outcome.status === "failed" && isCostly(outcome.symptom) ? inRow + 1 : 0;
    const reason = await whyToStop(bench, outcome, inRow);
    if (reason !== null) {
      if (bench.isSpoilt() && context.runElsewhere !== undefined) yield { kind: "recycle" };
      else yield* feed.rest(reason);
      return;
    }
    if (plan.bail && inspector.failures() > 0) feed.end("stopped");
  }
  if (!session.isElsewhere) {
    await session.lateFailureOf("", LAST_LINGER_MS);
    yield* lateFailuresIn(bench, inspector, recent.find);
  }
  yield* feed.rest(null);
}

/** Why nothing else can be asked; `null` if it can. */
async function whyToStop(bench: Workbench, outcome: Outcome, inRow: number): Promise<string | null> {
  if (inRow >= HOPELESS) return `the consumer ended, or gave no answer, ${HOPELESS} times in a row`;
  if (bench.isSpoilt()) return "the consumer fails what it accepted before, and hubhook can't start it again";
  return outcome.status === "failed" && !(await bench.revive()) ? "the consumer does not answer any more" : null;
}

/** What failed after its answer since the last time, put down to the cases that it belongs to. */
async function* lateFailuresIn(
  { session }: Workbench,
  inspector: Inspector,
  find: (caseKey: string) => Case | undefined,
): AsyncGenerator<RunEvent, void> {
  for (const late of session.lateFailures()) {
    const one = find(late.caseKey);
    if (one !== undefined) yield* inspector.late(one, lateFailure(late));
  }
}

/** Done with `null` when the run is to end. */
function abortOf(signal: AbortSignal | undefined): Promise<null> {
  return new Promise((resolve) => signal?.addEventListener("abort", () => resolve(null), { once: true }));
}

function limitNote(limit: number): string {
  const rate = limit >= 10 ? Math.round(limit) : Math.round(limit * 10) / 10;
  return `The consumer limits its rate to about ${rate} requests per second: hubhook waited as it asked. Set the pace with --rate.`;
}
