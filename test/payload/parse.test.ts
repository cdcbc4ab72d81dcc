import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isEvent, keysOf, parsePayload, pointerTo, valueAt } from "../../src/payload/index.ts";
import { changed, pointersIn } from "./changed.ts";
import { example } from "./example.ts";

const examples: readonly unknown[] = readdirSync("schemas/examples").map((file) =>
  JSON.parse(readFileSync(`schemas/examples/${file}`, "utf8")),
);

/** An example payload and a place in it. */
const exampleAndPlace: fc.Arbitrary<readonly [unknown, string]> = fc
  .constantFrom(...examples)
  .chain((value) => fc.tuple(fc.constant(value), fc.constantFrom(...pointersIn(value))));

describe("parsePayload", () => {
  it("puts the name of the event beside the payload", async () => {
    const payload = await example("discussion.comment:create");
    expect(parsePayload(payload)).toEqual({ ok: true, event: "discussion.comment:create", payload });
  });

  it("hands an unknown event on, with the known one to handle it as", async () => {
    const payload = changed(await example("repo.config:update"), "/event/scope", "repo.config.dois");
    expect(parsePayload(payload)).toEqual({ ok: true, event: "future", payload, fallback: "repo.config:update" });
    expect(parsePayload(payload, { strict: true }).ok).toBe(false);
  });

  it.each([
    ["/repo/type", "kernel"],
    ["/repo/headSha", "a".repeat(64)],
    ["/repo/id", "01890a5d-ac96-774b-bcce-b302099a8057"],
    ["/discussion/status", "archived"],
    ["/discussion/title", "?"],
    ["/discussion/num", 0],
    ["/webhook/version", 4],
    ["/updatedRefs/0/newSha", "b".repeat(64)],
  ])("takes a value that is new, unless it is strict: %s", async (place, value) => {
    const event = place.startsWith("/discussion") ? "discussion:create" : "repo.content:update";
    const payload = changed(await example(event), place, value);
    expect(parsePayload(payload)).toEqual({ ok: true, event, payload });
    expect(parsePayload(payload, { strict: true })).toMatchObject({ ok: false, issues: [{ path: place }] });
  });

  it.each([
    ["/repo/type", 3],
    ["/discussion/isPullRequest", null],
    ["/comment/hidden", "no"],
    ["/webhook/version", "4"],
    ["/discussion/num", "1"],
    ["/repo/id", undefined],
  ])("takes no value of another type, strict or not: %s", async (place, value) => {
    const payload = changed(await example("discussion:create"), place, value);
    for (const strict of [false, true])
      expect(parsePayload(payload, { strict })).toMatchObject({ ok: false, issues: [{ path: place }] });
  });

  it("hands an action on that a scope did not have", async () => {
    const payload = changed(await example("discussion:create"), "/event/action", "archive");
    expect(parsePayload(payload)).toEqual({ ok: true, event: "future", payload, fallback: "discussion:update" });
    expect(parsePayload(payload, { strict: true })).toMatchObject({ ok: false, issues: [{ path: "/event/action" }] });
  });

  it("finds what is wrong with the rest of an unknown event", async () => {
    const payload = changed(await example("repo.config:update"), "/event/scope", "repo.config.dois");
    expect(parsePayload(changed(payload, "/repo/id", 1))).toMatchObject({ ok: false, issues: [{ path: "/repo/id" }] });
  });

  it("takes no event that a value only inherits, as no JSON does", async () => {
    const parsed = parsePayload(Object.create(await example("repo:create")));
    expect(parsed).toMatchObject({ ok: false, issues: [{ path: "/event", received: ":" }] });
  });

  it("never throws, whatever it is given", () => {
    const anything = fc.oneof(
      fc.anything({ withNullPrototype: true, withSparseArray: true, withBigInt: true, withDate: true, withMap: true }),
      fc.jsonValue(),
      fc.record({ event: fc.anything(), scope: fc.anything() }, { requiredKeys: ["event"] }),
      fc.record({ event: fc.record({ scope: fc.anything(), action: fc.anything() }) }),
    );
    fc.assert(
      fc.property(anything, fc.boolean(), (value, strict) => {
        expect(parsePayload(value, { strict }).ok).toBe(false);
      }),
    );
  });

  it("never throws on a payload with anything anywhere, and says where", () => {
    fc.assert(
      fc.property(
        exampleAndPlace,
        fc.anything({ withNullPrototype: true }),
        fc.boolean(),
        ([value, place], to, strict) => {
          const parsed = parsePayload(changed(value, place, to), { strict });
          if (parsed.ok) return;
          expect(parsed.issues).not.toEqual([]);
          for (const { path } of parsed.issues) expect(path === "/event" || isNear(path, place)).toBe(true);
        },
      ),
    );
  });

  it("accepts an unknown property anywhere when tolerant, and names it when strict", () => {
    const names = fc.string().filter((name) => !KNOWN_NAMES.has(name));
    fc.assert(
      fc.property(exampleAndPlace, names, fc.jsonValue(), ([value, place], name, extra) => {
        fc.pre(isPlainObject(valueAt(value, place)));
        const pointer = pointerTo(place, name);
        const drifted = changed(value, pointer, extra);
        expect(parsePayload(drifted)).toMatchObject({ ok: true });
        expect(parsePayload(drifted, { strict: true })).toMatchObject({
          ok: false,
          issues: [{ path: pointer, keyword: "additionalProperties" }],
        });
      }),
    );
  });

  it("finds that any required property is missing", () => {
    fc.assert(
      fc.property(exampleAndPlace, ([value, place]) => {
        const name = keysOf(place).at(-1) ?? "";
        fc.pre(name !== "" && !OPTIONAL_NAMES.has(name) && !/\/\d+$/.test(place));
        expect(parsePayload(changed(value, place, undefined))).toMatchObject({
          ok: false,
          issues: [{ path: place, keyword: "required", received: "nothing" }],
        });
      }),
    );
  });

  it("does not change what it parses, and keeps no trace of the last call", async () => {
    const payload = await example("repo:create");
    const copy = structuredClone(payload);
    expect(parsePayload({ ...payload, repo: {} }).ok).toBe(false);
    expect(parsePayload(payload, { strict: true })).toEqual({ ok: true, event: "repo:create", payload });
    expect(payload).toEqual(copy);
  });
});

describe("isEvent", () => {
  it("tells a payload of an event from all others", async () => {
    const payload = await example("repo:create");
    expect(isEvent(payload, "repo:create")).toBe(true);
    expect(isEvent(payload, "repo:delete")).toBe(false);
    expect(isEvent(payload, "repo.content:update")).toBe(false);
  });
});

/** Properties that some payload has and some other may lack. */
const OPTIONAL_NAMES = new Set(["headSha", "mergeCommitId", "subdomain", "xetHash", "size", "private"]);

/** Names that a schema knows: adding one of them is no drift. */
const KNOWN_NAMES = new Set([
  "__proto__", // assigning it does not add a property
  "updatedFilesTruncated",
  "pinned",
  "tags",
  ...OPTIONAL_NAMES,
  ...examples.flatMap((value) => pointersIn(value).flatMap(keysOf)),
]);

function isPlainObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether an issue is at the place that was changed, below it, or beside it (where one value decides on another). */
function isNear(path: string, place: string): boolean {
  const parent = place.slice(0, Math.max(0, place.lastIndexOf("/")));
  return path.startsWith(parent) || place.startsWith(path);
}
