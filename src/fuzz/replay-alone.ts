/** Runs one case, found at a path or given by its payload, as it is, after the cases that have to come before it. */
import { UsageError } from "../base/index.ts";
import { forCallers } from "../checks/index.ts";
import { caseAt, caseOf, caseOfPayload, casesOf, placeOf, refOf, type Case } from "./case.ts";
import { wordsOf } from "./diagnose.ts";
import { diagnosisOf } from "./diagnosis-of.ts";
import { likenessIn } from "./likeness-in.ts";
import { formatPath } from "./path.ts";
import type { Plan } from "./plan.ts";
import type { Reporter } from "./reporter.ts";
import { CRASH_MS, runCase } from "./run-case.ts";
import type { RunEvent } from "./run-event.ts";
import type { Workbench } from "./workbench.ts";

/** @throws UsageError if the path leads nowhere. */
export async function* replayAlone(bench: Workbench, reportedBy: Reporter): AsyncGenerator<RunEvent, void> {
  const { plan, session } = bench;
  const [check] = plan.checks;
  const one = aloneIn(plan);
  if (check === undefined || one === undefined) {
    const path = plan.alone !== null && "path" in plan.alone ? formatPath(plan.alone.path) : "";
    throw new UsageError(
      `Failed to follow the path ${path} with the seed ${plan.seed} in ${check?.id}: it leads nowhere. ` +
        `Copy the whole command from the failure, and run it with the version of hubhook that printed it.`,
    );
  }
  const before = plan.after.flatMap((ref) => caseOf(ref, plan) ?? []);
  if (one.trial.needsHub === true) await forCallers.obstacle(session.driverOf(plan.setup, `${plan.seed} try`)); // what a whole run has done by then
  for (const earlier of before) await runCase(session, plan.setup, earlier);
  yield { kind: "case-started", check: check.id, ref: refOf(one) };
  const startMs = performance.now();
  const outcome = await runCase(session, plan.setup, one, { lingerMs: CRASH_MS, isThorough: true });
  const durationMs = performance.now() - startMs;
  if (outcome.status === "failed") {
    const reported = reportedBy(outcome, check);
    const kind = before.length > 0 ? "sequence" : "reproducible";
    const stderr = await wordsOf(bench, { one, failure: outcome }, outcome.symptom === "gone");
    yield {
      kind: "finding",
      likeness: likenessIn(one, outcome, reported),
      diagnosis: diagnosisOf(reported, { kind, one, failure: outcome, after: before }, stderr, one),
    };
  }
  yield { kind: "case-judged", check: check.id, ...placeOf(one), status: outcome.status, likeness: null, durationMs };
}

/** The one case that a plan is about. @returns undefined if there is none, or the path leads nowhere. */
export function aloneIn({ alone, checks: [check], setup, seed }: Plan): Case | undefined {
  if (alone === null || check === undefined) return undefined;
  if ("payload" in alone) return caseOfPayload(check, seed, alone.payload, null);
  return caseAt(casesOf(check, setup, seed), alone.path);
}
