import fc from "fast-check";
import type { Aim } from "../arbitraries/index.ts";
import { remembered } from "../base/index.ts";
import { defineCheck, type Check, type NamedTrials } from "./check.ts";
import { edgeCaseTrials, payloadTrial } from "./trials.ts";

/** Made once for an aim: a run asks for them again for each case. */
const onGit = remembered((aim: Aim): readonly NamedTrials[] => edgeCaseTrials(aim, ({ isOnBucket }) => !isOnBucket));

/** The catalogue of edge cases, each by name and then at random. */
export const acceptsEdgeCases: Check = defineCheck({
  id: "accepts-edge-cases",
  promise: "answers 2xx to payloads that are valid and strange",
  advice:
    "The payload is valid: the Hub can send it. Read what may be missing as optional, take text as text, " +
    "and let bodies be large: a comment alone can have 256 KiB.",
  skipReason: ({ aim }) => (onGit(aim).length === 0 ? "none of its edge cases can be about what is watched" : null),
  trialOf: payloadTrial,
  named: ({ aim }) => onGit(aim),
  random: ({ aim }) => fc.oneof(...onGit(aim).map(({ trials }) => trials)),
});
