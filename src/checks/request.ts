/** The requests of checks: a delivery as the Hub sends it, and the same with something changed. */
import type { Header, WireRequest } from "../base/index.ts";
import { deliveryRequest } from "../delivery/index.ts";
import { HUB_ORIGIN } from "../payload/index.ts";
import type { Driver, Setup } from "./check.ts";

/** The name of the secret in the URL's query (hub docs, webhooks, secret: the owner writes it there). */
export const SECRET_PARAMETER = "secret";

/** A delivery with the right secret. @param body - A payload, any other JSON value, or a body to send as it is. */
export function delivered(driver: Driver, body: unknown, index = 0): WireRequest {
  return withValues(driver, body, index, driver.setup.secret === null ? [] : [driver.setup.secret], null);
}

/**
 * A delivery with any values in the place of the secret.
 * @param elsewhere - What to put into the place where the secret does not belong; `null` for nothing.
 */
export function withValues(
  driver: Driver,
  body: unknown,
  index: number,
  values: readonly string[],
  elsewhere: string | null,
): WireRequest {
  const { setup } = driver;
  const inHeader = setup.secretIn === "header" ? values : elsewhere === null ? [] : [elsewhere];
  const inQuery = setup.secretIn === "query" ? values : elsewhere === null ? [] : [elsewhere];
  const request = deliveryRequest({ url: withQuery(setup, inQuery) }, bodyOf(body, driver), driver.deliveryId(index));
  return { ...request, headers: [...request.headers, ...inHeader.map((value): Header => ["X-Webhook-Secret", value])] };
}

/** Where a webhook of this setup sends to: with the secret, if it belongs into the query. */
export function webhookUrl(setup: Setup): string {
  return withQuery(setup, setup.secret !== null && setup.secretIn === "query" ? [setup.secret] : []);
}

/** A delivery of a webhook without a secret, with the secret in the header if it belongs there. */
export function withSecret({ secret, secretIn }: Setup, request: WireRequest): WireRequest {
  if (secret === null || secretIn === "query") return request;
  return { ...request, headers: [...request.headers, ["X-Webhook-Secret", secret]] };
}

/** The same request with another content type; `null` leaves the header out. */
export function withContentType(request: WireRequest, contentType: string | null): WireRequest {
  const others = request.headers.filter(([name]) => name !== "Content-Type");
  return { ...request, headers: contentType === null ? others : [["Content-Type", contentType], ...others] };
}

/** Urls in a payload lead to where the consumer takes the Hub to be. */
function bodyOf(body: unknown, { hubEndpoint }: Driver): string | Uint8Array {
  if (typeof body === "string" || body instanceof Uint8Array) return body;
  const json = JSON.stringify(body);
  return hubEndpoint === null || hubEndpoint.origin === HUB_ORIGIN
    ? json
    : json.replaceAll(HUB_ORIGIN, hubEndpoint.origin);
}

function withQuery({ url, secretIn }: Setup, values: readonly string[]): string {
  if (values.length === 0 && secretIn === "header") return url;
  const full = new URL(url);
  if (secretIn === "query") full.searchParams.delete(SECRET_PARAMETER);
  for (const value of values) full.searchParams.append(SECRET_PARAMETER, value);
  return full.href;
}
