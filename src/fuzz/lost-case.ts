/**
 * A case whose consumer took the engine with it: it never let go of the thread, ended its process, or ran out of memory. What is
 * known is the case; its request is made once more to show it, and smaller cases are run on threads that can be lost, too.
 */
import type { Answer, Exchange, WireRequest } from "../base/index.ts";
import { failure as failureOf, type Failure, type Outcome } from "../checks/index.ts";
import { symptomKeyOf } from "../findings/index.ts";
import { refOf, type Case } from "./case.ts";
import type { Confirmed } from "./confirmed.ts";
import type { Diagnosed } from "./diagnose.ts";
import { diagnosisOf } from "./diagnosis-of.ts";
import type { RunElsewhere } from "./fresh.ts";
import { likenessIn } from "./likeness-in.ts";
import { minimalPart } from "./minimal.ts";
import type { Plan } from "./plan.ts";
import { reporterIn } from "./reporter.ts";
import { driverFor } from "./session.ts";
import { shrink, shrinkBudget } from "./shrink.ts";

/** How the consumer took the engine with it. */
export interface Loss {
  readonly symptom: "timeout" | "gone";
  /** What the consumer did, as the end of "The consumer …". */
  readonly happened: string;
  /** Which request of the case it was, from 0. */
  readonly request: number;
}

const SHRINK = { tries: 30, ms: 10_000 };

const SEQUENCE_TRIES = 12;

/** The failure of a case whose answer nobody saw. */
export async function lostFailure(plan: Plan, one: Case, { symptom, happened, request }: Loss): Promise<Failure> {
  const requests: WireRequest[] = [];
  const silence: Exchange = { kind: "unanswered", reason: "timeout", detail: happened, durationMs: plan.timeoutMs };
  const send = async (sent: WireRequest): Promise<Exchange> => {
    requests.push(sent);
    return requests.length <= request ? ACCEPTED : silence;
  };
  await one.trial.run(driverFor(plan.setup, refOf(one), send)).catch(() => undefined);
  const lost = requests[request] ?? requests.at(-1) ?? { url: plan.setup.url, headers: [], body: "" };
  const expected = symptom === "timeout" && requests.length <= 1 ? "answered" : "comparison";
  return { ...failureOf(expected, lost, silence), symptom, happened };
}

const ACCEPTED: Answer = { kind: "answered", status: 200, headers: {}, body: "", bodyCut: false, durationMs: 0 };

/**
 * Looks into a lost case. What broke after an answer may show only some cases later: the cases before are suspects, too.
 * @param before - The cases before it, oldest first.
 * @param run - Runs cases on a consumer of their own; the outcome of one that is lost is its failure.
 */
export async function diagnoseLost(
  plan: Plan,
  { one, failure, before }: { readonly one: Case; readonly failure: Failure; readonly before: readonly Case[] },
  run: RunElsewhere,
): Promise<Diagnosed> {
  const key = lossKey(failure);
  const last = async (cases: readonly Case[]): Promise<Outcome> =>
    (await run(cases.map(refOf), { looksHung: true }))?.at(-1) ?? { status: "inconclusive" };
  const fails = async (cases: readonly Case[]): Promise<Failure | null> => {
    const outcome = await last(cases);
    return outcome.status === "failed" && lossKey(outcome) === key ? outcome : null;
  };
  const seen = await confirmLost(one, failure, before, fails);
  const confirmed = seen.kind === "reproducible" ? await shrunkLost(seen, last, key) : seen;
  const check = reporterIn(plan.checks)(confirmed.failure, confirmed.one.check);
  return {
    diagnosis: diagnosisOf(check, confirmed, null, seen.one),
    likeness: likenessIn(seen.one, seen.failure, check),
  };
}

async function confirmLost(
  one: Case,
  failure: Failure,
  before: readonly Case[],
  fails: (cases: readonly Case[]) => Promise<Failure | null>,
): Promise<Confirmed> {
  for (const suspect of [one, ...before.slice(-2).toReversed()]) {
    const again = await fails([suspect]);
    if (again !== null)
      return { kind: "reproducible", one: suspect, failure: suspect === one ? failure : again, after: [] };
  }
  const window = [...before, one];
  if ((await fails(window)) === null) return { kind: "unsteady", one, failure, after: [] };
  const part = await minimalPart(
    window,
    async (cases) => cases.length > 0 && (await fails(cases)) !== null,
    SEQUENCE_TRIES,
  );
  const culprit = part.at(-1) ?? one;
  return { kind: part.length === 1 ? "reproducible" : "sequence", one: culprit, failure, after: part.slice(0, -1) };
}

async function shrunkLost(
  seen: Confirmed,
  last: (cases: readonly Case[]) => Promise<Outcome>,
  key: string,
): Promise<Confirmed> {
  const budget = shrinkBudget(SHRINK.tries, SHRINK.ms);
  const { smallest, failure } = await shrink(seen.one, seen.failure, budget, async (smaller) => {
    const outcome = await last([smaller]);
    return outcome.status === "failed" && lossKey(outcome) === key
      ? { ...seen.failure, request: outcome.request }
      : outcome;
  });
  return { ...seen, one: smallest, failure };
}

/** How long it took until a loss was noticed says nothing. */
function lossKey(failure: Failure): string {
  return failure.symptom === "timeout" ? "timeout" : symptomKeyOf(failure);
}
