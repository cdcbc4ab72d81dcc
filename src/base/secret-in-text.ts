/** A secret in a text, in any of the ways that programs write it down (see `secret-writings.ts`). */
import { writingsOf } from "./secret-writings.ts";

/** What stands in its place where a text is shown. */
export const MASK = "••••••";

/** A shorter secret may stand in a text by chance, and is not looked for. */
export const TELLING_LENGTH: number = 4;

/** A text to be shown, without the secret. */
export function withoutSecret(text: string, secret: string, mask: string = MASK): string {
  if (secret.length < TELLING_LENGTH || text.length < secret.length) return text;
  return text.replaceAll(secretPattern(secret), mask);
}

/** Whether the secret stands in a text. @param secret - Not empty. */
export function holdsSecret(text: string, secret: string): boolean {
  return text.search(secretPattern(secret)) !== -1;
}

/** The secret stays where it is written as it is, for the caller to put something in its place; its other writings are masked. */
export function withPlainSecret(text: string, secret: string): string {
  return text.replaceAll(secretPattern(secret), (found) => (found === secret ? found : MASK));
}

/** Mostly it is the same one that is looked for, and its pattern is long in the making. */
let last: { readonly secret: string; readonly pattern: RegExp } | undefined;

/** Matches every occurrence. @param secret - Not empty. */
export function secretPattern(secret: string): RegExp {
  if (last?.secret !== secret) last = { secret, pattern: new RegExp(writingsOf(secret).join("|"), "g") };
  return last.pattern;
}
