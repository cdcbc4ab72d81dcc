import fc from "fast-check";
import { exactNumber, gitRepoTypes, payload, type Aim } from "../arbitraries/index.ts";
import { isAccepted } from "../base/index.ts";
import type { Payload } from "../payload/index.ts";
import { defineCheck, type Check, type Driver, type Trial } from "./check.ts";
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
  named: ({ aim }) => [
    { name: `burst-of-${BURST}`, trials: burst(aim).map((payloads) => atOnceTrial(`burst-of-${BURST}`, payloads)) },
  ],
  random: ({ aim }) => fc.oneof(strangers(aim), ...storiesOf(aim)).map((payloads) => atOnceTrial(null, payloads)),
});

function atOnceTrial(name: string | null, payloads: readonly Payload[]): Trial {
  return {
    name,
    payload: undefined,
    others: payloads,
    decides: "answer",
    run: (driver) => sendAtOnce(driver, payloads),
  };
}

/** How many deliveries come at once when somebody does something in many repos. */
const BURST = 64;

function burst(aim: Aim): fc.Arbitrary<readonly Payload[]> {
  const all = fc.array(payload({ repoTypes: gitRepoTypes, aim }), { minLength: BURST, maxLength: BURST });
  return fc.tuple(all, exactNumber(BURST, 2)).map(([payloads, count]) => payloads.slice(0, count));
}

/** Events that have nothing to do with each other; those of a story are about one repo, as those of one action are. */
function strangers(aim: Aim): fc.Arbitrary<readonly Payload[]> {
  return fc.array(payload({ repoTypes: gitRepoTypes, aim }), { minLength: 2, maxLength: 8 });
}

/** Whoever works on one event after the other needs as long for all at once: so many as it does in this time, in milliseconds. */
const ONE_BY_ONE_MS = 2_000;

/** Only what is taken one by one is sent at once, with other ids, so that the overlap alone makes the difference. */
async function sendAtOnce(driver: Driver, payloads: readonly Payload[]): Promise<Outcome> {
  let count = 0;
  let spentMs = 0;
  for (const payload of payloads) {
    if (count >= 2 && spentMs >= ONE_BY_ONE_MS) break;
    // Each opens a connection: those that come at once have one each, which the server has taken.
    const request = { ...delivered(driver, withOtherIds(driver, payload, 0), count), isOnNewConnection: true };
    const exchange = await driver.send(request);
    if (!isAccepted(exchange)) return INCONCLUSIVE;
    count += 1;
    spentMs += exchange.durationMs;
  }
  const requests = payloads
    .slice(0, count)
    .map((payload, index) => delivered(driver, withOtherIds(driver, payload, 1), payloads.length + index));
  const outcomes = await Promise.all(requests.map(async (request) => mustAccept(request, await driver.send(request))));
  const failed = outcomes.find((outcome) => outcome.status === "failed");
  if (failed === undefined) return outcomes.find(({ status }) => status === "inconclusive") ?? KEPT;
  const happened = `${failed.happened} when ${count} events came at once; it accepted them one by one`;
  return { ...failed, expected: "comparison", happened };
}
