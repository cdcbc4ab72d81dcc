/** `/settings/webhooks/{id}/activity`: what became of a webhook's deliveries, the newest first, each with a button to replay it. */
import { html } from "hono/html";
import { isoTime, unreachable } from "../../base/index.ts";
import type { AttemptOutcome, Delivery, DeliveryAttempt } from "../../delivery/index.ts";
import type { Hub } from "../../hub/index.ts";
import { page, type Piece } from "./document.ts";
import { activityPath, replayPath, WEBHOOKS_PATH } from "./paths.ts";
import { goesTo, state, watches } from "./webhooks-page.ts";

type Webhook = ReturnType<Hub["webhooks"]["get"]>;

/** Deliveries on a page. */
const PAGE = 50;

/** @param before - The last delivery of the page before this one; the newest deliveries without it. */
export function activityPage(webhook: Webhook, before: string | undefined): Promise<Response> {
  const deliveries = webhook.activity({ limit: PAGE, ...(before !== undefined && { before }) });
  const last = deliveries.at(-1);
  const { used, limit } = webhook.usage();
  return page(
    `Activity of webhook ${webhook.id}`,
    html`<nav aria-label="Pages"><a href="${WEBHOOKS_PATH}">All webhooks</a></nav>
      <dl>
        <dt>Goes to</dt>
        <dd><code>${goesTo(webhook)}</code></dd>
        <dt>Watches</dt>
        <dd>${watches(webhook)}</dd>
        <dt>State</dt>
        <dd>${state(webhook)}</dd>
        <dt>Rate limit</dt>
        <dd>${used} of ${limit} triggers used</dd>
      </dl>
      ${deliveries.length === 0 ? html`<p>Nothing was delivered.</p>` : deliveries.map(article)}
      ${
        last !== undefined && deliveries.length === PAGE
          ? html`<a rel="next" href="${activityPath(webhook.id)}?before=${last.id}">Older deliveries</a>`
          : ""
      }`,
  );
}

function article(delivery: Delivery): Piece {
  const { id, webhookId, event, payload, triggeredAtMs, attempts } = delivery;
  return html`<article id="${id}" aria-labelledby="title-${id}">
    <h2 id="title-${id}">${event} <bdi>${payload.repo.name}</bdi>: ${status(delivery)}</h2>
    <p><code>${id}</code> of ${time(triggeredAtMs)}</p>
    ${attempts.length === 0 ? "" : attemptsTable(attempts)}
    <details>
      <summary>Payload</summary>
      <pre>${JSON.stringify(payload, null, 2)}</pre>
    </details>
    <form method="post" action="${replayPath(webhookId, id)}">
      <button aria-label="Replay ${event} ${id}">Replay</button>
    </form>
  </article>`;
}

function attemptsTable(attempts: readonly DeliveryAttempt[]): Piece {
  return html`<table>
    <caption>
      Attempts
    </caption>
    <thead>
      <tr>
        <th scope="col">Time</th>
        <th scope="col">Cause</th>
        <th scope="col">Outcome</th>
        <th scope="col">Said</th>
      </tr>
    </thead>
    <tbody>
      ${attempts.map(attemptRow)}
    </tbody>
  </table>`;
}

function attemptRow({ cause, startedAtMs, exchange }: DeliveryAttempt): Piece {
  const { outcome, said } = told(exchange);
  return html`<tr>
    <td>${time(startedAtMs)}</td>
    <td>${cause}</td>
    <td>${outcome} in ${Math.round(exchange.durationMs)} ms</td>
    <td>${said === "" ? "" : html`<pre>${said}</pre>`}</td>
  </tr>`;
}

function status(delivery: Delivery): string {
  switch (delivery.status) {
    case "queued":
    case "delivered":
      return delivery.status;
    case "retrying":
      return `to be tried again at ${isoTime(delivery.retryAtMs)}`;
    case "failed":
      return delivery.why === "disabled" ? "failed, because the webhook is off" : "failed";
    case "limited":
      return "over the rate limit, not sent";
    default:
      return unreachable(delivery);
  }
}

/** What came of an attempt, and what the consumer said, or whoever speaks for it. */
function told(exchange: AttemptOutcome): { readonly outcome: string; readonly said: string } {
  switch (exchange.kind) {
    case "answered":
      return { outcome: `HTTP ${exchange.status}`, said: exchange.body };
    case "unanswered":
      return { outcome: `no answer (${exchange.reason})`, said: exchange.detail };
    case "ended":
      return { outcome: `exit code ${exchange.exitCode}`, said: exchange.stderrTail };
    default:
      return unreachable(exchange);
  }
}

function time(epochMs: number): Piece {
  return html`<time>${isoTime(epochMs)}</time>`;
}
