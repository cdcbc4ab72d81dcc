import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { payload, plainPayload } from "../../src/arbitraries/index.ts";
import { differencesFromPlain, eventIn, placeAndValueOf, placeOf, plainOf } from "../../src/findings/index.ts";
import { eventNames, repoTypes } from "../../src/payload/index.ts";

describe("eventIn", () => {
  it.each([
    [{ event: { scope: "repo", action: "move" } }, "repo:move"],
    [{ event: { scope: "repo" } }, null],
    [{ event: { scope: 1, action: "move" } }, null],
    [null, null],
    [undefined, null],
  ])("of %j is %s", (value, event) => {
    expect(eventIn(value)).toBe(event);
  });
});

describe("differencesFromPlain", () => {
  it.each(eventNames)("has nothing to say about a plain %s", (event) => {
    expect(differencesFromPlain(plainPayload(event, "model"))).toEqual([]);
  });

  it("says what sets a payload apart, but for urls, which follow", () => {
    const plain = plainPayload("repo.content:update", "model");
    const other = { ...plain, repo: { ...plain.repo, private: true, url: { web: "x", api: "y" } } };
    expect(differencesFromPlain(other)?.map(placeOf)).toEqual(["changed /repo/private"]);
  });

  it("compares a narrower event with the broader one, and a bucket with a bucket", () => {
    const plain = plainPayload("repo.config:update", "model");
    const narrower = { ...plain, event: { scope: "repo.config.dois", action: "create" } };
    const places = differencesFromPlain(narrower)?.map(placeOf);
    expect(places).toEqual(["changed /event/scope", "changed /event/action"]);
    expect(differencesFromPlain(plainPayload("repo:create", "bucket"))).toEqual([]);
  });

  it("is null for what is not a payload", () => {
    for (const value of [undefined, null, 3, {}, { event: { scope: "user", action: "create" } }]) {
      expect(differencesFromPlain(value)).toBeNull();
    }
  });

  it("is empty for no payload but plain ones", () => {
    fc.assert(
      fc.property(payload({ repoTypes }), (value) => {
        const isPlain = differencesFromPlain(value)?.length === 0;
        if (isPlain) expect(value.event).toEqual({ ...Object(plainOf(value)).event });
        else expect(value).not.toEqual(plainOf(value));
      }),
      { seed: 1 },
    );
  });
});

describe("placeAndValueOf", () => {
  it("tells values apart, but not those of an object that was added", () => {
    const changed = { kind: "changed", pointer: "/a", plain: 1, value: 2 } as const;
    expect(placeAndValueOf(changed)).toBe("changed /a 2");
    const added = (value: unknown): string => placeAndValueOf({ kind: "added", pointer: "/a", value });
    expect(added({ b: 1 })).toBe(added({ b: 2 }));
    expect(added(1)).not.toBe(added(2));
    expect(placeAndValueOf({ kind: "missing", pointer: "/a", plain: 1 })).toBe("missing /a ");
  });
});
