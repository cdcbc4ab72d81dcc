import { faultyPayload, type FaultyPayload } from "../arbitraries/index.ts";
import { keysOf } from "../payload/index.ts";
import { defineCheck, type Check, type Trial } from "./check.ts";
import { mustSurvive } from "./judge.ts";
import { delivered } from "./request.ts";

export const survivesInvalidPayload: Check = defineCheck({
  id: "survives-invalid-payload",
  promise: "answers 4xx, or 2xx, to payloads with a fault",
  advice: "Check what you read before you use it, and answer 400 or 422 when it is not there or of another type.",
  random: () => faultyPayload().map(faultTrial),
});

function faultTrial({ payload, fault }: FaultyPayload): Trial {
  return {
    name: `${fault.keyword} at ${fault.pointer === "" ? "the top" : fault.pointer}`,
    payload,
    // The part of the payload that is read carelessly; which of its values is a matter of chance.
    place: keysOf(fault.pointer)[0] ?? "",
    async run(driver) {
      const request = delivered(driver, payload);
      return mustSurvive(request, await driver.send(request));
    },
  };
}
