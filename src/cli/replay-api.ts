/**
 * A replay by the Hub's settings API. The API wants the webhook's id beside that of the delivery, and lists no deliveries:
 * so each webhook of the user is asked, and those that do not know the delivery say 404 and do nothing.
 */
import { isRecord, messageOf, UnableError, UsageError, withoutSecret } from "../base/index.ts";
import { parseSettings } from "../payload/index.ts";

export interface Replayed {
  readonly webhookId: string;
  /** What the consumer answered; 0 if it did not. */
  readonly status: number;
}

/**
 * @param hub - Where the Hub is.
 * @throws UsageError if the user has no such delivery, UnableError if the Hub does not answer as one.
 */
export async function replayAt(hub: string, token: string, deliveryId: string): Promise<Replayed> {
  const root = `${hub.replace(/\/+$/, "")}/api/settings/webhooks`;
  const webhooks = await jsonFrom(await called(hub, "GET", root, token), hub);
  const ids = (Array.isArray(webhooks) ? webhooks : []).flatMap((webhook: unknown) =>
    isRecord(webhook) && typeof webhook["id"] === "string" ? [webhook["id"]] : [],
  );
  for (const webhookId of ids) {
    const response = await called(hub, "POST", `${root}/${webhookId}/replay/${deliveryId}`, token);
    if (response.status === 404) continue;
    const answer = parseSettings("replayAnswer", await jsonFrom(response, hub));
    if (answer.ok) return { webhookId, status: answer.body.status };
    throw new UnableError(`Failed to replay "${deliveryId}": ${hub} does not answer as a Hub does. Check --hub.`);
  }
  const where = ids.length === 1 ? "the webhook" : `any of the ${ids.length} webhooks`;
  throw new UsageError(
    `Failed to replay "${deliveryId}": it is not in the activity of ${where} of the token's user. ` +
      `Take an id from ${hub}/settings/webhooks, and a token of the webhook's owner.`,
  );
}

async function called(hub: string, method: "GET" | "POST", url: string, token: string): Promise<Response> {
  try {
    return await fetch(url, { method, headers: { Authorization: `Bearer ${token}` } });
  } catch (thrown) {
    const why = thrown instanceof Error && thrown.cause !== undefined ? messageOf(thrown.cause) : messageOf(thrown);
    throw new UnableError(
      `Failed to reach the Hub at ${hub}: ${withoutSecret(why, token)}. Start one with "hubhook serve", or say --hub.`,
      {
        cause: thrown,
      },
    );
  }
}

/** @throws UsageError for a token that is nobody's, UnableError for any other refusal. */
async function jsonFrom(response: Response, hub: string): Promise<unknown> {
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body;
  if (response.status === 401) {
    throw new UsageError(
      `Failed to replay: ${hub} does not take the token. Give one of the webhook's owner with --token.`,
    );
  }
  const error = isRecord(body) && typeof body["error"] === "string" ? `: ${body["error"]}` : "";
  throw new UnableError(`Failed to replay: ${hub} answers ${response.status}${error}. Check --hub.`);
}
