import { futureOf, gitRepoTypes } from "../arbitraries/index.ts";
import { defineCheck, type Check } from "./check.ts";
import { likeItsCounterpart, payloadTrial } from "./trials.ts";

export const toleratesNewFields: Check = defineCheck({
  id: "tolerates-new-fields",
  weight: "tomorrow",
  promise: "answers 2xx to payloads with properties that it does not know",
  advice: "Ignore properties that you do not know: validate what you use, and leave the rest open.",
  trialOf: payloadTrial,
  random: ({ aim }) =>
    futureOf({ novelties: ["fields"], repoTypes: gitRepoTypes, aim }).map(({ known, future }) =>
      likeItsCounterpart(future, known, { name: null, decides: "answer" }),
    ),
});
