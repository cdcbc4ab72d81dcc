/**
 * The pages of a served Hub, where people find what was delivered and its ids. They ask for no token, so they are for whoever
 * can reach the port: on this machine only, unless somebody serves it elsewhere.
 */
import { html } from "hono/html";
import { http, type HttpHandler } from "msw/http";
import { UnknownWebhookError, UnknownDeliveryError } from "../../delivery/index.ts";
import type { Hub } from "../../hub/index.ts";
import { activityPage } from "./activity-page.ts";
import { page } from "./document.ts";
import { activityPath, replayPath, WEBHOOKS_PATH } from "./paths.ts";
import { webhooksPage } from "./webhooks-page.ts";

/** @param origin - Where the Hub is served. */
export function webhookPages(origin: string, hub: Pick<Hub, "webhooks">): HttpHandler[] {
  return [
    http.get(`${origin}${WEBHOOKS_PATH}`, () => webhooksPage(hub.webhooks.list())),
    http.get<{ id: string }>(`${origin}${activityPath(":id")}`, ({ request, params: { id } }) =>
      orNotFound(() =>
        activityPage(hub.webhooks.get(id), new URL(request.url).searchParams.get("before") ?? undefined),
      ),
    ),
    http.post<{ id: string; deliveryId: string }>(
      `${origin}${replayPath(":id", ":deliveryId")}`,
      ({ request, params: { id, deliveryId } }) =>
        orNotFound(async () => {
          if (isFromElsewhere(request, origin)) return page("Not from here", html`<p>Another site sent this.</p>`, 403);
          await hub.webhooks.get(id).replay(deliveryId);
          return new Response(null, { status: 303, headers: { Location: `${activityPath(id)}#${deliveryId}` } });
        }),
    ),
  ];
}

/** What is not there, in words. */
async function orNotFound(run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (thrown) {
    const isUnknown = thrown instanceof UnknownWebhookError || thrown instanceof UnknownDeliveryError;
    if (!isUnknown) throw thrown;
    return page("Not found", html`<p>${thrown.message}</p>`, 404);
  }
}

/** Whether a page of another site has a browser post this: browsers tell where a form was. */
function isFromElsewhere({ headers }: Request, origin: string): boolean {
  const from = headers.get("Origin");
  return from !== null && from !== origin && URL.parse(from)?.host !== headers.get("Host");
}
