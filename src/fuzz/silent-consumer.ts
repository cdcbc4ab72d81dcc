/** A consumer that answers nothing: one finding, and nothing more to ask. */
import { plainPayload } from "../arbitraries/index.ts";
import type { Check } from "../checks/index.ts";
import { likenessOf, type Diagnosis } from "../findings/index.ts";
import { failure as failureOf } from "../checks/index.ts";
import type { Plan } from "./plan.ts";
import type { Probe } from "./probe.ts";
import type { Reporter } from "./reporter.ts";
import type { RunEvent } from "./run-event.ts";

/** What a run says of a consumer that gave no answer to any plain event. */
export function* eventsOfSilence(plan: Plan, { push }: Probe, reportedBy: Reporter): Generator<RunEvent, void> {
  const [own] = plan.checks;
  if (own === undefined) return;
  const failure = failureOf("answered", push.request, push.exchange);
  const check = reportedBy(failure, own);
  const about = {
    check: check.id,
    event: "repo.content:update",
    edgeCase: null,
    isHardening: false,
    decides: "payload",
  } as const;
  const likeness = likenessOf(failure, { ...about, foundBy: check.id });
  yield { kind: "finding", likeness, diagnosis: diagnosisOf(check, plan, failure, likeness.key) };
  for (const { id } of plan.checks) {
    if (id !== check.id) yield { kind: "check-skipped", check: id, reason: "the consumer does not answer" };
  }
}

function diagnosisOf(check: Check, plan: Plan, failure: ReturnType<typeof failureOf>, key: string): Diagnosis {
  return {
    check: check.id,
    kind: "reproducible",
    symptom: failure.symptom,
    key,
    deciding: [],
    event: "repo.content:update",
    edgeCase: null,
    weight: "today",
    isHardening: false,
    found: { check: check.id, seed: plan.seed, path: "0" },
    index: 0,
    steps: 1,
    happened: `does not answer: neither a plain push nor a plain discussion got one (${describe(failure.exchange)})`,
    advice: check.advice,
    expected: "answered",
    needsHub: false,
    decides: "payload",
    payload: plainPayload("repo.content:update", "model"),
    differences: [],
    request: failure.request,
    exchange: failure.exchange,
    chain: [],
    stderr: null,
    shrinks: 0,
    after: [],
    isListed: true,
  };
}

function describe(exchange: Probe["push"]["exchange"]): string {
  return exchange.kind === "unanswered" ? exchange.detail : String(exchange.status);
}
