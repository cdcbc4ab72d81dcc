import { edgeCase, edgeCases } from "../arbitraries/index.ts";
import { defineCheck, type Check } from "./check.ts";
import { edgeCaseTrial, edgeCaseTrials } from "./trials.ts";

const onGit = edgeCases.filter(({ isOnBucket }) => !isOnBucket).map(({ name }) => name);

/** The catalogue of edge cases, each by name and then at random. */
export const acceptsEdgeCases: Check = defineCheck({
  id: "accepts-edge-cases",
  promise: "answers 2xx to payloads that are valid and strange",
  advice:
    "The payload is valid: the Hub can send it. Read what may be missing as optional, take text as text, " +
    "and let bodies be large: a comment alone can have 256 KiB.",
  named: () => edgeCaseTrials(({ isOnBucket }) => !isOnBucket),
  random: () => edgeCase({ names: onGit }).map(({ name, payload }) => edgeCaseTrial(name, payload)),
});
