import fc from "fast-check";
import { allFaults, faultyPayload, repoTypes, type FaultyPayload } from "../arbitraries/index.ts";
import { defineCheck, type Check, type Trial } from "./check.ts";
import { mustSurvive } from "./judge.ts";
import { delivered } from "./request.ts";
import { compared } from "./trials.ts";

export const survivesInvalidPayload: Check = defineCheck({
  id: "survives-invalid-payload",
  weight: "strangers",
  promise: "answers 4xx, or 2xx, to payloads with a fault",
  advice: "Check what you read before you use it, and answer 400 or 422 when it is not there or of another type.",
  repoTypes,
  named: ({ aim }) =>
    allFaults(aim).map((faulty, nth) => ({
      name: `fault-${nth + 1}`,
      trials: fc.constant(faulty).map(faultTrial),
    })),
  random: ({ aim }) => faultyPayload({ aim }).map(faultTrial),
});

function faultTrial({ payload, fault, valid }: FaultyPayload): Trial {
  return compared({
    name: `${fault.keyword} at ${fault.pointer === "" ? "the top" : fault.pointer}`,
    payload,
    decides: "answer",
    judge: mustSurvive,
    counterpart: valid,
    request: (driver) => delivered(driver, payload),
  });
}
