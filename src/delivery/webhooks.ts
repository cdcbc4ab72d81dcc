/**
 * All webhooks: created, changed, switched and deleted here, and found by what they watch. Each change is checked first,
 * and made as a whole or not at all.
 */
import { isRecord, UsageError, type Random } from "../base/index.ts";
import type { AnyPayload } from "../payload/index.ts";
import { checkSettings } from "./check-settings.ts";
import { completed } from "./destination.ts";
import { FORGETFUL, type WebhookStore } from "./store/store.ts";
import { watchIndex } from "./watch-index.ts";
import { afterOutcome, switched, type WebhookState, type WebhookSettings } from "./webhook.ts";

/** Thrown when there is no webhook of that id, or none any more. */
export class UnknownWebhookError extends UsageError {
  override readonly name = "UnknownWebhookError";
  constructor(webhookId: string) {
    super(
      `Failed to find the webhook "${webhookId}": there is none of that id. List the webhooks to see which there are.`,
    );
  }
}

export interface Webhooks {
  /** @throws WebhookSettingsError */
  create(settings: unknown, owner: string): WebhookState;
  /** @throws UnknownWebhookError, as all that take an id */
  get(webhookId: string): WebhookState;
  /** The webhook, or undefined if there is none. */
  find(webhookId: string): WebhookState | undefined;
  /** In the order in which they were created. @param owner - Only those of this user. */
  list(owner?: string): readonly WebhookState[];
  /** Changes the settings that `changes` names. @throws WebhookSettingsError */
  update(webhookId: string, changes: unknown): WebhookState;
  enable(webhookId: string): WebhookState;
  disable(webhookId: string): WebhookState;
  /** Counts the outcome of a delivery, which may suspend the webhook. Does nothing once the webhook is deleted. */
  count(webhookId: string, outcome: "delivered" | "failed", suspendAfterFailures: number): void;
  delete(webhookId: string): void;
  /** The ids of the webhooks that are on and watch what the payload is about, oldest first. */
  matching(payload: AnyPayload): readonly string[];
}

/**
 * @param random - Where ids come from.
 * @param store - Where they are kept, and where those of last time are. Default: nowhere.
 */
export function webhookCollection(random: Random, store: WebhookStore = FORGETFUL): Webhooks {
  const webhooks = new Map<string, WebhookState>();
  const index = watchIndex(); // of those that are on
  let created = 0;

  const add = (webhook: WebhookState): void => {
    webhooks.set(webhook.id, webhook);
    if (webhook.disabled === false) index.add(webhook);
    created = webhook.place + 1;
  };
  for (const webhook of store.all()) add(webhook);

  /** The same seed makes the same ids as last time. */
  const freshId = (): string => {
    let id = random.hex(24);
    while (webhooks.has(id)) id = random.hex(24);
    return id;
  };

  const get = (webhookId: string): WebhookState => {
    const webhook = webhooks.get(webhookId);
    if (webhook === undefined) throw new UnknownWebhookError(webhookId);
    return webhook;
  };
  const replace = (before: WebhookState, after: WebhookState): WebhookState => {
    const isFoundDifferently =
      before.disabled !== after.disabled || before.watched !== after.watched || before.domains !== after.domains;
    webhooks.set(after.id, after);
    if (after !== before) store.put(after);
    if (isFoundDifferently) {
      if (before.disabled === false) index.remove(before);
      if (after.disabled === false) index.add(after);
    }
    return after;
  };

  return {
    create(input, owner) {
      const settings = checkSettings(input);
      const webhook: WebhookState = {
        id: freshId(),
        owner,
        place: created,
        disabled: false,
        failuresInARow: 0,
        ...settings,
      };
      add(webhook);
      store.put(webhook);
      return webhook;
    },
    get,
    find: (webhookId) => webhooks.get(webhookId),
    list(owner) {
      const all = [...webhooks.values()];
      return owner === undefined ? all : all.filter((webhook) => webhook.owner === owner);
    },
    update(webhookId, changes) {
      const before = get(webhookId);
      const { secret, watched, domains }: WebhookSettings = before;
      const named = isRecord(changes) ? changes : {};
      const settings = checkSettings({ secret, watched, domains, ...completed(named, before.destination) });
      return replace(before, { ...before, ...settings });
    },
    enable: (webhookId) => replace(get(webhookId), switched(get(webhookId), "on")),
    disable: (webhookId) => replace(get(webhookId), switched(get(webhookId), "off")),
    count(webhookId, outcome, suspendAfterFailures) {
      const webhook = webhooks.get(webhookId);
      if (webhook !== undefined) replace(webhook, afterOutcome(webhook, outcome, suspendAfterFailures));
    },
    delete(webhookId) {
      const webhook = get(webhookId);
      if (webhook.disabled === false) index.remove(webhook);
      webhooks.delete(webhookId);
      store.remove(webhookId);
    },
    matching: (payload) => index.matching(payload),
  };
}
