import fc from "fast-check";
import {
  deliveryPlan,
  story,
  wish,
  type DeliveryPlan,
  type Irregularity,
  type Story,
  type Wish,
} from "../arbitraries/index.ts";
import { isAccepted } from "../base/index.ts";
import { eventNameOf, type Payload } from "../payload/index.ts";
import { defineCheck, type Check, type Driver, type Setup, type Trial, type Verdict } from "./check.ts";
import { KEPT, MOOT, mustAccept } from "./judge.ts";
import { delivered } from "./request.ts";
import { MOST_HELD, openScene } from "./scene.ts";

/** Deliveries are unordered (hub docs, webhooks, 2026-08). */
export const survivesAnyOrder: Check = defineCheck({
  id: "survives-any-order",
  promise: "answers 2xx to events in another order than they happened",
  advice:
    "The Hub does not deliver in order: a comment can come before its discussion, an update after the deletion. " +
    "Do not rely on having seen what came before; ask the Hub for the current state.",
  share: 0.1,
  named: () => [{ name: "reversed", trials: story().map((told) => storyTrial("reversed", told, (index) => -index)) }],
  random: (setup) => fc.oneof({ weight: 3, arbitrary: storyTrials() }, { weight: 1, arbitrary: historyTrials(setup) }),
});

/** What was told about one repo and one discussion. */
function storyTrials(): fc.Arbitrary<Trial> {
  const ranks = fc.array(fc.nat(LONGEST_STORY), { minLength: LONGEST_STORY, maxLength: LONGEST_STORY });
  return fc.tuple(story(), ranks).map(([told, ranks]) => storyTrial(null, told, (index) => ranks[index] ?? 0));
}

const LONGEST_STORY = 7;

function storyTrial(name: string | null, told: Story, rankOf: (index: number) => number): Trial {
  const order = [...told.keys()].toSorted((a, b) => rankOf(a) - rankOf(b) || a - b);
  return {
    name,
    payload: undefined,
    others: told,
    decides: "answer",
    run: (driver) => tellTwice(driver, told, order),
  };
}

/** What people did on a Hub, which a consumer that asks it finds as it is when all is done. */
function historyTrials({ say }: Setup): fc.Arbitrary<Trial> {
  return fc
    .tuple(
      fc.array(wish({ texts: say }), { minLength: 2, maxLength: 20 }),
      deliveryPlan({ deliveries: MOST_HELD, irregularities: ANY_ORDER }),
    )
    .map(([wanted, plan]) => ({
      name: null,
      payload: undefined,
      decides: "answer",
      run: (driver) => happenTwice(driver, wanted, plan),
    }));
}

const ANY_ORDER: readonly Irregularity[] = ["order", "late", "at-once"];

/** Only what is taken in order is tried out of order, with other ids, so that the order alone makes the difference. */
async function tellTwice(driver: Driver, told: Story, order: readonly number[]): Promise<Verdict> {
  for (const [index, payload] of told.entries()) {
    if (!isAccepted(await driver.send(delivered(driver, payload, index)))) return MOOT;
  }
  const mixed = order.flatMap((index) => told[index] ?? []).map(asAnother);
  for (const [index, payload] of mixed.entries()) {
    const request = delivered(driver, payload, told.length + index);
    const verdict = mustAccept(request, await driver.send(request));
    if (!verdict.kept) {
      const happened = outOfOrder(verdict.happened, eventNameOf(payload), mixed.slice(0, index).map(eventNameOf));
      return { ...verdict, happened };
    }
  }
  return KEPT;
}

/** The same on two Hubs: on the first, each event is delivered as it happens; on the second, in any order when all is over. */
async function happenTwice(driver: Driver, wanted: readonly Wish[], plan: DeliveryPlan): Promise<Verdict> {
  const inOrder = openScene(driver, 0, () => inOrder.webhook.disable());
  try {
    for (const one of wanted) {
      inOrder.fulfil(one);
      await inOrder.settle();
    }
    if (!inOrder.sent.every(({ exchange }) => isAccepted(exchange))) return MOOT;
  } finally {
    inOrder.end();
  }
  const mixed = openScene(driver, 1, () => mixed.webhook.disable());
  try {
    mixed.hold();
    for (const one of wanted) mixed.fulfil(one);
    await mixed.release(plan);
    const events = mixed.sent.map(({ request }) => mixed.deliveryOf(request)?.event ?? "an event");
    for (const [index, { request, exchange }] of mixed.sent.entries()) {
      const verdict = mustAccept(request, exchange);
      if (verdict.kept) continue;
      const happened = outOfOrder(verdict.happened, events[index] ?? "", events.slice(0, index));
      return { ...verdict, happened, chain: mixed.chainOf(request) };
    }
    return KEPT;
  } finally {
    mixed.end();
  }
}

function outOfOrder(happened: string, event: string, before: readonly string[]): string {
  return `${happened} to ${event} after ${before.length === 0 ? "nothing else" : before.join(", ")}; in order it took them all`;
}

/** The same event on another repo with another discussion: other ids and another name, wherever they stand. */
function asAnother(payload: Payload): Payload {
  const json = JSON.stringify(payload);
  const ids = new Set(Array.from(json.matchAll(/"id":"([^"]+)"/g), ([, id = ""]) => id));
  const names = new Set([payload.repo.name, "subdomain" in payload.repo ? payload.repo.subdomain : payload.repo.name]);
  const renamed = [...names].reduce(
    (text, name) => text.replaceAll(`"${name}"`, `"${name}-2"`).replaceAll(`/${name}`, `/${name}-2`),
    json,
  );
  return JSON.parse(
    [...ids].reduce((text, id) => text.replaceAll(id, `${id.startsWith("fe") ? "ef" : "fe"}${id.slice(2)}`), renamed),
  );
}
