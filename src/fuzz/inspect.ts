/**
 * What becomes of a case: counted when its promise was kept, looked into when it was broken in a way that is not known yet, and
 * counted again when it was.
 */
import type { Failure, Outcome } from "../checks/index.ts";
import { familyOf, nameOf, type Diagnosis, type Evidence, type Likeness } from "../findings/index.ts";
import { placeOf, type Case } from "./case.ts";
import { diagnose } from "./diagnose.ts";
import { failsRun } from "./fails-run.ts";
import { likenessIn } from "./likeness-in.ts";
import type { Reporter } from "./reporter.ts";
import type { CaseJudged, RunEvent } from "./run-event.ts";
import type { Workbench } from "./workbench.ts";

export interface Inspector {
  /** What there is to say about a case that was run. */
  judge(one: Case, outcome: Outcome, durationMs: number): AsyncGenerator<RunEvent, void>;
  /** What there is to say about a failure that showed when its case had been judged. */
  late(one: Case, failure: Failure): AsyncGenerator<RunEvent, void>;
  /** How many findings there are, those known before among them, and how many of them fail the run. */
  findings(): number;
  failures(): number;
}

/** @param known - What is known of failing cases already. */
export function inspectorFor(bench: Workbench, reportedBy: Reporter, known: Evidence<Diagnosis> = []): Inspector {
  const tries = new Map<string, number>();
  const before = known.flatMap(({ entries }) => entries);
  let findings = before.length;
  let failures = before.filter((entry) => failsRun(entry, bench.plan.failOn)).length;
  for (const entry of before) bench.silences.note(entry);
  const likenessTo = (one: Case, failure: Failure): Likeness =>
    likenessIn(one, failure, reportedBy(failure, one.check));
  const lookInto = async function* (
    one: Case,
    failure: Failure,
    likeness: Likeness,
  ): AsyncGenerator<RunEvent, boolean> {
    const name = nameOf(likeness);
    const tried = tries.get(name) ?? familyOf(known, likeness)?.entries.length ?? 0;
    if (tried >= likeness.depth || !bench.budget.hasTimeToDiagnose()) return false;
    tries.set(name, tried + 1);
    const diagnosed = await bench.budget.diagnosing(() => diagnose(bench, { one, failure }, reportedBy));
    if (diagnosed === "known") return false;
    if (diagnosed === "recycled") {
      tries.set(name, tried); // the next end may be no such one
      yield { kind: "note", text: RECYCLED };
    } else {
      findings += 1;
      failures += failsRun(diagnosed.diagnosis, bench.plan.failOn) ? 1 : 0;
      yield { kind: "finding", ...diagnosed };
    }
    return true;
  };
  return {
    async *judge(one, outcome, durationMs) {
      const judged = (status: CaseJudged["status"], likeness: Likeness | null = null): CaseJudged => ({
        kind: "case-judged",
        check: one.check.id,
        ...placeOf(one),
        status,
        likeness,
        durationMs,
      });
      if (outcome.status !== "failed") {
        yield judged(outcome.status);
        return;
      }
      const isKnown = bench.silences.look(one.trial, one.check.id) !== "unknown";
      if (isKnown) bench.silences.count(one.trial, one.check.id);
      const likeness = likenessTo(one, outcome);
      const wasLookedInto = isKnown ? false : yield* lookInto(one, outcome, likeness);
      yield judged("failed", wasLookedInto ? null : likeness);
    },
    async *late(one, failure) {
      const likeness = likenessTo(one, failure);
      const wasLookedInto = yield* lookInto(one, failure, likeness);
      if (!wasLookedInto) yield { kind: "late-failure", likeness };
    },
    findings: () => findings,
    failures: () => failures,
  };
}

const RECYCLED =
  "The consumer ended in order while the run went on, as servers with a limit of requests do, and was started again.";
