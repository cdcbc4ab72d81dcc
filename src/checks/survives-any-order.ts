import fc from "fast-check";
import { type Aim, type DeliveryPlan, type Irregularity, type Story, type Wish } from "../arbitraries/index.ts";
import { isAccepted } from "../base/index.ts";
import { eventNameOf, type Payload } from "../payload/index.ts";
import { defineCheck, type Check, type Driver, type Trial } from "./check.ts";
import { mustAccept } from "./judge.ts";
import { KEPT, INCONCLUSIVE, type Outcome } from "./outcome.ts";
import { withOtherIds } from "./other-ids.ts";
import { delivered } from "./request.ts";
import { historiesOf, storiesOf } from "./sequence-trial.ts";
import { openSandbox } from "./sandbox.ts";

/** Deliveries are unordered (hub docs, webhooks, 2026-08). */
export const survivesAnyOrder: Check = defineCheck({
  id: "survives-any-order",
  promise: "answers 2xx to events in another order than they happened",
  advice:
    "The Hub does not deliver in order: a comment can come before its discussion, an update after the deletion. " +
    "Do not rely on having seen what came before; ask the Hub for the current state.",
  share: 0.1,
  named: ({ aim }) =>
    storiesOf(aim).map((stories) => ({
      name: "reversed",
      trials: stories.map((events) => storyTrial("reversed", events, (index) => -index)),
    })),
  random: ({ aim }) =>
    fc.oneof(...storiesOf(aim).map((stories) => ({ weight: 3, arbitrary: storyTrials(stories) })), {
      weight: 1,
      arbitrary: historyTrials(aim),
    }),
});

/** Events of one repo and one discussion. */
function storyTrials(stories: fc.Arbitrary<Story>): fc.Arbitrary<Trial> {
  const ranks = fc.array(fc.nat(LONGEST_STORY), { minLength: LONGEST_STORY, maxLength: LONGEST_STORY });
  return fc.tuple(stories, ranks).map(([events, ranks]) => storyTrial(null, events, (index) => ranks[index] ?? 0));
}

const LONGEST_STORY = 8;

function storyTrial(name: string | null, events: Story, rankOf: (index: number) => number): Trial {
  const order = [...events.keys()].toSorted((a, b) => rankOf(a) - rankOf(b) || a - b);
  return {
    name,
    payload: undefined,
    others: events,
    decides: "answer",
    run: (driver) => sendTwice(driver, events, order),
  };
}

/** What people did on a Hub, which a consumer that asks it finds as it is when all is done. */
function historyTrials(aim: Aim): fc.Arbitrary<Trial> {
  return historiesOf(aim, ANY_ORDER).map(([wanted, plan]) => ({
    name: null,
    payload: undefined,
    decides: "answer",
    needsHub: true,
    run: (driver) => happenTwice(driver, wanted, plan),
  }));
}

/** What comes twice, or at once, is for other checks. */
const ANY_ORDER: readonly Irregularity[] = ["order"];

/** Only what is taken in order is tried out of order, with other ids, so that the order alone makes the difference. */
async function sendTwice(driver: Driver, story: Story, order: readonly number[]): Promise<Outcome> {
  const inOrder = story.map((payload) => withOtherIds(driver, payload)); // a consumer that remembers has not seen these
  for (const [index, payload] of inOrder.entries()) {
    if (!isAccepted(await driver.send(delivered(driver, payload, index)))) return INCONCLUSIVE;
  }
  const mixed = order.flatMap((index) => inOrder[index] ?? []).map((payload) => asAnother(driver, payload));
  for (const [index, payload] of mixed.entries()) {
    const request = delivered(driver, payload, story.length + index);
    const outcome = mustAccept(request, await driver.send(request));
    if (outcome.status === "kept") continue;
    if (outcome.status === "inconclusive") return outcome;
    const happened = outOfOrder(outcome.happened, eventNameOf(payload), mixed.slice(0, index).map(eventNameOf));
    return { ...outcome, expected: "comparison", happened };
  }
  return KEPT;
}

/** The same on two Hubs: on the first, each event is delivered as it happens; on the second, in any order when all is over. */
async function happenTwice(driver: Driver, wanted: readonly Wish[], plan: DeliveryPlan): Promise<Outcome> {
  const inOrder = openSandbox(driver, 0, { onSideEffect: () => inOrder.webhook.disable() });
  try {
    for (const one of wanted) {
      inOrder.fulfil(one);
      await inOrder.settle();
    }
    if (!inOrder.sent.every(({ exchange }) => isAccepted(exchange))) return INCONCLUSIVE;
  } finally {
    inOrder.end();
  }
  const mixed = openSandbox(driver, 1, { onSideEffect: () => mixed.webhook.disable() });
  try {
    mixed.hold();
    for (const one of wanted) mixed.fulfil(one);
    await mixed.release(plan);
    const events = mixed.sent.map(({ request }) => mixed.deliveryOf(request)?.event ?? "an event");
    for (const [index, { request, exchange }] of mixed.sent.entries()) {
      const outcome = mustAccept(request, exchange);
      if (outcome.status !== "failed") continue;
      const happened = outOfOrder(outcome.happened, events[index] ?? "", events.slice(0, index));
      return { ...outcome, expected: "comparison", happened, chain: mixed.chainOf(request) };
    }
    return KEPT;
  } finally {
    mixed.end();
  }
}

function outOfOrder(happened: string, event: string, before: readonly string[]): string {
  return `${happened} to ${event} after ${before.length === 0 ? "nothing else" : before.join(", ")}; it accepted them in order`;
}

/** The same event on another repo with another discussion: other ids and, unless a certain one is asked for, another name. */
function asAnother(driver: Driver, payload: Payload): Payload {
  const { watched, words } = driver.setup.aim;
  const isAnyRepo = watched.length === 0 && words.repoNames.length + words.namespaces.length + words.names.length === 0;
  const other = withOtherIds(driver, payload, 1);
  return isAnyRepo ? renamed(other) : other;
}

/** Under another name, wherever it stands. */
function renamed(payload: Payload): Payload {
  const names = new Set([payload.repo.name, "subdomain" in payload.repo ? payload.repo.subdomain : payload.repo.name]);
  const json = [...names].reduce(
    (text, name) => text.replaceAll(`"${name}"`, `"${name}-2"`).replaceAll(`/${name}`, `/${name}-2`),
    JSON.stringify(payload),
  );
  return JSON.parse(json);
}
