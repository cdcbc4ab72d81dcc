/** The requests of checks: a delivery as the Hub sends it, and the same with something changed. */
import type { Header, WireRequest } from "../base/index.ts";
import { deliveryRequest } from "../delivery/index.ts";
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
  const request = deliveryRequest({ url: withQuery(setup, inQuery) }, bodyOf(body), driver.deliveryId(index));
  return { ...request, headers: [...request.headers, ...inHeader.map((value): Header => ["X-Webhook-Secret", value])] };
}

/** The same request with another content type; `null` leaves the header out. */
export function withContentType(request: WireRequest, contentType: string | null): WireRequest {
  const others = request.headers.filter(([name]) => name !== "Content-Type");
  return { ...request, headers: contentType === null ? others : [["Content-Type", contentType], ...others] };
}

function bodyOf(body: unknown): string | Uint8Array {
  return typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
}

function withQuery({ url, secretIn }: Setup, values: readonly string[]): string {
  if (values.length === 0 && secretIn === "header") return url;
  const full = new URL(url);
  if (secretIn === "query") full.searchParams.delete(SECRET_PARAMETER);
  for (const value of values) full.searchParams.append(SECRET_PARAMETER, value);
  return full.href;
}
