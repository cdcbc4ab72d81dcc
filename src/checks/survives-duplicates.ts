import fc from "fast-check";
import { gitRepoTypes, payload } from "../arbitraries/index.ts";
import { isAccepted } from "../base/index.ts";
import { defineCheck, type Check } from "./check.ts";
import { mustAccept } from "./judge.ts";
import { KEPT, INCONCLUSIVE } from "./outcome.ts";
import { withOtherIds } from "./other-ids.ts";
import { delivered } from "./request.ts";

/** A retry or a replay has the same `Webhook-Id` (hub docs, webhooks, 2026-08-31). */
export const survivesDuplicates: Check = defineCheck({
  id: "survives-duplicates",
  promise: "answers 2xx to a delivery that it has taken before",
  advice: "A delivery can come again with the same Webhook-Id: remember the ids that you have handled, and answer 2xx.",
  share: 0.3,
  random: ({ aim }) =>
    fc.tuple(payload({ repoTypes: gitRepoTypes, aim }), fc.integer({ min: 1, max: 3 })).map(([payload, repeats]) => ({
      name: null,
      payload,
      decides: "answer",
      async run(driver) {
        const request = delivered(driver, withOtherIds(driver, payload));
        if (!isAccepted(await driver.send(request))) return INCONCLUSIVE; // refused from the start: not a matter of duplicates
        for (let repeat = 1; repeat <= repeats; repeat++) {
          // Another worker of the consumer may get what comes on another connection.
          const again = { ...request, isOnNewConnection: true };
          const outcome = mustAccept(again, await driver.send(again));
          if (outcome.status === "kept") continue;
          if (outcome.status === "inconclusive") return outcome;
          const happened = `accepted this, and ${outcome.happened} when it came again`;
          return { ...outcome, expected: "comparison", happened };
        }
        return KEPT;
      },
    })),
});
