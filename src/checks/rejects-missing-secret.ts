import fc from "fast-check";
import { gitRepoTypes, isReachable, payload } from "../arbitraries/index.ts";
import type { AnyPayload } from "../payload/index.ts";
import { eventNames } from "../payload/index.ts";
import { defineCheck, type Check, type Trial } from "./check.ts";
import { mustRefuse, mustSurvive } from "./judge.ts";
import { delivered, withValues } from "./request.ts";
import { forRefusals, refused } from "./refusals.ts";
import { NO_SECRET } from "./secret-reasons.ts";
import { compared } from "./trials.ts";

export const rejectsMissingSecret: Check = defineCheck({
  ...forRefusals,
  id: "rejects-missing-secret",
  weight: "strangers",
  promise: "answers 4xx to deliveries without the secret",
  advice:
    "Compare the secret before anything else, and answer 401 or 403 when there is none: anybody can send to your URL.",
  skipReason: ({ secret }) => (secret === null ? NO_SECRET : null),
  named: ({ aim }) =>
    eventNames
      .filter((event) => isReachable(aim, [event], gitRepoTypes))
      .map((event) => ({
        name: event,
        trials: payload({ events: [event], repoTypes: gitRepoTypes, aim }).map(withoutSecret),
      })),
  random: ({ aim }) =>
    fc
      .tuple(payload({ repoTypes: gitRepoTypes, aim }), fc.nat(3))
      .map(([payload, rank]) => (rank === 3 ? onceKnown(payload) : withoutSecret(payload))),
});

/** A delivery that was taken before, again and without the secret: to know the delivery is not to know the secret. */
function onceKnown(payload: AnyPayload): Trial {
  const trial = withoutSecret(payload);
  return {
    ...trial,
    name: "known-delivery",
    async run(driver) {
      await driver.send(delivered(driver, payload));
      return await trial.run(driver);
    },
  };
}

function withoutSecret(payload: AnyPayload): Trial {
  return compared({
    name: null,
    payload,
    decides: "answer",
    judge: mustRefuse,
    send: refused,
    counterpart: payload,
    counterpartJudge: mustSurvive,
    request: (driver) => withValues(driver, payload, 0, [], null),
  });
}
