/** Looks into a failing case: confirms it, shrinks it, and gathers what there is to know. */
import { plainQuestion, type Failure, type Outcome } from "../checks/index.ts";
import { causeOf, symptomKeyOf, type Diagnosis, type Likeness } from "../findings/index.ts";
import type { Case } from "./case.ts";
import { afterOthers, confirm, failsFresh } from "./confirm.ts";
import { sameFailure, type Confirmed, type Failing } from "./confirmed.ts";
import { diagnosisOf } from "./diagnosis-of.ts";
import { culpritOf } from "./ended.ts";
import { spoiler } from "./spoiler.ts";
import type { Reporter } from "./reporter.ts";
import { likenessIn } from "./likeness-in.ts";
import { CRASH_MS, runCase, type RunOptions } from "./run-case.ts";
import { shrink, shrinkBudget, type ShrinkBudget } from "./shrink.ts";
import { isCostly } from "./silences.ts";
import type { Workbench } from "./workbench.ts";

/** How many smaller cases are tried for one failure: enough for a minimum when they are quick. */
const SHRINK_TRIES = 400;

/** The same when each one means a wait or a new start of the consumer. */
const COSTLY_SHRINK_TRIES = 15;

/** How long one failure may be shrunk, in milliseconds. */
const SHRINK_MS = 10_000;

export interface Diagnosed {
  readonly likeness: Likeness;
  readonly diagnosis: Diagnosis;
}

/**
 * @param reportedBy - The check that reports failures of a symptom.
 * @returns Why there is nothing to report: the consumer only ended in order, as servers with a request limit do; or it owes its
 * failure to what came before, as others that were reported.
 */
export async function diagnose(
  bench: Workbench,
  failing: Failing,
  reportedBy: Reporter,
): Promise<Diagnosed | "recycled" | "known"> {
  const key = symptomKeyOf(failing.failure);
  if (bench.sequences.has(key) && (await failsFresh(bench, failing)) === false) {
    if (!(await bench.health.isWell())) bench.noteSpoilt();
    return "known";
  }
  const { symptom } = failing.failure;
  const isEnd = symptom === "gone";
  const isLeftSo = symptom === "stopped-acting"; // it answers as ever
  const isWell = isEnd || isCostly(symptom) || (!isLeftSo && (await bench.health.isWell()));
  const seen = isEnd
    ? await culpritOf(bench, failing)
    : isWell
      ? await confirm(bench, failing)
      : await spoiler(bench, failing);
  if (seen.kind === "recycled") return "recycled";
  if (seen.kind === "unsteady") bench.noteUnsteady();
  const smallest = await smallestOf(bench, seen);
  if (smallest.kind === "sequence") bench.sequences.add(key);
  const check = reportedBy(smallest.failure, smallest.one.check, seen.isSpoiling === true);
  const stderr = await wordsOf(bench, smallest, isEnd);
  const diagnosis = diagnosisOf(check, smallest, stderr, seen.one);
  bench.silences.note(diagnosis);
  return { diagnosis, likeness: likenessIn(seen.one, seen.failure, check) };
}

/** How much fits on the stack depends on who calls: what just overflows it here need not do so elsewhere. */
function isAboutTheStack({ exchange }: Failure): boolean {
  return exchange.kind === "unanswered" && exchange.detail.includes("Maximum call stack size exceeded");
}

/** The smallest case that fails in the same way, as sure as the first one. */
async function smallestOf(bench: Workbench, seen: Confirmed): Promise<Confirmed> {
  if (seen.kind === "unsteady" || seen.kind === "concurrent" || isAboutTheStack(seen.failure)) return seen;
  if (seen.kind === "sequence") return await shrunkSequence(bench, seen);
  if (seen.isSpoiling === true) return bench.fresh === null ? seen : await shrunkSequence(bench, seen);
  const shrunk = await shrunkAlone(bench, seen);
  if (isCostly(seen.failure.symptom)) return shrunk;
  if (bench.fresh === null) return shrunk;
  const { id } = causeOf(diagnosisOf(shrunk.one.check, shrunk, null, seen.one));
  const known = bench.verdicts.get(id);
  if (known !== undefined) return { ...shrunk, ...known };
  const shown = await shownFresh(bench, seen, shrunk);
  if (shown.after?.length === 0)
    bench.verdicts.set(id, { kind: shown.kind, ...(shown.afterPlain && { afterPlain: shown.afterPlain }) });
  return shown;
}

/** Whether the failure owes itself to what came before, and to what, as shown by consumers that have just started. */
async function shownFresh(bench: Workbench, seen: Confirmed, shrunk: Confirmed): Promise<Confirmed> {
  if ((await failsFresh(bench, shrunk)) !== false) {
    const alone = await failsFresh(bench, shrunk, true);
    return alone === false ? { ...shrunk, kind: "sequence", afterPlain: plainQuestion(bench.plan.setup.aim) } : shrunk;
  }
  if ((await failsFresh(bench, seen)) !== false) return seen;
  const sequence = await afterOthers(bench, shrunk);
  return sequence === null ? { ...shrunk, kind: "sequence", after: null } : await shrunkSequence(bench, sequence);
}

async function shrunkAlone(bench: Workbench, seen: Confirmed): Promise<Confirmed> {
  const { session, plan } = bench;
  const { symptom } = seen.failure;
  const options: RunOptions = { looksHung: isCostly(symptom), lingerMs: symptom === "gone" ? CRASH_MS : 0 };
  const attempt = async (one: Case, times = 0): Promise<Outcome> =>
    (await bench.revive())
      ? await runCase(session, plan.setup, one, { ...options, times })
      : { status: "inconclusive" };
  const { smallest, failure } = await shrink(seen.one, seen.failure, budgetFor(symptom), attempt);
  if (smallest === seen.one) return seen;
  if (symptom === "looped") {
    const whole = await runCase(session, plan.setup, smallest, { isThorough: true, times: 1 });
    return { ...seen, one: smallest, failure: sameFailure(whole, symptomKeyOf(failure)) ?? failure };
  }
  const isSure = isCostly(symptom) || sameFailure(await attempt(smallest, 1), symptomKeyOf(failure)) !== null;
  return isSure ? { ...seen, one: smallest, failure } : seen;
}

/** Shrinks the last case of a sequence, and then those before it. */
async function shrunkSequence(bench: Workbench, seen: Confirmed): Promise<Confirmed> {
  const { after, failure } = seen;
  if (after === null || bench.fresh === null) return seen;
  const key = symptomKeyOf(failure);
  const { fresh } = bench;
  const run = async (before: readonly Case[], one: Case): Promise<Outcome> =>
    (await fresh.run([...before, one]))?.at(-1) ?? { status: "inconclusive" };
  const budget = budgetFor("gone");
  const last = await shrink(seen.one, failure, budget, async (smaller) => await run(after, smaller));
  let before = after;
  let shown = last.failure;
  for (const [index, one] of after.entries()) {
    const at = (smaller: Case): readonly Case[] => before.with(index, smaller);
    const shrunk = await shrink(one, shown, budget, async (smaller) => {
      const outcome = await run(at(smaller), last.smallest);
      return sameFailure(outcome, key) ?? { status: "kept" };
    });
    before = at(shrunk.smallest);
    shown = shrunk.failure;
  }
  return { ...seen, one: last.smallest, failure: shown, after: before };
}

function budgetFor(symptom: Failure["symptom"]): ShrinkBudget {
  return shrinkBudget(isCostly(symptom) ? COSTLY_SHRINK_TRIES : SHRINK_TRIES, SHRINK_MS);
}

/** What the consumer wrote to stderr about it, if hubhook started it. */
export async function wordsOf(
  { session, plan }: Pick<Workbench, "session" | "plan">,
  { one, failure }: Failing,
  isEnd: boolean,
): Promise<string | null> {
  if (isEnd) return session.lastWords();
  if (failure.symptom !== "failed" && failure.symptom !== "broken-connection") return null;
  return await session.wordsDuring(() => runCase(session, plan.setup, one, { times: 3, looksHung: true }));
}
