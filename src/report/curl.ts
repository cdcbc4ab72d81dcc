/** A failure as a line for the shell: the same request, with the secret taken from `$HUBHOOK_SECRET`. */
import { maskedUrl, posixShell, TELLING_LENGTH, withoutSecret, type Shell, type WireRequest } from "../base/index.ts";
import { SECRET_PARAMETER } from "../checks/index.ts";
import { bodyText } from "./body.ts";
import { isSecretHeader } from "./mask.ts";

/** A longer line is of no use to anybody: the command that shows the failure again sends the request, too. */
const LONGEST_BODY = 4_000;

const SECRET = { variable: "HUBHOOK_SECRET" };

/**
 * The curl command for a request, for a POSIX shell by default. A secret in the query needs curl 7.87 or later, which encodes it.
 * @returns null when the request can't be put on a line: its body pauses on its way, is too long or no text, or the secret, or a part of it,
 * would stand in it.
 */
export function curlLine(request: WireRequest, secret: string | null, shell: Shell = posixShell): string | null {
  const { text, encoding } = bodyText(request);
  if (request.pauseMs !== undefined) return null;
  if (encoding !== "utf-8" || text.length > LONGEST_BODY || text.includes("\0")) return null;
  const url = new URL(request.url);
  const inQuery = url.searchParams.getAll(SECRET_PARAMETER);
  url.searchParams.delete(SECRET_PARAMETER);
  const inHeader = request.headers.filter(([name]) => isSecretHeader(name)).map(([, value]) => value);
  if ([...inQuery, ...inHeader].some((value) => givesAPartAway(value, secret))) return null;
  // Looked for before it is quoted: a shell writes a secret with an apostrophe in pieces.
  const others = request.headers.filter(([name]) => !isSecretHeader(name)).map(([, value]) => value);
  if (secret !== null && others.some((value) => withoutSecret(value, secret) !== value)) return null;
  const withSecret = wordsFor(shell);
  const line = [
    "curl -i",
    withSecret(maskedUrl(inQuery.length === 0 ? request.url : url.href), tellingOrNull(secret)),
    ...inQuery.map((value) => `--url-query ${withSecret(`${SECRET_PARAMETER}=${value}`, secret ?? value)}`),
    ...request.headers.map(([name, value]) => `-H ${headerWord(name, value, secret, shell)}`),
    `--data-binary ${withSecret(text, tellingOrNull(secret))}`,
  ].join(" ");
  return secret === null || withoutSecret(line, secret) === line ? line : null;
}

/** Outside of its place, only a secret that can't stand there by chance is taken for one. */
function tellingOrNull(secret: string | null): string | null {
  return secret === null || secret.length < TELLING_LENGTH ? null : secret;
}

function givesAPartAway(value: string, secret: string | null): boolean {
  return secret !== null && value !== "" && !value.includes(secret);
}

/** curl reads "Name:" as a header to leave out, and "Name;" as an empty one. */
function headerWord(name: string, value: string, secret: string | null, shell: Shell): string {
  if (value === "") return shell.word(`${name};`);
  return isSecretHeader(name) ? wordsFor(shell)(`${name}: ${value}`, secret) : shell.word(`${name}: ${value}`);
}

/** Words in which the secret is left to the shell to fill in. */
function wordsFor(shell: Shell): (text: string, secret: string | null) => string {
  return (text, secret) => {
    if (secret === null || secret === "" || text === "") return shell.word(text);
    return shell.word(...text.split(secret).flatMap((part, nth) => (nth === 0 ? [part] : [SECRET, part])));
  };
}
