/** Trials that most checks are made of: one delivery, judged by its answer. */
import type fc from "fast-check";
import { eventNameOf, type AnyPayload } from "../payload/index.ts";
import { edgeCases, type EdgeCaseEntry } from "../arbitraries/index.ts";
import type { NamedTrials, Trial } from "./check.ts";
import type { Judge } from "./judge.ts";
import { delivered } from "./request.ts";

/** One delivery of a payload. */
export function deliveryOf(payload: AnyPayload, judge: Judge, name: string | null = null): Trial {
  return {
    name,
    payload,
    place: eventNameOf(payload),
    async run(driver) {
      const request = delivered(driver, payload);
      return judge(request, await driver.send(request));
    },
  };
}

/** Deliveries of payloads, each judged alone. */
export function deliveries(
  payloads: fc.Arbitrary<AnyPayload>,
  judge: Judge,
  name: string | null = null,
): fc.Arbitrary<Trial> {
  return payloads.map((payload) => deliveryOf(payload, judge, name));
}

/** The edge cases of the catalogue that pass `isWanted`, each a named trial. */
export function edgeCaseTrials(isWanted: (entry: EdgeCaseEntry) => boolean, judge: Judge): readonly NamedTrials[] {
  return edgeCases
    .filter(isWanted)
    .map(({ name, arbitrary }) => ({ name, trials: deliveries(arbitrary, judge, name) }));
}
