import { futureOf, gitRepoTypes } from "../arbitraries/index.ts";
import { defineCheck, type Check } from "./check.ts";
import { likeItsCounterpart, payloadTrial } from "./trials.ts";

export const toleratesNewScopes: Check = defineCheck({
  id: "tolerates-new-scopes",
  weight: "tomorrow",
  promise: "answers 2xx to events of scopes that do not exist yet",
  advice:
    'Treat an unknown scope as an "update" of the broader scope, or ignore it with a 2xx ' +
    "(hub docs, webhooks, event: more scopes can be added).",
  trialOf: payloadTrial,
  random: ({ aim }) =>
    futureOf({ novelties: ["scope"], repoTypes: gitRepoTypes, aim }).map(({ known, future }) =>
      likeItsCounterpart(future, known, { name: future.event.scope, decides: "answer" }),
    ),
});
