/** The events of a run, or of several parts of one, folded into its result. */
import { add, inOrder, relate, type Diagnosis, type Evidence, type Finding } from "../findings/index.ts";
import { together, type Reach } from "../reach/index.ts";
import { counted, NO_COUNTS, type CheckCounts } from "./check-counts.ts";
import type { CorpusOutcome } from "./corpus-entry.ts";
import type { Plan } from "./plan.ts";
import type { FuzzResult } from "./result.ts";
import { resultsOf } from "./results-of.ts";
import type { RunEvent } from "./run-event.ts";

export interface Fold {
  apply(event: RunEvent): void;
  /** How many cases were run so far. */
  cases(): number;
  /** How many requests were sent so far. */
  requests(): number;
  evidence(): Evidence<Diagnosis>;
  findings(): readonly Finding<Diagnosis>[];
  result(ran: { readonly consumer: string; readonly durationMs: number }): FuzzResult;
}

export function foldOf(plan: Plan): Fold {
  const order = plan.checks.map(({ id }) => id);
  const counts = new Map<string, CheckCounts>();
  const notes = new Set<string>();
  const corpus: CorpusOutcome[] = [];
  let evidence: Evidence<Diagnosis> = [];
  let hint: string | null = null;
  let reach: Reach | null = null;
  let requests = 0;
  let cases = 0;
  return {
    apply(event) {
      switch (event.kind) {
        case "case-judged":
          cases += 1;
          if (event.likeness !== null) evidence = add(evidence, event.likeness, null);
          counts.set(event.check, counted(counts.get(event.check) ?? NO_COUNTS, event));
          return;
        case "check-skipped":
        case "left-out":
          counts.set(event.check, counted(counts.get(event.check) ?? NO_COUNTS, event));
          return;
        case "late-failure":
          evidence = add(evidence, event.likeness, null);
          return;
        case "finding":
          evidence = add(evidence, event.likeness, event.diagnosis);
          return;
        case "probed":
          hint = event.hint;
          return;
        case "note":
          notes.add(event.text);
          return;
        case "corpus":
          corpus.push(event.outcome);
          return;
        case "reached":
          reach = together(reach ?? [], event.reach);
          return;
        case "progress":
          requests = event.requests;
          return;
        default:
          return;
      }
    },
    cases: () => cases,
    requests: () => requests,
    evidence: () => evidence,
    findings: () => relate(evidence, order).findings,
    result({ consumer, durationMs }) {
      const checks = resultsOf(plan, counts, evidence);
      const mostCases = Math.max(0, ...[...counts.values()].map((each) => each.cases));
      return {
        seed: plan.seed,
        runs: plan.runs === Infinity ? mostCases : plan.runs,
        durationMs,
        consumer,
        hint,
        notes: [...notes],
        reach,
        requests,
        corpus,
        failOn: plan.failOn,
        ok: checks.every(({ status }) => status !== "failed"),
        checks,
        evidence: inOrder(evidence),
      };
    },
  };
}
