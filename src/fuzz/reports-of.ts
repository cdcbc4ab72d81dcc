/** What each check has to report: the findings that fail the run, those that are advice, and those that others report for it. */
import { compareWeights, type Weight } from "../base/index.ts";
import { relate, type Evidence, type Finding, type Relatable } from "../findings/index.ts";
import { failsRun } from "./fails-run.ts";

export interface CheckReport<Entry extends Relatable> {
  /** The heaviest first. */
  readonly failures: readonly Finding<Entry>[];
  readonly advice: readonly Finding<Entry>[];
  /** Other checks that report what it met, too. */
  readonly reportedBy: readonly string[];
  /** Failing cases that were counted and not looked into. */
  readonly furtherCases: number;
}

/** @param order - The ids of all checks, in their order. */
export function reportsOf<Entry extends Relatable>(
  evidence: Evidence<Entry>,
  order: readonly string[],
  failOn: Weight | null,
): ReadonlyMap<string, CheckReport<Entry>> {
  const { findings, furtherCases } = relate(evidence, order);
  const byWeight = findings.toSorted((a, b) => compareWeights(a.example.weight, b.example.weight));
  return new Map(
    order.map((id) => {
      const own = byWeight.filter(({ example }) => example.check === id);
      const elsewhere = findings.filter(({ alsoIn, example }) => alsoIn.includes(id) && failsRun(example, failOn));
      return [
        id,
        {
          failures: own.filter(({ example }) => failsRun(example, failOn)),
          advice: own.filter(({ example }) => !failsRun(example, failOn)),
          reportedBy: [...new Set(elsewhere.map(({ example }) => example.check))],
          furtherCases: furtherCases.get(id) ?? 0,
        },
      ];
    }),
  );
}

/** Whether a check with such a report has failed. */
export function hasFailed({ failures, reportedBy, furtherCases }: CheckReport<Relatable>): boolean {
  return failures.length > 0 || reportedBy.length > 0 || furtherCases > 0;
}
