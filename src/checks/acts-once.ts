import fc from "fast-check";
import { deliveryPlan, type DeliveryPlan, type Irregularity, type Wish } from "../arbitraries/index.ts";
import { forCallers, OCCASIONS, occasionsOf, wishes } from "./calls-the-hub.ts";
import { defineCheck, type Check, type Driver, type NamedTrials, type Trial } from "./check.ts";
import { KEPT, INCONCLUSIVE, type Outcome } from "./outcome.ts";
import { MOST_HELD, openSandbox, type Sandbox } from "./sandbox.ts";

/** What makes the same delivery come more than once. */
const AGAIN: readonly Irregularity[] = ["twice", "late", "overtaken"];

/** A retry or a replay has the same `Webhook-Id`, which is meant as an idempotency key (hub docs, webhooks, 2026-08-31). */
export const actsOnce: Check = defineCheck({
  ...forCallers,
  inconclusiveReason: `${forCallers.inconclusiveReason}, or it never stops acting`,
  id: "acts-once",
  promise: "does on the Hub once what a delivery asks for, however often the delivery comes",
  advice:
    "A delivery comes again when its answer was late or lost, and when it is replayed: remember each Webhook-Id before you start to act on it, and answer 2xx to those that you know.",
  named: (setup) =>
    occasionsOf(setup, OCCASIONS.slice(0, 4)).flatMap(({ name, wishes }) => [
      namedTrials(wishes, `${name}-twice`, (index) => [[index], [index]]),
      namedTrials(wishes, `${name}-overtaken`, (index) => [[index, index]]),
    ]),
  random: (setup) =>
    fc
      .tuple(
        fc.array(wishes(setup), { minLength: 1, maxLength: 12 }),
        deliveryPlan({ deliveries: MOST_HELD, irregularities: AGAIN }),
      )
      .map(([wanted, plan]) => againTrial(null, wanted, plan)),
});

/** All that comes of one kind of action comes more than once, in the same way. */
function namedTrials(
  wishes: fc.Arbitrary<readonly Wish[]>,
  name: string,
  wavesOf: (index: number) => DeliveryPlan,
): NamedTrials {
  const plan = Array.from({ length: MOST_HELD }, (_, index) => wavesOf(index)).flat();
  return { name, trials: wishes.map((wanted) => againTrial(name, wanted, plan)) };
}

function againTrial(name: string | null, wanted: readonly Wish[], plan: DeliveryPlan): Trial {
  return {
    name,
    payload: undefined,
    decides: "answer",
    needsHub: true,
    run: (driver) => compare(driver, wanted, plan),
  };
}

/** Chains of so many side effects are a loop, which another check reports. */
const MANY_SIDE_EFFECTS = 100;

/** The same wishes on two Hubs: on the first, each delivery comes once; on the second, as planned. */
async function compare(driver: Driver, wanted: readonly Wish[], plan: DeliveryPlan): Promise<Outcome> {
  const once = Array.from({ length: MOST_HELD }, (_, index) => [index]);
  const expected = (await playedOut(driver, 0, wanted, once)).sideEffects().length;
  if (expected === 0 || expected >= MANY_SIDE_EFFECTS) return INCONCLUSIVE;
  const sandbox = await playedOut(driver, 1, wanted, plan);
  return sandbox.sideEffects().length <= expected ? KEPT : actedAgain(sandbox, expected);
}

/** The sandbox when all is over. */
async function playedOut(driver: Driver, place: number, wanted: readonly Wish[], plan: DeliveryPlan): Promise<Sandbox> {
  let sideEffects = 0;
  const sandbox = openSandbox(driver, place, {
    isCaller: true,
    onSideEffect() {
      sideEffects += 1;
      if (sideEffects >= MANY_SIDE_EFFECTS) sandbox.webhook.disable();
    },
  });
  try {
    sandbox.hold();
    for (const one of wanted) sandbox.fulfil(one);
    await sandbox.release(plan);
    return sandbox;
  } finally {
    sandbox.end();
  }
}

/** The failure of the delivery that the last side effect goes back to: its last attempt made the consumer act again. */
function actedAgain(sandbox: Sandbox, expected: number): Outcome {
  const sideEffects = sandbox.sideEffects();
  const chain = sandbox.hub.chain(sideEffects.at(-1)?.id ?? "");
  const [first] = chain;
  const cause = first?.kind === "delivery" ? first.delivery : undefined;
  const attempt = sandbox.sent.findLast(({ request }) => sandbox.deliveryOf(request)?.id === cause?.id);
  if (cause === undefined || attempt === undefined) return KEPT;
  const happened = `acted again when ${cause.event} came again with the same Webhook-Id: ${sideEffects.length} events were its doing, where it takes ${expected}`;
  return { status: "failed", symptom: "acted-again", expected: "comparison", happened, chain, ...attempt };
}
