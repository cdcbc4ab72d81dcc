/**
 * Secrets of webhooks, and requests that almost know one. The Hub sends a secret verbatim in `X-Webhook-Secret`, ASCII
 * only, or its owner puts it into the URL's query (hub docs, webhooks, secret).
 */
import fc from "fast-check";

/** A secret that a header can carry: printable ASCII, no spaces at its ends. Shrinks to `a`. */
export function secret(): fc.Arbitrary<string> {
  const inner = fc.string({ unit: "grapheme-ascii", maxLength: 30 });
  const end = fc.string({ unit: fc.constantFrom(..."aZ0-_.~!$&'()*+,;=:@%"), minLength: 1, maxLength: 1 });
  return fc.tuple(end, inner, end).map(([first, middle, last]) => (middle === "" ? first : `${first}${middle}${last}`));
}

export interface NearMiss {
  /** What is wrong with it, in kebab-case. */
  readonly name: string;
  /** The values of the place where the secret belongs, in order; none for a request without it. */
  readonly values: readonly string[];
  /** What stands in the other place: in the query for a secret in the header, and the other way round. */
  readonly elsewhere: string | null;
  /** A further part of the URL's path. */
  readonly inPath?: string;
  /** A further parameter of the URL's query. */
  readonly parameter?: readonly [name: string, value: string];
  /** Further headers. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /**
   * Whether it has to be refused. A request that holds the whole secret, only in an odd way, may be taken:
   * its sender knows the secret.
   */
  readonly isWrong: boolean;
}

/** What stands for any character, or any number of them, where a secret is taken for a pattern: of a regex, SQL or a shell. */
const WILDCARDS = { dot: ".", underscore: "_", percent: "%", star: "*", "question-mark": "?" } as const;

/**
 * All the ways to almost know a secret, each with a name. Those that would come out as the secret itself are left out.
 * @param secret - Not empty.
 */
export function nearMisses(secret: string): readonly NearMiss[] {
  const wrong = (name: string, value: string): NearMiss[] =>
    value.trim() === secret.trim() ? [] : [{ name, values: [value], elsewhere: null, isWrong: true }];
  const odd = (name: string, values: readonly string[], elsewhere: string | null): NearMiss => ({
    name,
    values,
    elsewhere,
    isWrong: false,
  });
  const other = secret === "wrong" ? "other" : "wrong";
  // A header can carry letters of Latin 1: a comparison by length, in characters or in bytes of UTF-8, takes them for as many.
  return [
    ...wrong("empty", ""),
    ...wrong("first-half", secret.slice(0, Math.floor(secret.length / 2))),
    ...wrong("without-last-character", secret.slice(0, -1)),
    ...wrong("without-first-character", secret.slice(1)),
    ...wrong("one-character-more", `${secret}x`),
    ...wrong("one-character-before", `x${secret}`),
    ...wrong("last-character-changed", `${secret.slice(0, -1)}${secret.endsWith("~") ? "!" : "~"}`),
    ...wrong("first-character-changed", `${secret.startsWith("~") ? "!" : "~"}${secret.slice(1)}`),
    ...Object.entries(WILDCARDS).flatMap(([name, sign]) => wrong(`${name}-changed`, secret.replaceAll(sign, "x"))),
    ...wrong("upper-case", secret.toUpperCase()),
    ...wrong("lower-case", secret.toLowerCase()),
    ...wrong("inside-other-text", `not-${secret}-really`),
    ...wrong("same-length", (secret.startsWith("z") ? "y" : "z").repeat(secret.length)),
    ...wrong("not-ascii-as-many-characters", `${secret.slice(0, -1)}\u00e9`),
    ...(secret.length < 2 ? [] : wrong("not-ascii-as-many-bytes", `${secret.slice(0, -2)}\u00e9`)),
    ...wrong("quoted", `"${secret}"`),
    ...wrong("as-bearer", `Bearer ${secret}`),
    ...wrong("null-word", "null"),
    ...wrong("undefined-word", "undefined"),
    { name: "wrong-elsewhere", values: [], elsewhere: other, isWrong: true },
    { name: "wrong-in-both", values: [other], elsewhere: other, isWrong: true },
    {
      name: "wrong-beside-another-parameter",
      values: [other],
      elsewhere: null,
      parameter: ["x", "1"],
      isWrong: true,
    },
    odd("doubled", [secret, secret], null),
    odd("wrong-then-right", [other, secret], null),
    odd("right-then-wrong", [secret, other], null),
    odd("elsewhere", [], secret),
    odd("right-beside-wrong-elsewhere", [secret], other),
    { ...odd("in-path", [], null), inPath: secret },
    { ...odd("right-beside-another-parameter", [secret], null), parameter: ["x", "1"] },
    { ...odd("as-authorization", [], null), headers: [["Authorization", `Bearer ${secret}`]] },
  ];
}

/** One of the near misses of a secret; shrinks to the first of them. */
export function nearMiss(secret: string): fc.Arbitrary<NearMiss> {
  return fc.constantFrom(...nearMisses(secret));
}
