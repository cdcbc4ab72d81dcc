import { defineCheck, type Check, type Trial } from "./check.ts";
import { validInput, type AnyInput } from "./any-input.ts";
import { failure } from "./judge.ts";
import { INCONCLUSIVE, KEPT } from "./outcome.ts";
import { repoTypes } from "../payload/index.ts";

/** Whether there is an answer at all; what it says is for other checks. */
export const answersInTime: Check = defineCheck({
  id: "answers-in-time",
  promise: "answers before the Hub gives up",
  advice:
    "Answer 2xx first, then do the slow work (hub docs, webhooks): hand it to a queue, or do it after the response.",
  share: 0.5,
  claims: ["timeout"],
  repoTypes,
  random: ({ aim }) => validInput(aim).map(timedTrial),
});

function timedTrial({ name, payload, others, request }: AnyInput): Trial {
  return {
    name,
    payload,
    others,
    decides: "payload",
    async run(driver) {
      const sent = request(driver, 0);
      const exchange = await driver.send(sent);
      if (exchange.kind === "answered") return KEPT;
      return exchange.reason === "timeout" ? failure("answered", sent, exchange) : INCONCLUSIVE;
    },
  };
}
