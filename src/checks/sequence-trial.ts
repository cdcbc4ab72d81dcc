/** Trials of several deliveries in the order in which their events happened. */
import fc from "fast-check";
import {
  deliveryPlan,
  gitRepoTypes,
  isReachable,
  story,
  wish,
  type Aim,
  type DeliveryPlan,
  type Irregularity,
  type Story,
  type Wish,
} from "../arbitraries/index.ts";
import { eventNameOf, eventNames } from "../payload/index.ts";
import type { Driver, Trial } from "./check.ts";
import { mustAccept } from "./judge.ts";
import { KEPT, INCONCLUSIVE, type Outcome } from "./outcome.ts";
import { withOtherIds } from "./other-ids.ts";
import { delivered } from "./request.ts";
import { MOST_HELD } from "./sandbox.ts";

/** Stories of what is watched; none where too little happens for one. */
export function storiesOf(aim: Aim): readonly fc.Arbitrary<Story>[] {
  const happening = eventNames.filter((event) => isReachable(aim, [event], gitRepoTypes) && event !== "repo:move");
  return happening.length < 2 ? [] : [story({ aim })];
}

/** What people did on a Hub, and how the deliveries of it come. */
export function historiesOf(
  aim: Aim,
  irregularities: readonly Irregularity[],
): fc.Arbitrary<readonly [wanted: readonly Wish[], plan: DeliveryPlan]> {
  return fc.tuple(
    fc.array(wish({ aim }), { minLength: 2, maxLength: 20 }),
    deliveryPlan({ deliveries: MOST_HELD, irregularities }),
  );
}

/** Events of one repo and one discussion, each of which is to be accepted after those before it. */
export function sequenceTrial(events: Story): Trial {
  return {
    name: null,
    payload: undefined,
    others: events,
    decides: "answer",
    run: (driver) => sendInOrder(driver, events),
  };
}

/** What fails by itself, too, is for trials of one delivery to report. */
async function sendInOrder(driver: Driver, events: Story): Promise<Outcome> {
  const payloads = events.map((payload) => withOtherIds(driver, payload)); // a consumer that remembers has not seen these
  for (const [index, payload] of payloads.entries()) {
    const request = delivered(driver, payload, index);
    const outcome = mustAccept(request, await driver.send(request));
    if (outcome.status === "kept") continue;
    if (outcome.status === "inconclusive" || index === 0) return INCONCLUSIVE;
    const alone = delivered(driver, withOtherIds(driver, events[index] ?? payload, 1), events.length);
    if (mustAccept(alone, await driver.send(alone)).status !== "kept") return INCONCLUSIVE;
    const before = payloads.slice(0, index).map(eventNameOf).join(", ");
    const happened = `${outcome.happened} to ${eventNameOf(payload)} after ${before}; it accepted it alone`;
    return { ...outcome, expected: "comparison", happened };
  }
  return KEPT;
}
