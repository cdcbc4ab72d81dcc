/** How to see one failure again: as a command, or as code for those who fuzz from code. */
import type { Failure } from "../fuzz/index.ts";

/** Stands for the secret on a command line. */
export const SECRET_WORD = "$HUBHOOK_SECRET";

/** Says how to see a failure again. */
export type Again = (failure: Failure) => string;

/**
 * The command line that shows a failure again.
 * @param rest - What the run was called with, without the checks, the seed and the path: the consumer and its options.
 */
export function againByCommand(rest: readonly string[]): Again {
  return ({ foundBy, seed, path }) =>
    ["hubhook fuzz", ...rest.map(shellWord), `--checks ${foundBy}`, `--seed ${seed}`, `--path ${path}`].join(" ");
}

/** The call that shows a failure again. */
export const againByCode: Again = ({ foundBy, seed, path }) =>
  `fuzz(consumer, { checks: ["${foundBy}"], seed: ${seed}, path: "${path}" })`;

/** The secret is never written out: the shell fills it in. */
function shellWord(text: string): string {
  if (text === SECRET_WORD) return `"${SECRET_WORD}"`;
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
