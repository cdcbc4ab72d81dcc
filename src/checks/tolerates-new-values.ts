import fc from "fast-check";
import { newValueKinds, type Aim, type NewValueKind } from "../arbitraries/index.ts";
import { defineCheck, type Check, type Trial } from "./check.ts";
import { mustAccept, type Judge } from "./judge.ts";
import { likeItsCounterpart, payloadTrial } from "./trials.ts";

export const toleratesNewValues: Check = defineCheck({
  id: "tolerates-new-values",
  weight: "tomorrow",
  promise: "answers 2xx to values that it does not know, where the Hub has added some before",
  advice:
    "Leave what you do not know alone, and answer 2xx: give each switch a default, and validate no more than what you use. " +
    "A repo may be of a kind that is new (kernels can be watched by now), an action or a status may be.",
  share: 0.1,
  trialOf: payloadTrial,
  named: ({ aim }) => newValueKinds(aim).map((value) => ({ name: value.name, trials: trialsOf(value) })),
  random: ({ aim }) => fc.oneof(...atLeastOne(aim).map(trialsOf)),
});

/** The version and the ids of what is watched are there for any aim. */
function atLeastOne(aim: Aim): readonly [NewValueKind, ...NewValueKind[]] {
  const [first, ...others] = newValueKinds(aim);
  if (first === undefined)
    throw new RangeError("Failed to find a value that may be new: nothing that is watched has events.");
  return [first, ...others];
}

function trialsOf({ name, isRefusable, payloads }: NewValueKind): fc.Arbitrary<Trial> {
  const judge = isRefusable ? orRefused : mustAccept;
  return payloads.map(({ known, future }) => likeItsCounterpart(future, known, { name, decides: "payload" }, judge));
}

/** A refusal is worth an advice, no more. */
const orRefused: Judge = (request, exchange) => {
  const outcome = mustAccept(request, exchange);
  const isRefused = outcome.status === "failed" && outcome.symptom === "refused";
  return isRefused ? { ...outcome, isHardening: true } : outcome;
};
