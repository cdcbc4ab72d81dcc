/** How to see one failure again: as a command, or as code for those who fuzz from code. */
import { maskedUrl, shellQuoted, TELLING_LENGTH, withPlainSecret } from "../base/index.ts";
import type { Failure } from "../fuzz/index.ts";

/** Stands for the secret on a command line. */
export const SECRET_WORD = "$HUBHOOK_SECRET";

/** Says how to see a failure again. */
export type Again = (failure: Failure) => string;

/**
 * The command line that shows a failure again.
 * @param rest - What the run was called with, without the checks, the seed and the path: the consumer and its options.
 * @param secret - Left to the shell to fill in wherever it stands in them.
 */
export function againByCommand(rest: readonly string[], secret = ""): Again {
  const words = rest.map((word) => shellWord(word, secret));
  return ({ foundBy, seed, path }) =>
    [
      "npx hubhook fuzz",
      ...words,
      `--checks ${foundBy}`,
      ...(path === "" ? ["--runs 0"] : [`--seed ${seed}`, `--path ${path}`]),
    ].join(" "); // without a path it is a payload of the corpus
}

/** The call that shows a failure again. */
export const againByCode: Again = ({ foundBy, seed, path }) =>
  `fuzz(consumer, { checks: ["${foundBy}"], seed: ${seed}, path: "${path}" })`;

/** The secret is never written out: the shell fills it in. Other credentials in a URL are masked. */
function shellWord(text: string, secret: string): string {
  if (text === SECRET_WORD) return `"${SECRET_WORD}"`;
  if (secret.length < TELLING_LENGTH) return quoted(maskedUrl(text));
  const masked = withPlainSecret(text, secret);
  if (!masked.includes(secret)) return quoted(maskedUrl(masked));
  return masked
    .split(secret)
    .map((part) => (part === "" ? "" : quoted(maskedUrl(part))))
    .join(`"${SECRET_WORD}"`);
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : shellQuoted(text);
}
