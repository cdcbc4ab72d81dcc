import fc from "fast-check";
import { gitRepoTypes, payload, type Aim } from "../arbitraries/index.ts";
import { isAccepted } from "../base/index.ts";
import type { Payload } from "../payload/index.ts";
import { defineCheck, type Check, type Driver } from "./check.ts";
import { mustAccept } from "./judge.ts";
import { KEPT, INCONCLUSIVE, type Outcome } from "./outcome.ts";
import { withOtherIds } from "./other-ids.ts";
import { delivered } from "./request.ts";
import { storiesOf } from "./sequence-trial.ts";

/** Deliveries are asynchronous (hub docs, webhooks, 2026-08): nothing says that one waits for another. */
export const survivesConcurrency: Check = defineCheck({
  id: "survives-concurrency",
  promise: "answers 2xx to events that come at the same time",
  advice: "Requests overlap: keep what belongs to one request in local variables, and lock what is shared.",
  isConcurrent: true,
  share: 0.1,
  random: ({ aim }) =>
    fc.oneof(strangers(aim), ...storiesOf(aim)).map((payloads) => ({
      name: null,
      payload: undefined,
      others: payloads,
      decides: "answer",
      run: (driver) => sendAtOnce(driver, payloads),
    })),
});

/** Events that have nothing to do with each other; those of a story are about one repo, as those of one action are. */
function strangers(aim: Aim): fc.Arbitrary<readonly Payload[]> {
  return fc.array(payload({ repoTypes: gitRepoTypes, aim }), { minLength: 2, maxLength: 8 });
}

/** Only what is taken one by one is sent at once, with other ids, so that the overlap alone makes the difference. */
async function sendAtOnce(driver: Driver, payloads: readonly Payload[]): Promise<Outcome> {
  for (const [index, payload] of payloads.entries()) {
    if (!isAccepted(await driver.send(delivered(driver, withOtherIds(driver, payload, 0), index)))) return INCONCLUSIVE;
  }
  const requests = payloads.map((payload, index) =>
    delivered(driver, withOtherIds(driver, payload, 1), payloads.length + index),
  );
  const outcomes = await Promise.all(requests.map(async (request) => mustAccept(request, await driver.send(request))));
  const failed = outcomes.find((outcome) => outcome.status === "failed");
  if (failed === undefined) return outcomes.find(({ status }) => status === "inconclusive") ?? KEPT;
  const happened = `${failed.happened} when ${payloads.length} events came at once; it accepted them one by one`;
  return { ...failed, expected: "comparison", happened };
}
