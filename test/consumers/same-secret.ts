/** The comparison that a consumer should make: of all bytes, in the same time wherever the first difference is. */
import { timingSafeEqual } from "node:crypto";

export function isSameSecret(given: string | null | undefined, secret: string): boolean {
  const [a, b] = [Buffer.from(given ?? ""), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}
