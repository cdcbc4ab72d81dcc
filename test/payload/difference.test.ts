import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differences, type Difference } from "../../src/payload/difference.ts";

/** JSON values, as payloads hold them. */
const json = fc.jsonValue({ maxDepth: 3 }).map((value): unknown => JSON.parse(JSON.stringify(value)));

/** A value beside one that differs from it in a few places. */
const pair = fc.oneof(
  fc.tuple(json, json),
  json.chain((value) => fc.tuple(fc.constant(value), edited(value))),
);

function edited(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== "object" || value === null) return json;
  return fc.tuple(fc.constantFrom(...Object.keys(value), "new"), json).map(([key, child]) => {
    const copy = structuredClone(value);
    Object.defineProperty(copy, Array.isArray(copy) && key === "new" ? copy.length : key, {
      value: child,
      enumerable: true,
      writable: true,
      configurable: true,
    });
    return copy;
  });
}

/** Makes the differences in a copy of the plain value. */
function applied(plain: unknown, all: readonly Difference[]): unknown {
  const holder: { root: unknown } = { root: structuredClone(plain) };
  for (const difference of all) {
    const keys = ["root", ...difference.pointer.split("/").slice(1).map(unescaped)];
    const last = keys.pop() ?? "";
    const parent = keys.reduce(
      (at: unknown, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : at),
      holder,
    );
    if (typeof parent !== "object" || parent === null) throw new TypeError(`Nothing is at ${difference.pointer}.`);
    if (difference.kind !== "missing") put(parent, last, difference.value);
    else if (Array.isArray(parent)) parent.length = Math.min(parent.length, Number(last));
    else Reflect.deleteProperty(parent, last);
  }
  return holder.root;
}

function put(parent: object, key: string, value: unknown): void {
  Object.defineProperty(parent, key, { value, enumerable: true, writable: true, configurable: true });
}

function unescaped(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}

describe("differences", () => {
  it("names the innermost places in which a value differs from a plain one", () => {
    const plain = { repo: { name: "ada/bert", private: false }, comment: { content: "Hello!" } };
    const value = { repo: { name: "gpt2", private: false, tags: ["a"] }, comment: {} };
    expect(differences(plain, value)).toEqual([
      { kind: "changed", pointer: "/repo/name", plain: "ada/bert", value: "gpt2" },
      { kind: "added", pointer: "/repo/tags", value: ["a"] },
      { kind: "missing", pointer: "/comment/content", plain: "Hello!" },
    ]);
  });

  it("finds none exactly when the two are the same", () => {
    fc.assert(
      fc.property(pair, ([plain, value]) => {
        expect(differences(plain, value).length === 0).toBe(
          JSON.stringify(sorted(plain)) === JSON.stringify(sorted(value)),
        );
      }),
    );
  });

  it("finds all that turns the one into the other", () => {
    fc.assert(
      fc.property(pair, ([plain, value]) => {
        expect(sorted(applied(plain, differences(plain, value)))).toEqual(sorted(value));
      }),
    );
  });

  it("is turned around when the two change places", () => {
    const around = { added: "missing", missing: "added", changed: "changed" } as const;
    fc.assert(
      fc.property(pair, ([plain, value]) => {
        const there = differences(plain, value).map(({ kind, pointer }) => `${around[kind]} ${pointer}`);
        const back = differences(value, plain).map(({ kind, pointer }) => `${kind} ${pointer}`);
        expect(back.toSorted()).toEqual(there.toSorted());
      }),
    );
  });
});

/** The same value with its keys in order: the order of keys is no difference. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? 0 : value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { entries: entries.map(([key, child]) => [key, sorted(child)]) }; // an empty object is no empty list
}
