/** URLs to be shown, without what stands in them for a secret. */
import { MASK } from "./secret-in-text.ts";

/** Who calls, and with which password: all that stands before the host. A password may hold an @, but no slash. */
const CREDENTIALS = /(:\/\/)[^\s/?#"'<>]*@/g;

/** Parameters that hold a secret by their name: the Hub's own (hub docs, webhooks, secret), and what others call theirs. */
const SECRET_PARAMETER = /([?&](?:secret|token|access_token|api_?key|password)=)[^&#\s"'<>]*/gi;

/**
 * A URL, or a text with URLs, without credentials and without secrets in the query. What is not a URL stays as it is.
 * @example
 * maskedUrl("https://ada:pw@bot.example/hook?secret=s3cret&room=1");
 * // "https://••••••@bot.example/hook?secret=••••••&room=1"
 */
export function maskedUrl(text: string, mask: string = MASK): string {
  return text
    .replaceAll(CREDENTIALS, (_, slashes: string) => `${slashes}${mask}@`)
    .replaceAll(SECRET_PARAMETER, (found, name: string) => (found === name ? found : `${name}${mask}`));
}
