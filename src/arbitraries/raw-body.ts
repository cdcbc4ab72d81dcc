/**
 * Request bodies that are no payload, and mostly not even JSON. Anybody can send them to a public URL;
 * the consumer may refuse or ignore them, and must not break.
 */
import fc from "fast-check";
import type { Payload } from "../payload/index.ts";
import { calmIngredients } from "./ingredients.ts";
import { gitRepoTypes, payloadFrom } from "./payload.ts";

export interface RawBody {
  /** What is wrong with it, in kebab-case; unique among the kinds of bodies. */
  readonly name: string;
  readonly body: string | Uint8Array;
  /** The payload that it was made from; nothing else about it is special. */
  readonly valid: Payload;
  /** `null` leaves the header out. */
  readonly contentType: string | null;
}

const JSON_TYPE = "application/json";

type Make = (json: string, at: number) => string | Uint8Array;

/** How deep the deepest body nests: deeper than recursive readers go, those that the engine has made fast included. */
const DEEP = 50_000;

/** Large enough that no reader should take it without a thought. */
const LARGE_BYTES = 3 * 1024 * 1024;

const BROKEN: Readonly<Record<string, Make>> = {
  empty: () => "",
  truncated: (json, at) => json.slice(0, 1 + (at % (json.length - 1))),
  "not-json": () => "hello",
  form: () => "payload=%7B%22event%22%3A1%7D",
  "invalid-utf-8": (json, at) => spliced(json, at, [0xc3, 0x28, 0xff]),
  "byte-order-mark": (json) => `\uFEFF${json}`,
  "trailing-text": (json) => `${json}{}`,
  "single-quotes": (json) => json.replaceAll('"', "'"),
  "duplicate-keys": (json) => `{"event":{"scope":"repo","action":"delete"},${json.slice(1)}`,
  "lone-surrogate": (json) => json.replace('"name":"', String.raw`"name":"\ud800`),
  "not-a-number": (json) => json.replace('"version":3', '"version":NaN'),
  "number-beyond-doubles": (json) => json.replace('"version":3', '"version":3e999999'),
  "deep-array": () => "[".repeat(DEEP) + "]".repeat(DEEP),
  "deep-object": () => '{"event":'.repeat(DEEP) + "1" + "}".repeat(DEEP),
  "top-null": () => "null",
  "top-true": () => "true",
  "top-number": () => "0",
  "top-string": () => '"event"',
  "top-array": (json) => `[${json}]`,
  "empty-object": () => "{}",
  "event-null": (json) => json.replace(/"event":\{[^}]*\}/, '"event":null'),
  "event-string": (json) => json.replace(/"event":\{[^}]*\}/, '"event":"update"'),
  "repo-null": (json) => json.replace(/"owner":\{[^}]*\}/, '"owner":null'),
  "proto-key": (json) => `{"__proto__":{"event":{"scope":"repo"}},"constructor":{"prototype":{}},${json.slice(1)}`,
  large: (json) => `{"padding":"${"x".repeat(LARGE_BYTES)}",${json.slice(1)}`,
};

/** Bodies that would be fine, were it not for their content type. */
const TYPES: Readonly<Record<string, string | null>> = {
  "no-content-type": null,
  "text-content-type": "text/plain",
  "form-content-type": "application/x-www-form-urlencoded",
  "multipart-content-type": "multipart/form-data; boundary=x",
  "unknown-charset": "application/json; charset=klingon",
  "garbled-content-type": "application//json;;;=",
};

/** The name of every kind of body, in the order in which they are tried. */
export const rawBodyNames: readonly string[] = [...Object.keys(BROKEN), ...Object.keys(TYPES)];

/**
 * A body that is no payload, or comes as something else than JSON. Shrinks within its kind.
 * @param constraints.names - Kinds to choose from. Default: all of `rawBodyNames`.
 */
export function rawBody({ names = rawBodyNames }: { readonly names?: readonly string[] } = {}): fc.Arbitrary<RawBody> {
  return fc
    .tuple(fc.constantFrom(...names), payloadFrom(calmIngredients, { repoTypes: gitRepoTypes }), fc.nat(2_000))
    .map(([name, valid, at]) => {
      const json = JSON.stringify(valid);
      const make = BROKEN[name];
      const body = make === undefined ? json : make(json, at);
      return { name, body, valid, contentType: make === undefined ? (TYPES[name] ?? null) : JSON_TYPE };
    });
}

function spliced(json: string, at: number, bytes: readonly number[]): Uint8Array {
  const whole = new TextEncoder().encode(json);
  const cut = at % whole.length;
  return Uint8Array.of(...whole.subarray(0, cut), ...bytes, ...whole.subarray(cut));
}
