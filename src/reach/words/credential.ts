/**
 * What looks like a credential, by its name or by itself. What does is never a word: rather too much is left out than a
 * password sent to a consumer, or printed.
 */
import { maskedUrl } from "../../base/index.ts";

const SECRET_NAME =
  /secret|passw|pwd|passphrase|cred(?:s|ential)|token(?!iz)|api_?key|access_?key|private_?key|signing|signature|hmac|digest|timing_?safe|safe_?compare|constant_?time|cookie|session|(?<!un)auth(?!or)|bearer|\bdsn\b|salt\b|conn(ection)?_?str/i;

/** What a program takes a text apart into. */
const WORDS_OF_TEXT = /(?<![\w"'-])tokens\b/g;

/** A constant that is a key, as a loop's variable of that name is not. */
const KEY = /(?:\b|_)KEYS?(?:\b|_)/;

/** Whether what is called so is likely a credential: `WEBHOOK_SECRET`, `apiKey`, `password`. */
export function isSecretName(name: string): boolean {
  const parts = name.replaceAll(WORDS_OF_TEXT, "").replaceAll(/([a-z])([A-Z])/g, "$1_$2");
  return KEY.test(name) || SECRET_NAME.test(parts);
}

/** Code without the literals that it compares with: a repo called `acme/secrets` is not a secret. */
export function withoutCompared(code: string): string {
  return code.replaceAll(/(?<=[=!]==?\s*)(?:"[^"]*"|'[^']*')/g, "");
}

/** `x == NAME`, `NAME == x`, `x in NAME`, `NAME.has(x)`. */
const COMPARED =
  /(?:[=!]==?|\bin)\s*([A-Za-z_]\w*)|([A-Za-z_]\w*)(?=\s*[=!]==?|\.(?:has|includes|contains|Contains|include\?)\()/g;

/** `name = headers.get(…)`, `{ "x-…": name } = headers`: what a name is read from. */
const READ =
  /([A-Za-z_]\w*)\s*(?::[^=\n]*|\}\s*)?:?=(?!=).*\b(?:headers?|query|searchParams|params|args|environ|env|Header)\b/;

/** What holds all of a request holds its secret, too, and is no secret. */
const WHOLE =
  /^(?:payload|body|data|event|json|req|request|repo|comment|content|discussion|headers?|env|ctx|context|c)$/;
const COMPARING_CALL =
  /(?:compare_?digest|timing_?safe_?\w*|safe_?compare|constant_?time\w*|hmac[\w.]*)\s*\(([^\n]*)/gi;

/**
 * The names that a source compares with a credential, or signs with: what they are set to is one, whatever they are called.
 * @example `if headers["x-webhook-secret"] != expected` gives `expected`.
 */
export function namesOfSecrets(source: string): readonly string[] {
  return source.split("\n").flatMap((line) => {
    if (line.length > LONGEST_LINE) return [];
    const called = [...line.matchAll(COMPARING_CALL)].flatMap(([, rest = ""]) => rest.match(/[A-Za-z_]\w*/g) ?? []);
    if (!isSecretName(withoutCompared(line))) return called;
    const compared = [...line.matchAll(COMPARED)].flatMap(([, right, left]) => right ?? left ?? []);
    const read = line.match(READ)?.[1];
    return [...called, ...compared, ...(read === undefined ? [] : [read])].filter((name) => !WHOLE.test(name));
  });
}

/** A longer line is generated. */
const LONGEST_LINE = 1_000;

/** How issuers start their tokens: Hugging Face, GitHub, GitLab, Slack, OpenAI, Stripe, AWS, Google, npm, JWT, PEM … */
const KNOWN_TOKENS =
  /\b(?:hf_|api_org_|gh[pousr]_|github_pat_|glpat-|xox[a-z]-|sk[-_]|pk[-_]|rk_|whsec_|AKIA|ASIA|AIza|ya29\.|npm_|pypi-|dop_v1_|SG\.|eyJ)[\w.-]{6,}|-----BEGIN|\b(?:Bearer|Basic)\s+\S/;

/** An object id and a commit id of the Hub: the only long runs of hex that are not taken for a secret. */
const IDS = /^(?:[0-9a-f]{24}|[0-9a-f]{40})$/;

/** Whether a value is likely a credential, whatever it is called. */
export function isSecretValue(value: string): boolean {
  if (KNOWN_TOKENS.test(value) || maskedUrl(value) !== value) return true;
  if ([...value.matchAll(/([\w-]+)\s*[:=]\s*\S/g)].some(([, name = ""]) => isSecretName(name))) return true;
  return value.split(/[^A-Za-z0-9+=]+/).some(isRandom);
}

/** Longer words than that are not written in one case. */
const LONGEST_WORD = 24;

/** Letters and digits that change places so often, in a row of such a length, were not written by a person. */
const RANDOM_LENGTH = 12;
const RANDOM_CHANGES = 4;

function isRandom(run: string): boolean {
  if (run.length < RANDOM_LENGTH || IDS.test(run) || /^\d+$/.test(run)) return false;
  if (/^[0-9a-f]+$/i.test(run)) return run.length >= 16;
  const changes = run.match(/\d(?=\D)|\D(?=\d)/g)?.length ?? 0;
  const turns = run.match(/[a-z](?=[A-Z])|[A-Z]{2}(?=[a-z])/g)?.length ?? 0;
  if (changes >= RANDOM_CHANGES || (changes >= 2 && turns >= 2)) return true;
  return run.length >= LONGEST_WORD && (turns === 0 || turns > run.length / 5);
}
