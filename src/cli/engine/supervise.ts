/**
 * The events of a run whose consumer is a module: an engine thread runs the cases, and what it can't survive is a finding; then a
 * new one goes on with the next case.
 */
import type { CaseRef } from "../../findings/index.ts";
import {
  aloneIn,
  caseOf,
  foldOf,
  silences,
  type Case,
  type Plan,
  type Resume,
  type RunElsewhere,
  type RunEvent,
} from "../../fuzz/index.ts";
import { freshThreads } from "./fresh-threads.ts";
import { eventsOfLoss } from "./loss.ts";
import { startThread, type ThreadEnd, type WatchedThread } from "./lost-thread.ts";
import type { Order } from "./messages.ts";
import { positionIn } from "./position.ts";
import { queue, type Queue } from "./queue.ts";
import { errorFrom, loadingLost } from "./thread-errors.ts";
import type { Watch } from "./watch.ts";

/** How long a case that looks like a known loop may show no sign of life, in milliseconds. */
const KNOWN_LOOP_MS = 750;

/** How much longer than an answer may take a thread may show no sign of life, in milliseconds. */
const SPARE_MS = 250;

/** A module that goes on losing its threads is not loaded again for ever. */
const MOST_LOSSES = 60;

/** So many threads in a row that did not get a single case done, and nothing else is to be expected. */
const HOPELESS = 6;

/** How many whole timeouts are waited for in one run. */
const MOST_TIMEOUTS = 4;

/** How long an engine may take to stop by itself, in milliseconds. */
const STOP_MS = 1_000;

export interface Work extends Pick<Order, "module" | "as" | "config" | "env" | "isCutOff" | "options"> {
  /** Whether to look at what runs of the module, and go on from there. */
  readonly isGuided: boolean;
}

/**
 * @throws what the engine throws: UnreachableConsumerError, UnableError and UsageError; UnableError when the module can't be
 * loaded without losing the thread.
 */
export async function* supervise(
  plan: Plan,
  work: Work,
  signal: AbortSignal,
  onRecognised: (line: string) => void,
): AsyncGenerator<RunEvent, void> {
  const fold = foldOf(plan);
  const position = positionIn();
  const known = silences(true);
  const startMs = performance.now();
  const find = (ref: CaseRef): Case | undefined => caseOf(ref, plan);
  const runFresh = freshThreads(work, plan, find);
  const longestMs = (watch: Watch): number => {
    const one = caseNow(plan, watch);
    const isKnown = one === undefined ? blockedMs > 0 : known.look(one.trial, one.check.id) !== "unknown";
    const isSpent = blockedMs > MOST_TIMEOUTS * plan.timeoutMs;
    return isKnown || isSpent ? Math.min(KNOWN_LOOP_MS, plan.timeoutMs) : plan.timeoutMs + SPARE_MS;
  };
  let resume: Resume | null = null;
  let requestsBefore = 0;
  let blockedMs = 0;
  let inRow = 0; // threads that were lost before they got a case done
  for (let losses = 0; ; losses++) {
    let isSpoilt = false;
    const engine = startEngine(work, resume, { longestMs, runFresh, signal, onRecognised });
    for await (const event of engine.events) {
      const seen = event.kind === "progress" ? { ...event, requests: event.requests + requestsBefore } : event;
      position.note(seen);
      fold.apply(seen);
      if (seen.kind === "finding") known.note(seen.diagnosis);
      if (seen.kind === "recycle") isSpoilt = true;
      else if (seen.kind !== "done") yield seen;
    }
    const how = await engine.close();
    if (how === null || (how.kind === "done" && !isSpoilt) || signal.aborted) break;
    if (how.kind === "error") throw errorFrom(how);
    requestsBefore = fold.requests();
    if (how.kind !== "done") {
      const requests = engine.watch.get("requests");
      if (requests === 0) throw loadingLost(work.module, how);
      blockedMs += how.kind === "blocked" ? how.blockedMs : 0;
      inRow = engine.watch.get("kept") === 0 ? inRow + 1 : 0;
      const one = caseNow(plan, engine.watch);
      const check = plan.checks[engine.watch.get("check")];
      const lost = one && { one, requests, how, before: position.recent() };
      const made = lost === undefined ? lostTryOut(check) : eventsOfLoss(plan, lost, known, runFresh, find);
      for await (const event of made) {
        position.note(event);
        fold.apply(event);
        yield event;
      }
    }
    position.forget();
    if (losses + 1 >= MOST_LOSSES || inRow >= HOPELESS) {
      yield* giveUp(plan, position.skipped());
      break;
    }
    const [next, skipped, spentMs] = [position.next(), position.skipped(), performance.now() - startMs];
    resume = { next, skipped, evidence: fold.evidence(), spentMs };
  }
  yield { kind: "done" };
}

interface Engine {
  readonly events: Queue<RunEvent>;
  readonly watch: Watch;
  /** Ends the thread. @returns How it had ended by itself; `null` if it had not. */
  close(): Promise<ThreadEnd | null>;
}

interface Surroundings {
  longestMs(watch: Watch): number;
  readonly runFresh: RunElsewhere;
  readonly signal: AbortSignal;
  onRecognised(line: string): void;
}

function startEngine(
  work: Work,
  resume: Resume | null,
  { longestMs, runFresh, signal, onRecognised }: Surroundings,
): Engine {
  const events = queue<RunEvent>();
  let end: ThreadEnd | null = null;
  const thread: WatchedThread = startThread({ kind: "run", ...work, resume }, longestMs, (message) => {
    if (message.kind === "events") for (const event of message.events) events.push(event);
    if (message.kind === "recognised") onRecognised(message.line);
    if (message.kind !== "run-fresh") return;
    const { id, cases, options: fresh } = message;
    const answer = async (): Promise<void> =>
      thread.post({ kind: "fresh-outcomes", id, outcomes: await runFresh(cases, fresh) });
    void answer();
  });
  let stopping: NodeJS.Timeout | undefined;
  const stop = (): void => {
    thread.post({ kind: "stop" });
    stopping = setTimeout(() => events.end(), STOP_MS);
  };
  signal.addEventListener("abort", stop, { once: true });
  const untilEnded = async (): Promise<void> => {
    end = await thread.ended;
    events.end();
  };
  void untilEnded();
  return {
    events,
    watch: thread.watch,
    async close() {
      signal.removeEventListener("abort", stop);
      clearTimeout(stopping);
      await thread.terminate();
      return end;
    },
  };
}

/** The case that a thread is running, or was when it was lost; undefined while a check finds out whether it applies. */
function caseNow(plan: Plan, watch: Watch): Case | undefined {
  if (plan.alone !== null) return aloneIn(plan);
  const check = plan.checks[watch.get("check")];
  const path = watch.current();
  return check === undefined || path === "" ? undefined : caseOf({ check: check.id, seed: plan.seed, path }, plan);
}

/** A check that can't find out whether it applies is left out, and that is said. */
function* lostTryOut(check: Plan["checks"][number] | undefined): Generator<RunEvent, void> {
  if (check === undefined) return;
  const reason = "the consumer took the thread with it while it was tried out on a Hub";
  yield { kind: "check-skipped", check: check.id, reason };
}

function* giveUp({ checks: chosen }: Plan, skipped: readonly string[]): Generator<RunEvent, void> {
  for (const { id } of chosen) {
    if (!skipped.includes(id)) {
      yield {
        kind: "check-skipped",
        check: id,
        reason: "the consumer ends, or never lets go of, whatever thread it is run in",
      };
    }
  }
}
