/**
 * The settings API: `/api/settings/webhooks` and what hangs below it. A webhook belongs to the user of the access token;
 * to all others it does not exist. Sources: the Hub's OpenAPI document (routes and bodies), HF's Python client (the rest).
 */
import { http, type HttpHandler } from "msw/http";
import { unreachable, type Random } from "../../base/index.ts";
import {
  REPLAY_STATUS_OF_JOB,
  REPLAY_STATUS_WITHOUT_ANSWER,
  UnknownWebhookError,
  type AttemptOutcome,
  type Courier,
  type Destination,
  type WebhookState,
  type Webhooks,
} from "../../delivery/index.ts";
import type { JobSpec, Webhook as WireWebhook } from "../../payload/index.ts";
import type { UserOf } from "../users.ts";
import { hasSecret } from "../webhook-handle.ts";
import { answer, jsonBody } from "./answers.ts";
import { badToken, callerOf } from "./caller.ts";

export interface SettingsParts {
  /** Where the Hub is. */
  readonly origin: string;
  readonly webhooks: Webhooks;
  readonly courier: Courier;
  readonly random: Random;
  readonly userOf: UserOf;
  /** Whether secrets are sent back. */
  readonly showSecrets: boolean;
}

export function settingsHandlers(parts: SettingsParts): HttpHandler[] {
  const { origin, webhooks, courier, random, userOf, showSecrets } = parts;
  const root = `${origin}/api/settings/webhooks`;
  const wire = (webhook: WebhookState): { webhook: WireWebhook } => ({ webhook: toWire(webhook, showSecrets) });

  /** The webhook of an id, if it is the user's own. */
  const own = (user: string, id: string): WebhookState => {
    const webhook = webhooks.get(id);
    if (webhook.owner !== user) throw new UnknownWebhookError(id);
    return webhook;
  };

  return [
    http.get(root, ({ request }) =>
      answer(request, random, () =>
        webhooks.list(userFrom(request, userOf)).map((webhook) => toWire(webhook, showSecrets)),
      ),
    ),
    http.post(root, ({ request }) =>
      answer(request, random, async () => {
        const user = userFrom(request, userOf);
        return wire(webhooks.create(await jsonBody(request), user));
      }),
    ),
    http.get<{ id: string }>(`${root}/:id`, ({ request, params: { id } }) =>
      answer(request, random, () => wire(own(userFrom(request, userOf), id))),
    ),
    http.post<{ id: string }>(`${root}/:id`, ({ request, params: { id } }) =>
      answer(request, random, async () => {
        own(userFrom(request, userOf), id);
        return wire(webhooks.update(id, asWhole(await jsonBody(request))));
      }),
    ),
    http.delete<{ id: string }>(`${root}/:id`, ({ request, params: { id } }) =>
      answer(request, random, () => {
        own(userFrom(request, userOf), id);
        webhooks.delete(id);
        courier.forget(id);
        return { success: true };
      }),
    ),
    http.post<{ id: string }>(`${root}/:id/enable`, ({ request, params: { id } }) =>
      answer(request, random, () => wire(webhooks.enable(own(userFrom(request, userOf), id).id))),
    ),
    http.post<{ id: string }>(`${root}/:id/disable`, ({ request, params: { id } }) =>
      answer(request, random, () => wire(webhooks.disable(own(userFrom(request, userOf), id).id))),
    ),
    http.post<{ id: string; deliveryId: string }>(`${root}/:id/replay/:deliveryId`, ({ request, params }) =>
      answer(request, random, async () => {
        const { exchange } = await courier.replay(own(userFrom(request, userOf), params.id).id, params.deliveryId);
        return { status: statusOf(exchange) };
      }),
    ),
  ];
}

/** @throws HttpError 401 if the request has no token of a user. */
function userFrom(request: Request, userOf: UserOf): string {
  const user = callerOf(request, userOf);
  if (user === undefined) throw badToken();
  return user;
}

/**
 * An update as the API takes it: it says anew what is watched, and in which domains, and may leave out the URL and the secret.
 * HF's Python client sends an empty `watched` for "as before"; the OpenAPI document asks for at least one, so that is refused.
 */
function asWhole(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { ...body, watched: body["watched"], domains: body["domains"] };
}

/** What a replay is answered with. */
function statusOf(outcome: AttemptOutcome): number {
  switch (outcome.kind) {
    case "answered":
      return outcome.status;
    case "unanswered":
      return REPLAY_STATUS_WITHOUT_ANSWER;
    case "ended":
      return outcome.exitCode === 0 ? REPLAY_STATUS_OF_JOB.taken : REPLAY_STATUS_OF_JOB.failed;
    default:
      return unreachable(outcome);
  }
}

/** A webhook as the settings API tells it. */
function toWire(webhook: WebhookState, showSecrets: boolean): WireWebhook {
  const { id, destination, watched, domains, disabled, secret } = webhook;
  return {
    id,
    ...(destination.kind === "url" ? { url: destination.url } : { job: toWireJob(destination, showSecrets) }),
    watched: [...watched],
    domains: [...domains],
    disabled,
    hasSecret: hasSecret(webhook),
    ...(showSecrets && secret !== undefined ? { secret } : {}),
  };
}

/** The Job that a `jobSourceId` names is not known here, only that it needs some hardware: the least there is. */
const UNKNOWN_JOB: JobSpec = { flavor: "cpu-basic" };

function toWireJob(destination: Exclude<Destination, { readonly kind: "url" }>, showSecrets: boolean): JobSpec {
  const job = destination.kind === "job" ? destination.job : { ...UNKNOWN_JOB, secrets: destination.secrets };
  if (showSecrets) return job;
  const { secrets: _, ...shown } = job;
  return { ...shown };
}
