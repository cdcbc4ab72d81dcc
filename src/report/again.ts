/** How to see one failure again: as a command, or as code for those who fuzz from code. */
import { maskedUrl, posixShell, TELLING_LENGTH, withPlainSecret, type Shell } from "../base/index.ts";
import type { CaseRef, Diagnosis } from "../findings/index.ts";

/** Stands for the secret on a command line. */
export const SECRET_WORD = "$HUBHOOK_SECRET";
const SECRET_PART = { variable: "HUBHOOK_SECRET" };

/** Says how to see a failure again. */
export type Again = (
  diagnosis: Pick<Diagnosis, "found" | "after" | "isListed" | "kind" | "payload" | "differences">,
) => string;

/**
 * The command line that shows a failure again.
 * @param rest - What the run was called with, without the checks, the seed and the path: the consumer and its options.
 * @param secret - Left to the shell to fill in wherever it stands in them.
 * @param shell - What the line is for. Default: a POSIX shell.
 * @param byValue - The words that give a payload alone; `null` for what is found by its path.
 */
export function againByCommand(
  rest: readonly string[],
  secret = "",
  byValue: (diagnosis: Parameters<Again>[0]) => readonly string[] | null = () => null,
  shell: Shell = posixShell,
): Again {
  const words = rest.map((word) => shellWord(word, secret, shell));
  return (diagnosis) => {
    const { found, after, isListed } = diagnosis;
    const values = byValue(diagnosis);
    const place =
      values === null
        ? placeOf(found, after, isListed)
        : [`--checks ${found.check}`, ...values.map((word) => shellWord(word, secret, shell))];
    return ["npx hubhook fuzz", ...words, ...place].join(" ");
  };
}

/** The call that shows a failure again; `options` stands for those of the run, such as its secret and its words. */
export const againByCode: Again = ({ found: { check, seed, path }, after, isListed }) => {
  if (!isListed) return `fuzz(consumer, { ...options, seed: ${seed} })`;
  const before = after.length === 0 ? "" : `, after: [${after.map((one) => JSON.stringify(caseWord(one))).join(", ")}]`;
  return `fuzz(consumer, { ...options, checks: ["${check}"], seed: ${seed}, path: "${path}"${before} })`;
};

/** The options that find a case; what takes more cases than can be listed takes the whole run. */
function placeOf({ check, seed, path }: CaseRef, after: readonly CaseRef[], isListed: boolean): readonly string[] {
  if (!isListed) return [`--seed ${seed}`];
  if (path === "") return [`--checks ${check}`, "--runs 0"]; // a payload of the corpus
  const before = after.length === 0 ? [] : [`--after ${after.map(caseWord).join(",")}`];
  return [`--checks ${check}`, `--seed ${seed}`, `--path ${path}`, ...before];
}

function caseWord({ check, path }: CaseRef): string {
  return `${check}/${path}`;
}

/** The secret is never written out: the shell fills it in. Other credentials in a URL are masked. */
function shellWord(text: string, secret: string, shell: Shell): string {
  if (text === SECRET_WORD) return shell.word(SECRET_PART);
  if (secret.length < TELLING_LENGTH) return quoted(maskedUrl(text), shell);
  const masked = withPlainSecret(text, secret);
  if (!masked.includes(secret)) return quoted(maskedUrl(masked), shell);
  return shell.word(
    ...masked.split(secret).flatMap((part, nth) => (nth === 0 ? [maskedUrl(part)] : [SECRET_PART, maskedUrl(part)])),
  );
}

function quoted(text: string, shell: Shell): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : shell.word(text);
}
