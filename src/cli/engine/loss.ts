/** What a lost thread says about its consumer: a finding of the case that it was running. */
import { eventIn, likenessOf, type CaseRef } from "../../findings/index.ts";
import {
  diagnoseLost,
  isHardening,
  lostFailure,
  placeOf,
  type Case,
  type Plan,
  type RunElsewhere,
  type RunEvent,
} from "../../fuzz/index.ts";
import type { Silences } from "../../fuzz/index.ts";
import { blockedWords } from "./fresh-threads.ts";
import type { ThreadEnd } from "./lost-thread.ts";

/** How many cases back the one is looked for that ended a thread. */
const WINDOW = 32;

export interface LostCase {
  readonly one: Case;
  /** How many of its requests the consumer was given. */
  readonly requests: number;
  readonly how: Extract<ThreadEnd, { readonly kind: "blocked" | "ended" }>;
  /** The cases before it, oldest first. */
  readonly before: readonly CaseRef[];
}

/** A loss that looks like a known one is counted; any other is looked into. */
export async function* eventsOfLoss(
  plan: Plan,
  { one, requests, how, before }: LostCase,
  known: Silences,
  runFresh: RunElsewhere,
  find: (ref: CaseRef) => Case | undefined,
): AsyncGenerator<RunEvent, void> {
  const { check, trial } = one;
  const failure = await lostFailure(plan, one, {
    symptom: how.kind === "blocked" ? "timeout" : "gone",
    happened: how.kind === "blocked" ? blockedWords(plan) : `was gone (${how.detail})`,
    request: Math.max(0, requests - 1),
  });
  const judged = { kind: "case-judged", check: check.id, ...placeOf(one), durationMs: plan.timeoutMs } as const;
  if (known.look(trial, check.id) !== "unknown") {
    known.count(trial, check.id);
    const names = { event: eventIn(trial.payload), edgeCase: trial.name, isHardening: isHardening(trial, failure) };
    const claimant = plan.checks.find(({ claims }) => claims.includes(failure.symptom)) ?? check;
    const about = { ...names, check: claimant.id, foundBy: check.id, decides: trial.decides };
    yield { ...judged, status: "failed", likeness: likenessOf(failure, about) };
    return;
  }
  const suspects = how.kind === "blocked" ? [] : before.slice(-WINDOW).flatMap((ref) => find(ref) ?? []);
  const diagnosed = await diagnoseLost(plan, { one, failure, before: suspects }, runFresh);
  known.note(diagnosed.diagnosis);
  yield { kind: "finding", ...diagnosed };
  yield { ...judged, status: "failed", likeness: null };
}
