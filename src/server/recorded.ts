/** A delivery as `hubhook record` keeps it: enough to send it again, and nothing of the secret. */
import { isoTime, isRecord, MASK, type Clock, type Header, type WireRequest } from "../base/index.ts";
import { formatIssue, parsePayload } from "../payload/index.ts";

export interface Recorded {
  /** When it came, in ISO 8601. */
  readonly at: string;
  /** With the secret masked. */
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON value of the body; undefined if it is none. */
  readonly payload?: unknown;
  /** The body as text, where the payload does not say all of it: it is no JSON, or not as compact as it can be. */
  readonly text?: string;
  /** Where the payload differs from what the schemas know; empty if it does not. */
  readonly drift: readonly string[];
}

const SECRET_HEADER = "x-webhook-secret";

/** @param headers - With names in lower case. */
export function recordedFrom(clock: Clock, headers: readonly Header[], body: Uint8Array): Recorded {
  const shown = Object.fromEntries(headers.map(([name, value]) => [name, name === SECRET_HEADER ? MASK : value]));
  const text = new TextDecoder().decode(body);
  const base = { at: isoTime(clock.nowMs()), headers: shown };
  try {
    const payload: unknown = JSON.parse(text);
    const parsed = parsePayload(payload, { strict: true });
    const drift = parsed.ok ? [] : parsed.issues.map(formatIssue);
    return { ...base, payload, ...(JSON.stringify(payload) !== text && { text }), drift };
  } catch {
    return { ...base, text, drift: ["the body is not JSON"] };
  }
}

/** A value as a recorded delivery, as far as it takes to send it again; undefined if it is none. */
export function recordedIn(value: unknown): Recorded | undefined {
  if (!isRecord(value)) return undefined;
  const { at, headers, payload, text, drift = [] } = value;
  const isWhole =
    typeof at === "string" &&
    isRecord(headers) &&
    Array.isArray(drift) &&
    (typeof text === "string" || (text === undefined && payload !== undefined));
  if (!isWhole) return undefined;
  const texts = Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return {
    at,
    headers: Object.fromEntries(texts),
    payload,
    ...(typeof text === "string" && { text }),
    drift: drift.map(String),
  };
}

/**
 * The request to send it again: same body, same headers, same `Webhook-Id`.
 * @param secret - In place of the masked one; undefined sends none.
 */
export function recordedRequest(
  { headers, payload, text }: Recorded,
  url: string,
  secret: string | undefined,
): WireRequest {
  const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== SECRET_HEADER);
  return {
    url,
    headers: [...kept, ...(secret === undefined || secret === "" ? [] : [["X-Webhook-Secret", secret] as const])],
    body: text ?? JSON.stringify(payload),
  };
}

/** Whether the delivery came with a secret, whatever it was. */
export function hadSecret({ headers }: Recorded): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === SECRET_HEADER);
}
