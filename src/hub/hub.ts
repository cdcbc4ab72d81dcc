/**
 * The mock Hub: the world, webhooks and their delivery behind one object.
 */
import type { RequestHandler } from "msw";
import { realClock, seededRandom, type Clock } from "../base/index.ts";
import type { ConsumerTarget } from "../consumer/index.ts";
import {
  assumedPolicy,
  createCourier,
  memoryActivity,
  webhookCollection,
  type Delivery,
  type DeliveryPolicy,
  type WebhookSettings,
} from "../delivery/index.ts";
import { HUB_ORIGIN, type AnyPayload } from "../payload/index.ts";
import type { ActionKind, ActionOf, Results, World, WorldConduct } from "../world/index.ts";
import { payloadOf } from "../world/index.ts";
import { actor, type Actor } from "./actor.ts";
import { createConnections } from "./connections.ts";
import { withDiscretion } from "./discretion.ts";
import { handOf } from "./handles/hand.ts";
import { liveWorld } from "./live-world.ts";
import { hubFaults, type HubFault } from "./rest/faults.ts";
import { worldHandlers } from "./rest/index.ts";
import { settingsHandlers } from "./rest/settings.ts";
import { toldActivity } from "./told-activity.ts";
import { DEFAULT_USER, usersByToken } from "./users.ts";
import { webhookHandle, type WebhookHandle } from "./webhook-handle.ts";

export interface HubOptions<C extends Clock = Clock> {
  /** Decides the ids. Any integer; default: 1. */
  readonly seed?: number;
  /** Default: the machine's own. With a virtual one, retries and the rate limit take no time. */
  readonly clock?: C;
  /** Where the Hub is, for `handlers` and the urls in payloads. Default: https://huggingface.co. */
  readonly origin?: string;
  /** How deliveries are made, where it differs from the assumptions. */
  readonly policy?: Partial<DeliveryPolicy>;
  /** What raises which events, where it differs from the assumptions. */
  readonly conduct?: Partial<WorldConduct>;
  /** Names of users by their access tokens. A token that is not listed belongs to the user it names: `hf_ada` to ada. */
  readonly users?: Readonly<Record<string, string>>;
  /** Whether the settings API sends secrets back, as it did until 2026. Default: false. */
  readonly showSecrets?: boolean;
  /** Called after each attempt of a delivery, and when one is limited, with the delivery as it is then. */
  readonly onDelivery?: (delivery: Delivery) => void;
}

/** A webhook to create. */
export interface NewWebhook extends Omit<WebhookSettings, "secret"> {
  readonly secret?: string;
  /** The user whose webhook it is, and who may be told of private repos. Default: "me", whose token is `hf_me`. */
  readonly owner?: string;
}

export interface Hub<C extends Clock = Clock> {
  readonly clock: C;
  readonly webhooks: {
    /** @throws WebhookSettingsError that says what to change. */
    create(webhook: NewWebhook): WebhookHandle;
    /** @throws UnknownWebhookError */
    get(webhookId: string): WebhookHandle;
    /** In the order in which they were created. */
    list(): readonly WebhookHandle[];
  };
  /** Has `target` answer at `url`, in this process; with or without a query. URLs that are not connected go over HTTP. */
  connect(url: string, target: ConsumerTarget): void;
  /**
   * The user of that name, who is new to the Hub when first spoken of.
   * @example
   * hub.as("ada").createRepo({ type: "model", name: "bert" }).push({ files: { "README.md": "# Bert" } });
   */
  as(name: string): Actor;
  /** Creates an organization; its members may do everything in its repos, and see the private ones. */
  organization(name: string, parts: { readonly members: readonly string[] }): void;
  /** Does one action, as the handles do, and tells its events to the webhooks. @throws WorldError that says what to do. */
  perform<K extends ActionKind>(action: ActionOf<K>): Results[K];
  /** Everything the Hub knows at the moment. */
  readonly world: World;
  /** Sends an event to all webhooks that watch its repo or the repo's owner. @returns The deliveries as they start out. */
  send(payload: AnyPayload): readonly Delivery[];
  /** A delivery as it is now, if it is still known. */
  delivery(deliveryId: string): Delivery | undefined;
  /**
   * Done when no delivery is queued or under way. Deliveries that wait for a retry stay as they are until the clock moves:
   * `await hub.clock.advance({ hours: 1 })`.
   */
  settled(): Promise<void>;
  /**
   * Has the Hub's REST API fail: with a rate limit, an error, a broken connection, or silence. @returns What ends it.
   * @example hub.fail({ kind: "rate-limited", calls: /^POST .*\/comment$/, times: 1 })
   */
  fail(fault: HubFault): () => void;
  /** The Hub's REST API, to be set up with msw: `setupServer(...hub.handlers)`. */
  readonly handlers: RequestHandler[];
  /** Lets what is under way end, and starts nothing more. */
  close(): Promise<void>;
}

const NO_WEBHOOK = "0".repeat(24);

/** A mock Hub. Given a virtual clock, it hands that clock back, to be moved. */
export function createHub<C extends Clock>(options: HubOptions<C> & { readonly clock: C }): Hub<C>;
export function createHub(options?: HubOptions): Hub;
export function createHub(options: HubOptions = {}): Hub {
  const { seed = 1, clock = realClock(), origin = HUB_ORIGIN, users = {}, showSecrets = false } = options;
  const policy = { ...assumedPolicy, ...options.policy };
  const random = seededRandom(seed);
  const userOf = usersByToken(users);
  const faults = hubFaults(origin, seed);
  const webhooks = webhookCollection(random);
  const activity = toldActivity(memoryActivity(policy.activityLimit), (delivery) => options.onDelivery?.(delivery));
  const connections = createConnections();
  const discreet = withDiscretion(webhooks);
  const { send } = connections;
  const courier = createCourier({ webhooks: discreet.webhooks, activity, clock, random, policy, send });
  const live = liveWorld({
    seed,
    conduct: options.conduct ?? {},
    clock,
    tell(event) {
      const payload = payloadOf(event, { origin, webhookId: NO_WEBHOOK }); // each delivery names its own
      discreet.note(payload, event);
      courier.trigger(payload);
    },
  });
  const handleOf = (webhookId: string): WebhookHandle => webhookHandle(webhookId, { webhooks, activity, courier });

  return {
    clock,
    webhooks: {
      create: ({ owner = DEFAULT_USER, ...settings }) => handleOf(webhooks.create(settings, owner).id),
      get: (webhookId) => handleOf(webhooks.get(webhookId).id),
      list: () => webhooks.list().map(({ id }) => handleOf(id)),
    },
    connect: connections.connect,
    as: (name) => actor(handOf(live, name)),
    organization(name, { members }) {
      for (const member of members) live.meet(member);
      live.perform({ kind: "create-organization", name, members });
    },
    perform: live.perform,
    get world() {
      return live.now();
    },
    send: courier.trigger,
    delivery: courier.find,
    settled: courier.settled,
    fail: faults.add,
    handlers: [
      faults.handler,
      ...settingsHandlers({ origin, webhooks, courier, random, userOf, showSecrets }),
      ...worldHandlers({ origin, clock, random, userOf, live }),
    ],
    async close() {
      await courier.close();
      await connections.close();
    },
  };
}
