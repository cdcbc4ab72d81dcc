/** A request as a test file can hold it: without the secret, which comes from the environment. */
import { holdsSecret, TELLING_LENGTH, type Header, type WireRequest } from "../../base/index.ts";
import { SECRET_PARAMETER } from "../../checks/index.ts";
import { bodyText, type BodyText } from "../body.ts";
import { isSecretHeader } from "../mask.ts";

/** A longer body is better made anew than kept in a file. */
const LONGEST_BODY = 20_000;

export interface Sent {
  /** What stands in the query for the secret; `null` if nothing does. May hold the secret. */
  readonly inQuery: string | null;
  /** Each name once. Their values may hold the secret. */
  readonly headers: readonly Header[];
  readonly body: BodyText;
}

/** @returns What to write down, or why it can't be written down, as the end of "it is not written out, because …". */
export function sentOf(request: WireRequest, secret: string | null): Sent | string {
  const { headers } = request;
  const body = bodyText(request);
  const inQuery = new URL(request.url).searchParams.getAll(SECRET_PARAMETER);
  const secrets = headers.filter(([name]) => isSecretHeader(name)).map(([, value]) => value);
  const names = headers.map(([name]) => name.toLowerCase());
  if (new Set(names).size < names.length || inQuery.length > 1) return "the secret stands in it twice";
  if ([...secrets, ...inQuery].some((value) => isNearMiss(value, secret)))
    return "it would give a part of the secret away";
  if (body.text.length > LONGEST_BODY) return `its body has ${body.text.length.toLocaleString("en-US")} characters`;
  const others = [body.text, ...headers.filter(([name]) => !isSecretHeader(name)).flat()];
  if (others.some((text) => holds(text, secret))) return "the secret stands in it where it does not belong";
  return { inQuery: inQuery[0] ?? null, headers, body };
}

/** The URL of a consumer without what stands in its query for a secret. */
export function urlWithoutSecret(url: string): string {
  const plain = new URL(url);
  if (!plain.searchParams.has(SECRET_PARAMETER)) return url;
  plain.searchParams.delete(SECRET_PARAMETER);
  return plain.href;
}

/** Whether a value could only be written down with a part of the secret. */
function isNearMiss(value: string, secret: string | null): boolean {
  if (secret === null || value === "" || value === secret) return false;
  return secret.length < TELLING_LENGTH || !value.includes(secret);
}

function holds(text: string, secret: string | null): boolean {
  return secret !== null && secret.length >= TELLING_LENGTH && holdsSecret(text, secret);
}
