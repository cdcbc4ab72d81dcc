/**
 * Which case ended the consumer. What breaks after the answer may show only some cases later, so each suspect is run on a
 * consumer that has just started, first alone and then with what came before it.
 */
import type { Outcome } from "../checks/index.ts";
import type { Case } from "./case.ts";
import type { Confirmed, Failing } from "./confirmed.ts";
import { minimalPart } from "./minimal.ts";
import { runCase } from "./run-case.ts";
import type { Workbench } from "./workbench.ts";

/** How many cases back the one is looked for. */
const WINDOW = 64;

const TRIES = 24;

const LONGEST_SEQUENCE = 6;

/** What is made of an end: a failure, or a consumer that ends in order now and then, as servers with a request limit do. */
export type End = Confirmed | { readonly kind: "recycled" };

/** @param failing - The case in which the end showed. */
export async function culpritOf(bench: Workbench, failing: Failing): Promise<End> {
  const { session, fresh } = bench;
  const isOrderly = session.endedInOrder();
  if (!session.isElsewhere) return await confirmLate(bench, failing);
  if (fresh === null) return { kind: "reproducible", ...failing, after: [] };
  const before = bench.history().slice(-WINDOW);
  const suspects = [failing.one, ...before.slice(-2).toReversed()];
  for (const suspect of suspects) {
    const failure = endIn(await fresh.run([suspect]), 1);
    if (failure === null || endIn(await fresh.run([suspect]), 1) === null) continue;
    return { kind: "reproducible", one: suspect, failure, after: [] };
  }
  const ends = async (part: readonly Case[]): Promise<boolean> =>
    part.length > 0 && endIn(await fresh.run(part), part.length) !== null;
  const window = [...before, failing.one];
  if (!isOrderly && (await ends(window))) {
    const part = await minimalPart(window, ends, TRIES);
    const one = part.at(-1);
    if (one !== undefined && part.length <= LONGEST_SEQUENCE) {
      const failure = endIn(await fresh.run(part), part.length);
      const kind = part.length === 1 ? "reproducible" : "sequence";
      if (failure !== null) return { kind, one, failure, after: part.slice(0, -1) };
    }
  }
  await session.restart();
  if (isOrderly) return { kind: "recycled" };
  return { kind: "unsteady", ...failing, after: [] };
}

/** In this process, what fails after its answer is known to belong to its request. */
async function confirmLate({ session, plan }: Workbench, { one, failure }: Failing): Promise<End> {
  for (let times = 1; times <= 2; times++) {
    const outcome = await runCase(session, plan.setup, one, { times, lingerMs: LATEST_MS });
    if (outcome.status !== "failed" || outcome.symptom !== "gone") {
      return { kind: "unsteady", one, failure, after: [] };
    }
  }
  return { kind: "reproducible", one, failure, after: [] };
}

/** How long work after an answer is waited for when a failure of it is confirmed, in milliseconds. */
const LATEST_MS = 500;

/** The failure of the case that ended a consumer, if all cases were run up to the last one. */
function endIn(outcomes: readonly Outcome[] | null, length: number): Confirmed["failure"] | null {
  const last = outcomes?.length === length ? outcomes.at(-1) : undefined;
  return last?.status === "failed" && last.symptom === "gone" ? last : null;
}
