/**
 * A webhook as a test holds it in hand: always its present state, and what can be done with it.
 */
import {
  jobIdOf,
  type ActivityPage,
  type ActivityStore,
  type Courier,
  type Delivery,
  type DeliveryAttempt,
  type Usage,
  type WebhookChanges,
  type WebhookState,
  type Webhooks,
} from "../delivery/index.ts";

/** All but the secret, which is set and never shown. Reading a webhook that was deleted throws. */
export interface WebhookHandle extends Pick<WebhookState, "id" | "owner" | "watched" | "domains" | "disabled"> {
  /** Where it sends; undefined for one that starts a Job. */
  readonly url: string | undefined;
  /** The Job that it starts, as `hub.connectJob` names it; undefined for one that sends. */
  readonly jobId: string | undefined;
  readonly hasSecret: boolean;
  /** Its deliveries, newest first. The next page is `activity({ before: last.id })`. */
  activity(page?: ActivityPage): readonly Delivery[];
  /** How much of the rate limit is used up. */
  usage(): Usage;
  /** Sends a delivery again: same `Webhook-Id`, to the present URL and secret. @throws UsageError if it is not its own. */
  replay(deliveryId: string): Promise<DeliveryAttempt>;
  /** Changes the settings that are named. An empty secret means none. @throws WebhookSettingsError */
  update(changes: WebhookChanges): void;
  /** Switches it on, also after the Hub has suspended it. */
  enable(): void;
  disable(): void;
  /** Deletes it and its activity. */
  delete(): void;
}

export interface HandleParts {
  readonly webhooks: Webhooks;
  readonly activity: ActivityStore;
  readonly courier: Courier;
}

export function webhookHandle(webhookId: string, { webhooks, activity, courier }: HandleParts): WebhookHandle {
  const now = (): WebhookState => webhooks.get(webhookId);
  return {
    id: webhookId,
    get owner() {
      return now().owner;
    },
    get url() {
      const { destination } = now();
      return destination.kind === "url" ? destination.url : undefined;
    },
    get jobId() {
      const { destination } = now();
      return destination.kind === "url" ? undefined : jobIdOf(destination);
    },
    get watched() {
      return now().watched;
    },
    get domains() {
      return now().domains;
    },
    get disabled() {
      return now().disabled;
    },
    get hasSecret() {
      return hasSecret(now());
    },
    activity: (page) => activity.page(now().id, page),
    usage: () => courier.usage(now().id),
    replay: (deliveryId) => courier.replay(now().id, deliveryId),
    update: (changes) => void webhooks.update(webhookId, changes),
    enable: () => void webhooks.enable(webhookId),
    disable: () => void webhooks.disable(webhookId),
    delete() {
      webhooks.delete(webhookId);
      courier.forget(webhookId);
    },
  };
}

/** An empty secret is none: no header is sent for it. */
export function hasSecret({ secret }: WebhookState): boolean {
  return secret !== undefined && secret !== "";
}
