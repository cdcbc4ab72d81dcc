/**
 * The catalogue of request bodies that are not a payload, and mostly not even JSON. Anybody can send them to a public URL.
 * A new one is one entry.
 */
import type { Weight } from "../base/index.ts";

export interface RawBodyEntry {
  /** What is wrong with it, in kebab-case; unique. */
  readonly name: string;
  /** What it is, as a noun phrase. */
  readonly about: string;
  /** How likely it is to be met: the Hub sends JSON. */
  readonly weight: Weight;
  /**
   * Whether consumers that read their requests in the usual way fail on it, with the usual frameworks and the right secret:
   * a finding on it is advice, not a mistake of theirs.
   */
  readonly isHardening: boolean;
}

/** What a body is made of. */
export interface Ingredients {
  /** A payload, written as the Hub writes it. */
  readonly json: string;
  /** A place in it, once it is taken modulo its length. */
  readonly at: number;
  /** The entry's `size`, or a smaller number. */
  readonly size: number;
}

export interface RawBodyRecipe extends RawBodyEntry {
  /** `null` leaves the header out. */
  readonly contentType: string | null;
  /** How deep or how long it is, at least 1; `null` if that does not matter. */
  readonly size: number | null;
  /** Whether it nests so deep. Then it shrinks by powers of ten: how deep is too deep is decided by the stack of the moment. */
  readonly isDeep: boolean;
  make(from: Ingredients): string | Uint8Array;
}

/** How deep the deepest body nests: deeper than recursive readers go, those that the engine has made fast included. */
const DEEP = 50_000;

/** Large enough that no reader should take it without a thought. */
const LARGE_BYTES = 3 * 1024 * 1024;

interface Options {
  readonly isHardening?: boolean;
  readonly contentType?: string | null;
  readonly size?: number;
  readonly isDeep?: boolean;
}

function body(
  name: string,
  about: string,
  make: RawBodyRecipe["make"],
  { isHardening = false, contentType = "application/json", size, isDeep = false }: Options = {},
): RawBodyRecipe {
  return { name, about, weight: "strangers", isHardening, contentType, size: size ?? null, isDeep, make };
}

/** A payload that would be fine, were it not for its content type. */
function typed(name: string, about: string, contentType: string | null): RawBodyRecipe {
  return body(name, about, ({ json }) => json, { contentType });
}

/** How each kind of body is made, in the order in which they are tried. */
export const rawBodyRecipes: readonly RawBodyRecipe[] = [
  body("empty", "nothing", () => ""),
  body("truncated", "a payload that ends too soon", ({ json, at }) => json.slice(0, 1 + (at % (json.length - 1)))),
  body("not-json", "a word", () => "hello"),
  body("form", "the fields of a form", () => "payload=%7B%22event%22%3A1%7D"),
  body("invalid-utf-8", "a payload with bytes that are not UTF-8", ({ json, at }) =>
    spliced(json, at, [0xc3, 0x28, 0xff]),
  ),
  body("byte-order-mark", "a payload after a byte order mark", ({ json }) => `\uFEFF${json}`),
  body("trailing-text", "a payload with text after its end", ({ json }) => `${json}{}`),
  body("single-quotes", "a payload in single quotes", ({ json }) => json.replaceAll('"', "'")),
  body(
    "duplicate-keys",
    "a payload with two events",
    ({ json }) => `{"event":{"scope":"repo","action":"delete"},${json.slice(1)}`,
  ),
  body("lone-surrogate", "a payload with half a surrogate pair in the repo's name", ({ json }) =>
    json.replace('"name":"', String.raw`"name":"\ud800`),
  ),
  body("not-a-number", "a payload with NaN for a number", ({ json }) => json.replace('"version":3', '"version":NaN')),
  body("number-beyond-doubles", "a payload with a number that doubles do not hold", ({ json }) =>
    json.replace('"version":3', '"version":3e999999'),
  ),
  body(
    "deep-array",
    `lists in lists, ${DEEP.toLocaleString("en-US")} levels deep`,
    ({ size }) => "[".repeat(size) + "]".repeat(size),
    { isHardening: true, size: DEEP, isDeep: true },
  ),
  body(
    "deep-object",
    `objects in objects, ${DEEP.toLocaleString("en-US")} levels deep`,
    ({ size }) => `${'{"event":'.repeat(size)}1${"}".repeat(size)}`,
    { isHardening: true, size: DEEP, isDeep: true },
  ),
  body("top-null", "null", () => "null"),
  body("top-true", "true", () => "true"),
  body("top-number", "a number", () => "0"),
  body("top-string", "a string", () => '"event"'),
  body("top-array", "a payload in a list", ({ json }) => `[${json}]`),
  body("empty-object", "an object without a property", () => "{}"),
  body("event-null", "a payload with null for its event", ({ json }) =>
    json.replace(/"event":\{[^}]*\}/, '"event":null'),
  ),
  body("event-string", "a payload with a string for its event", ({ json }) =>
    json.replace(/"event":\{[^}]*\}/, '"event":"update"'),
  ),
  body("repo-null", "a payload with null for the owner of its repo", ({ json }) =>
    json.replace(/"owner":\{[^}]*\}/, '"owner":null'),
  ),
  body(
    "proto-key",
    "a payload with __proto__ and constructor among its keys",
    ({ json }) => `{"__proto__":{"event":{"scope":"repo"}},"constructor":{"prototype":{}},${json.slice(1)}`,
  ),
  body(
    "large",
    "a payload with 3 MiB of padding",
    ({ json, size }) => `{"padding":"${"x".repeat(size)}",${json.slice(1)}`,
    { isHardening: true, size: LARGE_BYTES },
  ),
  typed("no-content-type", "a payload without a content type", null),
  typed("text-content-type", "a payload as plain text", "text/plain"),
  typed("form-content-type", "a payload as a form", "application/x-www-form-urlencoded"),
  typed("multipart-content-type", "a payload as a form of several parts", "multipart/form-data; boundary=x"),
  typed("unknown-charset", "a payload in an unknown charset", "application/json; charset=klingon"),
  typed("garbled-content-type", "a payload with a content type that is not one", "application//json;;;="),
];

/** Every kind of body. */
export const rawBodies: readonly RawBodyEntry[] = rawBodyRecipes.map(({ name, about, weight, isHardening }) => ({
  name,
  about,
  weight,
  isHardening,
}));

function spliced(json: string, at: number, bytes: readonly number[]): Uint8Array {
  const whole = new TextEncoder().encode(json);
  const cut = at % whole.length;
  return Uint8Array.of(...whole.subarray(0, cut), ...bytes, ...whole.subarray(cut));
}
