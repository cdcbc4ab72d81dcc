/** A failure as a line for the shell: the same request, with the secret taken from `$HUBHOOK_SECRET`. */
import type { WireRequest } from "../base/index.ts";
import { bodyText } from "./body.ts";

/** A longer line is of no use to anybody: the command that shows the failure again sends the request, too. */
const LONGEST_BODY = 4_000;

const SECRET = "$HUBHOOK_SECRET";

/**
 * The curl command for a request.
 * @returns null when the request can't be put on a line: its body is too long or no text, or what stands in the place of
 * the secret would give a part of it away.
 */
export function curlLine(request: WireRequest, secret: string | null): string | null {
  const { text, encoding } = bodyText(request);
  if (encoding !== "utf-8" || text.length > LONGEST_BODY || text.includes("\0")) return null;
  const headers: string[] = [];
  for (const [name, value] of request.headers) {
    const isSecret = name.toLowerCase() === "x-webhook-secret";
    if (isSecret && secret !== null && value !== "" && !value.includes(secret)) return null;
    // curl reads "Name:" as a header to leave out, and "Name;" as an empty one.
    headers.push(`-H ${value === "" ? quoted(`${name};`) : withSecret(`${name}: ${value}`, secret)}`);
  }
  const url = secret === null ? quoted(request.url) : withSecret(request.url, secret);
  return ["curl -i", url, ...headers, `--data-binary ${quoted(text)}`].join(" ");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A shell word in which the secret is left to the shell to fill in. */
function withSecret(text: string, secret: string | null): string {
  if (secret === null) return quoted(text);
  const parts = text.split(text.includes(secret) ? secret : encodeURIComponent(secret));
  return parts.map((part) => (part === "" ? "" : quoted(part))).join(`"${SECRET}"`);
}
