/** A consumer that answers nothing: one finding, and nothing more to ask. */
import { failure as failureOf, INCONCLUSIVE, otherQuestion, plainQuestion } from "../checks/index.ts";
import type { Case } from "./case.ts";
import { diagnosisOf } from "./diagnosis-of.ts";
import { likenessIn } from "./likeness-in.ts";
import { pathTo } from "./path.ts";
import type { Plan } from "./plan.ts";
import type { Probe } from "./probe.ts";
import type { Reporter } from "./reporter.ts";
import type { RunEvent } from "./run-event.ts";

/** What a run says of a consumer that gave no answer to any plain event. */
export function* eventsOfSilence(plan: Plan, { push }: Probe, reportedBy: Reporter): Generator<RunEvent, void> {
  const [own] = plan.checks;
  if (own === undefined) return;
  const { request, exchange } = push;
  const question = plainQuestion(plan.setup.aim);
  const failure = {
    ...failureOf("answered", request, exchange),
    happened: `does not answer: neither ${question.name} nor ${otherQuestion(plan.setup.aim).name} got one (${describe(exchange)})`,
  };
  const check = reportedBy(failure, own);
  const one: Case = {
    check,
    seed: plan.seed,
    path: pathTo(0),
    trial: {
      name: null,
      payload: question.payload,
      decides: "payload",
      weight: "today",
      run: async () => INCONCLUSIVE,
    },
    smaller: () => [],
  };
  const seen = { kind: "reproducible", one, failure, after: [] } as const;
  yield { kind: "finding", likeness: likenessIn(one, failure, check), diagnosis: diagnosisOf(check, seen, null, one) };
  for (const { id } of plan.checks) {
    if (id !== check.id) yield { kind: "check-skipped", check: id, reason: "the consumer does not answer" };
  }
}

function describe(exchange: Probe["push"]["exchange"]): string {
  return exchange.kind === "unanswered" ? exchange.detail : String(exchange.status);
}
