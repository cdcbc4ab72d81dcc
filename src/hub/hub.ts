/**
 * The mock Hub: the world, webhooks and their delivery behind one object.
 */
import type { RequestHandler } from "msw";
import { currentCause, realClock, seededRandom, type Clock, type Random } from "../base/index.ts";
import type { ConsumerTarget, FetchHandler, JobTarget } from "../consumer/index.ts";
import {
  assumedPolicy,
  createCourier,
  memoryStore,
  webhookCollection,
  type ActivityStore,
  type Delivery,
  type DeliveryPolicy,
  type DeliveryStore,
  type NamedSettings,
} from "../delivery/index.ts";
import { HUB_ORIGIN, type AnyPayload } from "../payload/index.ts";
import type { ActionKind, ActionOf, Results, World, WorldConduct } from "../world/index.ts";
import { payloadOf } from "../world/index.ts";
import { actor, type Actor } from "./actor.ts";
import { callLog, type HubCall } from "./call-log.ts";
import { chainTo, type ChainLink } from "./chain.ts";
import { createConnections } from "./connections.ts";
import { withDiscretion } from "./discretion.ts";
import { handOf } from "./handles/hand.ts";
import { createJobs } from "./jobs.ts";
import { liveWorld } from "./live-world.ts";
import { hubFaults, type HubFault } from "./rest/faults.ts";
import { worldHandler } from "./rest/index.ts";
import { settingsHandlers } from "./rest/settings.ts";
import { toldActivity } from "./told-activity.ts";
import { amongUsers, DEFAULT_USER, usersByToken, type UserOf } from "./users.ts";
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
  /**
   * Names of users by their access tokens; a token that is not listed belongs to the user it names: `hf_ada` to ada.
   * Or a function that gives the name, or undefined for a token that is nobody's.
   */
  readonly users?: Readonly<Record<string, string>> | UserOf;
  /** The only users whose tokens are taken; the API refuses others as the Hub does, with 401. Default: everybody. */
  readonly knownUsers?: readonly string[];
  /**
   * The user who reads where a call has no token, as in a test whose environment has none. Default: nobody, who sees what is
   * public. What changes something needs a token.
   */
  readonly tokenless?: string;
  /** The ids of some users by name, where they have to be the same whatever the seed. 24 lower-case hex digits each. */
  readonly userIds?: Readonly<Record<string, string>>;
  /** The ids of some repos by type and name, as in `model acme/churn`: the first of that name has it. */
  readonly repoIds?: Readonly<Record<string, string>>;
  /** The names of users who may do everything, everywhere: such as a bot whose token its owners have given it. */
  readonly admins?: readonly string[];
  /** The number of the first discussion of each repo, at least 1. Default: 1. */
  readonly firstNum?: number;
  /** Makes the `Webhook-Id` of each delivery: 24 lower-case hex digits, never the same twice. Default: the seed decides. */
  readonly newDeliveryId?: () => string;
  /**
   * The delivery that a call to the REST API is made for. Default: what a consumer in this process does while it works on
   * a delivery, and all that it sets off, is for that delivery.
   */
  readonly causeOf?: () => string | undefined;
  /**
   * Where webhooks and their deliveries are kept; those of an earlier Hub are there again, and its retries go on. What
   * happens in the world is kept in memory only. Default: memory.
   */
  readonly store?: DeliveryStore;
  /** Whether the settings API sends secrets back, as it did until 2026. Default: false. */
  readonly showSecrets?: boolean;
  /** Called after each attempt of a delivery, and when one is limited, with the delivery as it is then. */
  readonly onDelivery?: (delivery: Delivery) => void;
}

/** A webhook to create. */
export type NewWebhook = NamedSettings & {
  /** The user whose webhook it is, and who may be told of private repos. Default: "me", whose token is `hf_me`. */
  readonly owner?: string;
};

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
  connect(url: string, handler: FetchHandler): void;
  connect(url: string, target: ConsumerTarget): void;
  /**
   * Has `target` run for each delivery of a webhook that starts the Job: a command for the shell, or a function of this
   * process. It gets the delivery as environment variables (`WEBHOOK_PAYLOAD` …), and takes it by ending with 0.
   * @param jobId - The webhook's `jobSourceId`; of a webhook with a whole `job`, its `spaceId` or `dockerImage`.
   * @example
   * hub.connectJob("687f911eaea852de79c4a50a", "python train.py");
   */
  connectJob(jobId: string, target: JobTarget): void;
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
  /**
   * Sends an event to all webhooks that watch its repo or the repo's owner. From then on, the Hub knows what the event tells:
   * a consumer that asks for the repo or the discussion finds it.
   * @returns The deliveries as they start out.
   */
  send(payload: AnyPayload): readonly Delivery[];
  /** Has the Hub know the repo, the discussion and the comment that a payload tells of; nobody is told. */
  learn(payload: AnyPayload): void;
  /** The calls that came in for repos and discussions, oldest first; the newest 10,000. */
  calls(): readonly HubCall[];
  /**
   * How it came to a delivery: a delivery, the call that it made a consumer make, the delivery of what the call did …
   * @returns The chain with this delivery as its end; empty if the delivery is not known any more.
   */
  chain(deliveryId: string): readonly ChainLink[];
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
  /** Lets what is under way end, all but Jobs, which it ends; and starts nothing more. */
  close(): Promise<void>;
}

/** An id for a delivery. On a store, the same seed may have made the next one before. */
function freshId(random: Random, activity: ActivityStore): string {
  let id = random.hex(24);
  while (activity.get(id) !== undefined) id = random.hex(24);
  return id;
}

const NO_WEBHOOK = "0".repeat(24);

/** A mock Hub. Given a virtual clock, it hands that clock back, to be moved. */
export function createHub<C extends Clock>(options: HubOptions<C> & { readonly clock: C }): Hub<C>;
export function createHub(options?: HubOptions): Hub;
export function createHub(options: HubOptions = {}): Hub {
  const { seed = 1, clock = realClock(), origin = HUB_ORIGIN, users = {}, showSecrets = false } = options;
  const policy = { ...assumedPolicy, ...options.policy };
  const random = seededRandom(seed);
  const store = options.store ?? memoryStore();
  const { newDeliveryId = () => freshId(random, activity), causeOf = currentCause } = options;
  const calls = callLog(clock, causeOf);
  const anybody = typeof users === "function" ? users : usersByToken(users);
  const userOf = options.knownUsers === undefined ? anybody : amongUsers(options.knownUsers, anybody);
  const faults = hubFaults(origin, seed, calls);
  const webhooks = webhookCollection(random, store.webhooks);
  const activity = toldActivity(store.activity(policy.activityLimit), (delivery) => options.onDelivery?.(delivery));
  const connections = createConnections();
  const jobs = createJobs();
  const discreet = withDiscretion(webhooks);
  const { send } = connections;
  const courier = createCourier({
    webhooks: discreet.webhooks,
    activity,
    clock,
    newDeliveryId,
    policy,
    send,
    startJob: jobs.start,
  });
  const live = liveWorld({
    seed,
    conduct: options.conduct ?? {},
    userIds: options.userIds ?? {},
    repoIds: options.repoIds ?? {},
    admins: options.admins ?? [],
    firstNum: options.firstNum ?? 1,
    clock,
    tell(event) {
      const payload = payloadOf(event, { origin, webhookId: NO_WEBHOOK }); // each delivery names its own
      discreet.note(payload, event);
      courier.trigger(payload, calls.current());
    },
  });
  courier.resume();
  const handleOf = (webhookId: string): WebhookHandle => webhookHandle(webhookId, { webhooks, activity, courier });

  let handlers: RequestHandler[] | undefined; // many, and many tests never need them

  return {
    clock,
    webhooks: {
      create: ({ owner = DEFAULT_USER, ...settings }) => handleOf(webhooks.create(settings, owner).id),
      get: (webhookId) => handleOf(webhooks.get(webhookId).id),
      list: () => webhooks.list().map(({ id }) => handleOf(id)),
    },
    connect: connections.connect,
    connectJob: jobs.connect,
    as: (name) => actor(handOf(live, name)),
    organization(name, { members }) {
      for (const member of members) live.meet(member);
      live.perform({ kind: "create-organization", name, members });
    },
    perform: live.perform,
    get world() {
      return live.now();
    },
    send(payload) {
      live.learn(payload);
      return courier.trigger(payload);
    },
    learn: live.learn,
    calls: calls.calls,
    chain(deliveryId) {
      const last = courier.find(deliveryId);
      return last === undefined ? [] : chainTo(last, calls, courier.find);
    },
    delivery: courier.find,
    settled: courier.settled,
    fail: faults.add,
    get handlers() {
      handlers ??= [
        faults.handler,
        worldHandler({ origin, clock, random, userOf, tokenless: options.tokenless, live, calls }),
        ...settingsHandlers({ origin, webhooks, courier, random, userOf, showSecrets }),
      ];
      return handlers;
    },
    async close() {
      const closed = courier.close();
      await jobs.close();
      await closed;
      await connections.close();
    },
  };
}
