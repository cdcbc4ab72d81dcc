/** Keeps the secret out of everything that is shown. */
import { isRecord, MASK, maskedUrl, withoutSecret } from "../base/index.ts";

/** The header that a secret travels in. */
const SECRET_HEADER = "x-webhook-secret";

export function isSecretHeader(name: string): boolean {
  return name.toLowerCase() === SECRET_HEADER;
}

/** A text without the secret in any of its writings, and without credentials in URLs; one of a few letters, only in its place. */
export function masked(text: string, secret: string | null, mask: string = MASK): string {
  const hidden = maskedUrl(text, mask);
  return secret === null ? hidden : withoutSecret(hidden, secret, mask);
}

/** The value of a header without the secret: nothing of what stands where the secret belongs is shown. */
export function maskedHeader(name: string, value: string, secret: string | null, mask: string = MASK): string {
  return isSecretHeader(name) && value !== "" ? mask : masked(value, secret, mask);
}

/** A JSON value without the secret: in its texts, its keys, and numbers that are it. */
export function maskedValue(value: unknown, secret: string | null): unknown {
  if (typeof value === "string") return masked(value, secret);
  if (typeof value === "number") return secret === String(value) ? MASK : value;
  if (Array.isArray(value)) return value.map((item: unknown) => maskedValue(item, secret));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [masked(key, secret), maskedValue(child, secret)]),
  );
}
