import fc from "fast-check";
import { gitRepoTypes, payload } from "../arbitraries/index.ts";
import { defineCheck, type Check } from "./check.ts";
import { mustAccept } from "./judge.ts";
import { sequenceTrial, storiesOf } from "./sequence-trial.ts";
import { deliveries, eventTrials, payloadTrial } from "./trials.ts";

/** Every event, on every type of Git repo; buckets have a check of their own. */
export const acceptsEveryEvent: Check = defineCheck({
  id: "accepts-every-event",
  promise: "answers 2xx to every event that the Hub sends, those that it ignores included",
  advice:
    "Answer 2xx to events that you do not handle, and read optional parts as optional: " +
    "the Hub retries whatever is not 2xx, and suspends a webhook that keeps failing.",
  exploration: 6,
  trialOf: payloadTrial,
  named: ({ aim }) => eventTrials(aim, gitRepoTypes),
  random: ({ aim }) =>
    fc.oneof(
      { weight: 8, arbitrary: deliveries(payload({ repoTypes: gitRepoTypes, aim }), mustAccept) },
      ...storiesOf(aim).map((stories) => ({ weight: 2, arbitrary: stories.map(sequenceTrial) })),
    ),
});
