/**
 * A Hub of a trial's own: people do things on it, the consumer hears of them and calls back, and what it does is told
 * apart from what they did.
 */
import {
  actionFor,
  domainsOf,
  ownersIn,
  planFor,
  repoIdsOf,
  userIdsOf,
  withOwnNames,
  type Aim,
  type DeliveryPlan,
  type Wish,
} from "../arbitraries/index.ts";
import { currentCause, virtualClock, type Exchange, type WireRequest } from "../base/index.ts";
import type { Consumer } from "../consumer/index.ts";
import type { Delivery } from "../delivery/index.ts";
import { createHub, type ChainLink, type Hub, type HubOptions, type WebhookHandle } from "../hub/index.ts";
import { WorldError, type Action } from "../world/index.ts";
import type { Driver } from "./check.ts";
import { webhookUrl, withSecret } from "./request.ts";

/** The user whose token the consumer has, whichever token that is. It may do everything, as with a token of its owner. */
export const BOT = { name: "bot", id: "b07b07b07b07b07b07b07b07" } as const;

/**
 * What a Hub is created with for a consumer that is the bot, whatever its token, and hears of what an aim is about.
 * @param own - The names that those have whom nobody is interested in. Default: the usual ones.
 */
export function hubOfBot(
  aim: Aim,
  botId: string = BOT.id,
  own?: string,
): Pick<HubOptions, "users" | "tokenless" | "admins" | "userIds" | "repoIds"> {
  return {
    users: () => BOT.name,
    tokenless: BOT.name,
    admins: [BOT.name],
    userIds: { ...userIdsOf(aim, own), [BOT.name]: botId },
    repoIds: repoIdsOf(aim),
  };
}

/** How many deliveries can be held back; further ones are not sent. Plans are made for so many. */
export const MOST_HELD = 12;

/** The largest number that the first discussion of a repo may have. */
const MOST_NUM = 400;

/** How many ids of deliveries a sandbox may need; sandboxes of one trial share none. */
const IDS_PER_SANDBOX = 10_000;

export interface Sent {
  readonly request: WireRequest;
  readonly exchange: Exchange;
}

export interface Sandbox {
  readonly hub: Hub;
  readonly webhook: WebhookHandle;
  /** Has people do what they wish for, if that can be done now. */
  fulfil(wish: Wish): Action | undefined;
  /** Done when all deliveries have their answers, and the consumer seems to have done what it does. */
  settle(): Promise<void>;
  /** From now on, deliveries are kept instead of being sent. */
  hold(): void;
  /** Sends what was held, as planned; from here on, deliveries go out at once again. Done when it has settled. */
  release(plan: DeliveryPlan): Promise<void>;
  /** From now on, nothing waits for what the consumer does after its answers. */
  rush(): void;
  /** What was sent so far, and what came of it, in the order of the answers. */
  readonly sent: readonly Sent[];
  /** The deliveries of what the consumer did on the Hub, oldest first. */
  sideEffects(): readonly Delivery[];
  /** The delivery that a request is an attempt of. */
  deliveryOf(request: WireRequest): Delivery | undefined;
  /** How it came to a request, and which calls it made the consumer make. */
  chainOf(request: WireRequest): readonly ChainLink[];
  /** Takes the Hub away again. */
  end(): void;
}

export interface SandboxOptions {
  /** Whether the consumer is known to call the Hub, and so is given time to. Default: once it has done so. */
  readonly isCaller?: boolean;
  /** Called after each delivery of what the consumer did. */
  readonly onSideEffect?: (sideEffect: Delivery) => void;
  /** Who the consumer is on the Hub, where it may know itself by an id in its sources. */
  readonly botId?: string;
}

/**
 * Opens a sandbox on the driver's line to the Hub, if it has one.
 * @param place - Which sandbox of its trial it is, from 0.
 */
export function openSandbox(
  driver: Driver,
  place: number,
  { isCaller = false, onSideEffect = () => undefined, botId = BOT.id }: SandboxOptions = {},
): Sandbox {
  const { hubEndpoint: line, setup } = driver;
  const { aim } = setup;
  const sent: Sent[] = [];
  const held: WireRequest[] = [];
  const isKnown = new Set<string>();
  let isHolding = false;
  let isRushing = false;
  let lastSent: string | undefined; // over HTTP, a call is taken to be for the delivery that was sent last
  let deliveries = 0;
  // Who remembers what happened on another Hub has not met anything of this one.
  const seed = Number.parseInt(driver.deliveryId(place * IDS_PER_SANDBOX).slice(0, 7), 16);
  const own = seed.toString(36);

  const hub = createHub({
    seed,
    clock: virtualClock(),
    firstNum: 1 + (seed % MOST_NUM),
    ...hubOfBot(aim, botId, own),
    conduct: { privateTo: "everybody" },
    policy: { maxInFlight: line?.isInProcess === false ? 1 : 64, retryDelaysMs: [], suspendAfterFailures: Infinity },
    newDeliveryId: () => driver.deliveryId(place * IDS_PER_SANDBOX + ++deliveries),
    causeOf: () => (line?.isInProcess === false ? lastSent : currentCause()),
    onDelivery: (delivery) => delivery.raisedBy !== null && onSideEffect(delivery),
    ...(line === null ? {} : { origin: line.origin }),
  });
  setup.world?.(hub);
  const unmount = line?.mount(hub.handlers);
  const hasCalled = (): boolean => line !== null && (isCaller || line.calls() > 0);

  const post = async (delivered: WireRequest): Promise<Exchange> => {
    const id = deliveryIdOf(delivered);
    // What comes again comes on another connection: another worker of the consumer may get it.
    const request = withSecret(setup, isKnown.has(id) ? { ...delivered, isOnNewConnection: true } : delivered);
    isKnown.add(id);
    lastSent = id;
    const exchange = await driver.send(request);
    sent.push({ request, exchange });
    if (line?.isInProcess === false && !isRushing && hasCalled()) await line.quiet(); // its calls are for the delivery before them
    return exchange;
  };
  const isWanted = (request: WireRequest): boolean => {
    const event = hub.delivery(deliveryIdOf(request))?.event;
    return event === undefined || aim.events.some((wanted) => wanted === event);
  };
  const consumer: Consumer = {
    name: "the consumer under test",
    async send(request) {
      if (!isWanted(request)) return notSent();
      if (!isHolding) return post(request);
      if (held.length < MOST_HELD) held.push(request);
      return notSent();
    },
    close: async () => undefined,
  };
  const everybody = new Set([...ownersIn(aim, own), ...hub.world.namespaces.keys(), BOT.name]);
  const url = webhookUrl(setup);
  hub.connect(url, consumer);
  const webhook = hub.webhooks.create({
    url,
    watched: aim.watched.length > 0 ? aim.watched : [...everybody].map((name) => ({ type: "user", name })),
    domains: domainsOf(aim),
    owner: BOT.name,
  });
  hub.as(BOT.name);

  const settle = async (): Promise<void> => {
    for (let before = -1; before !== deliveries;) {
      before = deliveries;
      await hub.settled();
      if (hasCalled()) await line?.quiet();
    }
  };
  return {
    hub,
    webhook,
    fulfil(wish) {
      const action = actionFor(hub.world, { ...wish, cast: withOwnNames(wish.cast, own) });
      return action === undefined || isOfBot(action) || !isDone(hub, action) ? undefined : action;
    },
    settle,
    hold() {
      isHolding = true;
    },
    async release(plan) {
      await hub.settled();
      isHolding = false;
      const released = held.splice(0);
      for (const wave of planFor(plan, released.length)) {
        await Promise.all(wave.flatMap((index) => released[index] ?? []).map(post));
      }
      await settle();
    },
    rush() {
      isRushing = true;
    },
    sent,
    sideEffects: () =>
      webhook
        .activity({ limit: 1_000 })
        .filter(({ raisedBy }) => raisedBy !== null)
        .toReversed(),
    deliveryOf: (request) => hub.delivery(deliveryIdOf(request)),
    chainOf(request) {
      const calls = hub.calls().filter(({ causedBy }) => causedBy === deliveryIdOf(request));
      return [...hub.chain(deliveryIdOf(request)), ...calls.map((call) => ({ kind: "call" as const, call }))];
    },
    end: () => unmount?.(),
  };
}

/** The answer to a delivery that does not go out, or not yet. */
function notSent(): Exchange {
  return { kind: "answered", status: 202, headers: {}, body: "not sent", bodyCut: false, durationMs: 0 };
}

function deliveryIdOf({ headers }: WireRequest): string {
  return headers.find(([name]) => name === "Webhook-Id")?.[1] ?? "";
}

/** People don't act in the bot's name. */
function isOfBot(action: Action): boolean {
  return "by" in action && action.by === BOT.name;
}

/** What the consumer did meanwhile can make impossible what people wanted. */
function isDone(hub: Hub, action: Action): boolean {
  try {
    hub.perform(action);
    return true;
  } catch (thrown) {
    if (thrown instanceof WorldError) return false;
    throw thrown;
  }
}
