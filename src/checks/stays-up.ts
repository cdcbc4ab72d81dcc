import { plainPayload, rawBodyNames } from "../arbitraries/index.ts";
import type { Exchange } from "../base/index.ts";
import { anyInput, malformedInput, type AnyInput } from "./any-input.ts";
import { defineCheck, type Check, type Trial } from "./check.ts";
import { breach, KEPT, MOOT } from "./judge.ts";
import { delivered } from "./request.ts";

/** Asks the same plain question before and after: whatever came in between must not change that it is answered. */
export const staysUp: Check = defineCheck({
  id: "stays-up",
  promise: "goes on answering, whatever it was sent before",
  advice:
    "Catch errors in each request, those of work that goes on after the answer too, and keep no state that one request can spoil.",
  share: 0.3,
  claims: ["gone"],
  named: () => rawBodyNames.map((name) => ({ name, trials: malformedInput([name]).map(probedTrial) })),
  random: () => anyInput().map(probedTrial),
});

function probedTrial({ name, payload, request }: AnyInput): Trial {
  return {
    name,
    payload,
    decides: "answer",
    async run(driver) {
      const probe = delivered(driver, plainPayload("repo.content:update", "model"), 0);
      if (!isUp(await driver.send(probe))) return MOOT; // it was down before: that is for another check to tell
      const sent = request(driver, 1);
      await driver.send(sent);
      const after = await driver.send(delivered(driver, plainPayload("repo.content:update", "model"), 2));
      if (isUp(after)) return KEPT;
      const told = breach(sent, after);
      return { ...told, happened: `took this, and then ${told.happened} when it was sent a plain push` };
    },
  };
}

function isUp(exchange: Exchange): boolean {
  return exchange.kind === "answered" && exchange.status < 500;
}
