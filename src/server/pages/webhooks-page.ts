/** `/settings/webhooks`: all webhooks of the Hub, whoever they belong to. */
import { html } from "hono/html";
import type { Hub } from "../../hub/index.ts";
import { activityPath } from "./paths.ts";
import { page, type Piece } from "./document.ts";

type Webhook = ReturnType<Hub["webhooks"]["get"]>;

export function webhooksPage(webhooks: readonly Webhook[]): Promise<Response> {
  if (webhooks.length === 0) {
    return page("Webhooks", html`<p>There are none yet. Create one with <code>hf webhooks create</code>.</p>`);
  }
  return page(
    "Webhooks",
    html`<table>
      <caption>
        ${webhooks.length === 1 ? "1 webhook" : `${webhooks.length} webhooks`}
      </caption>
      <thead>
        <tr>
          <th scope="col">Webhook</th>
          <th scope="col">Owner</th>
          <th scope="col">Goes to</th>
          <th scope="col">Watches</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        ${webhooks.map(row)}
      </tbody>
    </table>`,
  );
}

function row(webhook: Webhook): Piece {
  return html`<tr>
    <th scope="row">
      <a href="${activityPath(webhook.id)}"><code>${webhook.id}</code></a>
    </th>
    <td>${webhook.owner}</td>
    <td><code>${goesTo(webhook)}</code></td>
    <td>${watches(webhook)}</td>
    <td>${state(webhook)}</td>
  </tr>`;
}

/** Where the events go. A query is left out: it may hold the secret. So is what stands before the host. */
export function goesTo({ url, jobId }: Pick<Webhook, "url" | "jobId">): string {
  if (url === undefined) return `Job ${jobId ?? ""}`;
  const { origin, pathname, search } = new URL(url);
  return `${origin}${pathname}${search === "" ? "" : "?…"}`;
}

export function watches({ watched, domains }: Pick<Webhook, "watched" | "domains">): string {
  return `${watched.map(({ type, name }) => `${type} ${name}`).join(", ")} (${domains.join(", ")})`;
}

export function state({ disabled }: Pick<Webhook, "disabled">): string {
  if (disabled === "suspended-after-failure") return "suspended after failures";
  return disabled ? "disabled" : "on";
}
