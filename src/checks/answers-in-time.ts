import { defineCheck, type Check, type Trial } from "./check.ts";
import { validInput, type AnyInput } from "./any-input.ts";
import { breach, KEPT } from "./judge.ts";

/** Whether there is an answer at all; what it says is for other checks. */
export const answersInTime: Check = defineCheck({
  id: "answers-in-time",
  promise: "answers before the Hub gives up",
  advice:
    "Answer 2xx first, then do the slow work (hub docs, webhooks): hand it to a queue, or do it after the response.",
  share: 0.5,
  claims: ["timeout"],
  random: () => validInput().map(timedTrial),
});

function timedTrial({ name, payload, request }: AnyInput): Trial {
  return {
    name,
    payload,
    decides: "payload",
    async run(driver) {
      const sent = request(driver, 0);
      const exchange = await driver.send(sent);
      return exchange.kind === "unanswered" && exchange.reason === "timeout" ? breach(sent, exchange) : KEPT;
    },
  };
}
