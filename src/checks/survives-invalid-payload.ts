import fc from "fast-check";
import { allFaults, faultyPayload, type FaultyPayload } from "../arbitraries/index.ts";
import { eventNameOf, repoTypes, valueAt } from "../payload/index.ts";
import { withOtherIds } from "./other-ids.ts";
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
  named: ({ aim }) => {
    const taken = new Set<string>();
    return allFaults(aim).map((faulty) => {
      const name = nameAmong(taken, faulty);
      return { name, trials: fc.constant(faulty).map((one) => ({ ...faultTrial(one), name })) };
    });
  },
  random: ({ aim }) => faultyPayload({ aim }).map(faultTrial),
});

/** What is broken; where there are several ways to break it, with what stands there, and on which event. */
function nameAmong(taken: Set<string>, faulty: FaultyPayload): string {
  const value: unknown = valueAt(faulty.payload, faulty.fault.pointer);
  const words = [nameOf(faulty), value === null ? "null" : typeof value, `of ${eventNameOf(faulty.valid)}`];
  for (let nth = 1; ; nth++) {
    const name = nth <= words.length ? words.slice(0, nth).join(", ") : `${words.join(", ")}, ${nth}`;
    if (taken.size < taken.add(name).size) return name;
  }
}

function nameOf({ fault }: FaultyPayload): string {
  return `${fault.keyword} at ${fault.pointer === "" ? "the top" : fault.pointer}`;
}

function faultTrial(faulty: FaultyPayload): Trial {
  const { payload, valid } = faulty;
  return compared({
    name: nameOf(faulty),
    payload,
    decides: "answer",
    judge: mustSurvive,
    counterpart: valid,
    // What became of a repo in another case is not to matter.
    request: (driver) => delivered(driver, withOtherIds(driver, payload)),
  });
}
