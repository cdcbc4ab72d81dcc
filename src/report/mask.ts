/** Keeps the secret out of everything that is shown. */
import { secretPattern } from "../checks/index.ts";

/** What stands in its place. */
export const MASK = "••••••";

/** A shorter secret may stand in a text by chance; it is masked only where it belongs, in its header and its query. */
export const TELLING_LENGTH: number = 4;

/** The header and the query parameter that a secret travels in. */
const SECRET_HEADER = "x-webhook-secret";
const SECRET_QUERY = /([?&]secret=)[^&#\s"'<>]*/g;

/** A text without the secret, in any of the forms that it takes in urls and in JSON. */
export function masked(text: string, secret: string | null, mask: string = MASK): string {
  const hidden = text.replaceAll(SECRET_QUERY, (_, name: string) => `${name}${mask}`);
  if (secret === null || secret.length < TELLING_LENGTH) return hidden;
  return hidden.replaceAll(secretPattern(secret), mask);
}

/** The value of a header without the secret: nothing of what stands where the secret belongs is shown. */
export function maskedHeader(name: string, value: string, secret: string | null, mask: string = MASK): string {
  return name.toLowerCase() === SECRET_HEADER && value !== "" ? mask : masked(value, secret, mask);
}
