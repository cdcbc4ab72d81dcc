import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import {
  deliveryPlan,
  planFor,
  plainPayloads,
  type Aim,
  type DeliveryPlan,
  type Irregularity,
  type Story,
  type Wish,
} from "../arbitraries/index.ts";
import { isAccepted, UsageError } from "../base/index.ts";
import { differences, eventNameOf, type Difference } from "../payload/index.ts";
import { occasionsOf } from "./calls-the-hub.ts";
import { defineCheck, type Check, type Driver, type Trial } from "./check.ts";
import { KEPT, INCONCLUSIVE, type Outcome } from "./outcome.ts";
import { delivered } from "./request.ts";
import { MOST_HELD, openSandbox, type Sent } from "./sandbox.ts";
import { historiesOf, storiesOf } from "./sequence-trial.ts";
import { stateReader, type StateReader } from "./settled-state.ts";

/** Deliveries are unordered, and come again when they failed or are replayed (hub docs, webhooks, 2026-08). */
export const converges: Check = defineCheck({
  id: "converges",
  promise: "holds the same after the same events, whether they come in order or late, twice and out of order",
  advice:
    "The last delivery is not the latest event. Keep what is newer by something that only grows, such as the number or the " +
    "creation of what it is about, or ask the Hub for the current state; and remember each Webhook-Id that you have handled.",
  share: 0.05,
  needsSnapshot: true,
  inconclusiveReason:
    "nothing that happened changed what the consumer holds (see --say), or it does not accept the events in order",
  skipReason: ({ snapshot }) =>
    snapshot === undefined
      ? "nobody says what the consumer holds: give `snapshot` in hubhook.config.ts or to fuzz(), or --snapshot-url"
      : null,
  async obstacle(driver) {
    if (driver.renew !== null) return await getToKnow(driver);
    return "the consumer can't be brought back to how it starts: give `setup` in hubhook.config.ts or to fuzz(), or have hubhook start it with --start";
  },
  named: (setup) =>
    occasionsOf(setup).flatMap(({ name, wishes }) =>
      Object.entries(PLANS).map(([how, plan]) => ({
        name: `${name}-${how}`,
        trials: wishes.map((wanted) => historyTrial(`${name}-${how}`, [...wanted, ...wanted], plan)),
      })),
    ),
  random: ({ aim }) =>
    fc.oneof(...storiesOf(aim).map((stories) => ({ weight: 3, arbitrary: storyTrials(stories) })), {
      weight: 1,
      arbitrary: historyTrials(aim),
    }),
});

/** What an app has to bear that does its work one delivery after the other. Overlap and crowds are for other checks. */
const IRREGULARITIES: readonly Irregularity[] = ["twice", "late", "order"];

const NUMBERS: readonly number[] = Array.from({ length: MOST_HELD }, (_, nth) => nth);

const IN_ORDER: DeliveryPlan = NUMBERS.map((nth) => [nth]);

const PLANS: Readonly<Record<string, DeliveryPlan>> = {
  reversed: NUMBERS.toReversed().map((nth) => [nth]),
  again: [...NUMBERS, ...NUMBERS].map((nth) => [nth]),
};

function storyTrials(stories: fc.Arbitrary<Story>): fc.Arbitrary<Trial> {
  const plans = deliveryPlan({ deliveries: MOST_HELD, irregularities: IRREGULARITIES });
  return fc.tuple(stories, plans).map(([events, plan]) => ({
    ...trialOf(null, (driver, how) => sendStory(driver, events, how), plan),
    others: events,
  }));
}

function historyTrials(aim: Aim): fc.Arbitrary<Trial> {
  return historiesOf(aim, IRREGULARITIES).map(([wanted, plan]) => historyTrial(null, wanted, plan));
}

function historyTrial(name: string | null, wanted: readonly Wish[], plan: DeliveryPlan): Trial {
  return trialOf(name, (driver, how) => sendHistory(driver, wanted, how), plan);
}

/** Learns from plain events how late the consumer's state changes. */
async function getToKnow(driver: Driver): Promise<null> {
  await driver.renew?.();
  for (const [nth, payload] of plainPayloads(driver.setup.aim).entries()) {
    await driver.send(delivered(driver, payload, nth));
  }
  const reader = readerOf(driver);
  reader.learn();
  await reader.settled();
  return null;
}

/** What was sent, with its events. */
interface Played {
  readonly sent: readonly Sent[];
  readonly events: readonly string[];
}

/** Has the same happen, delivered as planned. */
type Play = (driver: Driver, how: DeliveryPlan) => Promise<Played>;

function trialOf(name: string | null, play: Play, plan: DeliveryPlan): Trial {
  return {
    name,
    payload: undefined,
    decides: "answer",
    needsHub: true,
    run: (driver) => compare(driver, play, plan),
  };
}

async function sendStory(driver: Driver, events: Story, how: DeliveryPlan): Promise<Played> {
  const order = planFor(how, events.length).flat();
  const payloads = order.flatMap((nth) => {
    const payload = events[nth];
    return payload === undefined ? [] : [{ nth, payload }];
  });
  const sent: Sent[] = [];
  for (const { nth, payload } of payloads) {
    const request = delivered(driver, payload, nth);
    sent.push({ request, exchange: await driver.send(request) });
  }
  if (driver.hubEndpoint !== null && driver.hubEndpoint.calls() > 0) await driver.hubEndpoint.quiet();
  return { sent, events: payloads.map(({ payload }) => eventNameOf(payload)) };
}

async function sendHistory(driver: Driver, wanted: readonly Wish[], how: DeliveryPlan): Promise<Played> {
  const sandbox = openSandbox(driver, 0, { onSideEffect: () => sandbox.webhook.disable() });
  try {
    sandbox.hold();
    for (const one of wanted) sandbox.fulfil(one);
    await sandbox.release(how);
    const events = sandbox.sent.map(({ request }) => sandbox.deliveryOf(request)?.event ?? "an event");
    return { sent: [...sandbox.sent], events };
  } finally {
    sandbox.end();
  }
}

/** What differs from one orderly delivery to the next is not looked at: a time, an id of the consumer's own. */
async function compare(driver: Driver, play: Play, plan: DeliveryPlan): Promise<Outcome> {
  const reader = readerOf(driver);
  const states = async (): Promise<readonly [State, State] | null> => {
    const orderly = await stateAfter(driver, play, IN_ORDER);
    const mixed = orderly && (await stateAfter(driver, play, plan));
    return mixed && [orderly, mixed];
  };
  let both = await states();
  if (both !== null && !isDeepStrictEqual(both[0].held, both[1].held) && reader.learn()) both = await states();
  if (both === null) return INCONCLUSIVE;
  const [orderly, mixed] = both;
  if (isDeepStrictEqual(orderly.held, mixed.held)) {
    return isDeepStrictEqual(orderly.held, orderly.before) ? INCONCLUSIVE : KEPT; // what never changes has nothing to compare
  }
  const once = await stateAfter(driver, play, IN_ORDER);
  if (once === null) return INCONCLUSIVE;
  const restless = [...reader.restless(), ...differences(orderly.held, once.held).map(({ pointer }) => pointer)];
  const state = differences(orderly.held, mixed.held).filter(({ pointer }) => !isBelow(pointer, restless));
  const last = mixed.sent.at(-1);
  if (state.length === 0 || last === undefined) return KEPT;
  const events = runsOf(mixed.events);
  const happened = `held something else after ${events} than after the same events in order, each once: ${inWords(state)}`;
  return { status: "failed", symptom: "diverged", expected: "comparison", happened, state, ...last };
}

interface State extends Played {
  readonly before: unknown;
  readonly held: unknown;
}

/** @returns `null` when it did not take the events, or could not be brought back to how it starts. */
async function stateAfter(driver: Driver, play: Play, how: DeliveryPlan): Promise<State | null> {
  if ((await driver.renew?.()) !== true) return null;
  const before = await readerOf(driver).now();
  const played = await play(driver, how);
  if (played.sent.length === 0 || !played.sent.every(({ exchange }) => isAccepted(exchange))) return null;
  return { ...played, before, held: await readerOf(driver).settled() };
}

function readerOf({ setup: { snapshot } }: Driver): StateReader {
  if (snapshot !== undefined) return stateReader(snapshot);
  throw new UsageError("Failed to compare what the consumer holds: there is no snapshot of it. Give `snapshot`.");
}

/** Events in their order, those in a row as one. */
function runsOf(events: readonly string[]): string {
  const runs: { readonly event: string; times: number }[] = [];
  for (const event of events) {
    const last = runs.at(-1);
    if (last?.event === event) last.times += 1;
    else runs.push({ event, times: 1 });
  }
  return runs.map(({ event, times }) => (times === 1 ? event : `${event} (${times} times)`)).join(", ");
}

function isBelow(pointer: string, others: readonly string[]): boolean {
  return others.some((other) => pointer === other || pointer.startsWith(`${other}/`));
}

function inWords([first, ...more]: readonly Difference[]): string {
  const place = first === undefined || first.pointer === "" ? "all of it" : first.pointer;
  return more.length === 0 ? place : `${place} and ${more.length} more`;
}
