/** Runs the one case at a path, as it is, after the cases that have to come before it. */
import { UsageError } from "../base/index.ts";
import { checks, forCallers } from "../checks/index.ts";
import { eventIn, likenessOf } from "../findings/index.ts";
import { caseAt, casesOf, type Case } from "./case.ts";
import { diagnosisOf } from "./diagnosis-of.ts";
import { isHardening } from "./is-hardening.ts";
import { formatPath, parsePath } from "./path.ts";
import type { Reporter } from "./reporter.ts";
import { CRASH_MS, runCase } from "./run-case.ts";
import type { RunEvent } from "./run-event.ts";
import type { Workbench } from "./workbench.ts";

/** @throws UsageError if the path leads nowhere. */
export async function* replayPath(bench: Workbench, reportedBy: Reporter): AsyncGenerator<RunEvent, void> {
  const { plan, session } = bench;
  const [check] = plan.checks;
  const one = check && plan.path && caseAt(casesOf(check, plan.setup, plan.seed), plan.path);
  if (check === undefined || one === undefined || one === null) {
    throw new UsageError(
      `Failed to follow the path ${formatPath(plan.path ?? [])} with the seed ${plan.seed} in ${check?.id}: it leads nowhere. ` +
        `Copy the whole command from the failure, and run it with the version of hubhook that printed it.`,
    );
  }
  const before = plan.after.flatMap(({ check: id, seed, path }): readonly Case[] => {
    const known = checks.find((each) => each.id === id);
    const found = known && caseAt(casesOf(known, plan.setup, seed), parsePath(path));
    return found === undefined ? [] : [found];
  });
  if (one.trial.needsHub === true) await forCallers.obstacle(session.driverOf(plan.setup, `${plan.seed} try`)); // what a whole run has done by then
  for (const earlier of before) await runCase(session, plan.setup, earlier);
  yield { kind: "case-started", check: check.id, index: plan.path?.[0] ?? 0 };
  const startMs = performance.now();
  const outcome = await runCase(session, plan.setup, one, { lingerMs: CRASH_MS, isThorough: true });
  const durationMs = performance.now() - startMs;
  const index = plan.path?.[0] ?? 0;
  const judged = {
    kind: "case-judged",
    check: check.id,
    index,
    status: outcome.status,
    likeness: null,
    durationMs,
  } as const;
  if (outcome.status === "failed") {
    const { trial } = one;
    const reported = reportedBy(outcome, check);
    const names = {
      event: eventIn(trial.payload),
      edgeCase: trial.name,
      isHardening: isHardening(trial, outcome),
      decides: trial.decides,
    };
    const kind = before.length > 0 ? "sequence" : "reproducible";
    const stderr = outcome.symptom === "gone" ? session.lastWords() : null;
    yield {
      kind: "finding",
      likeness: likenessOf(outcome, { ...names, check: reported.id, foundBy: check.id }),
      diagnosis: diagnosisOf(reported, { kind, one, failure: outcome, after: before }, stderr, one),
    };
  }
  yield judged;
}
