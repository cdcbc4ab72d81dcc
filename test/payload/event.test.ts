import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventActions, eventNameOf, eventNames, fallbackEvent, isEventName } from "../../src/payload/index.ts";

describe("fallbackEvent", () => {
  it.each([
    ["repo.config.dois:create", "repo.config:update"],
    ["repo.config.dois.zenodo:delete", "repo.config:update"],
    ["repo.likes:create", "repo:update"],
    ["repo.content:delete", "repo.content:update"],
    ["discussion.comment.reaction:create", "discussion.comment:update"],
    ["discussion.comment:delete", "discussion.comment:update"],
    ["discussion:move", "discussion:update"],
    ["repo:move", "repo:move"],
    ["user:create", undefined],
    ["repository:create", undefined],
    ["", undefined],
    ["__proto__:update", undefined],
  ])("handles %s as %s", (name, expected) => {
    expect(fallbackEvent(name)).toBe(expected);
  });

  const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 3 });

  it("leaves every known event as it is", () => {
    for (const name of eventNames) expect(fallbackEvent(name)).toBe(name);
  });

  it("finds the nearest broader scope of any narrower one, as an update", () => {
    const broadest = eventNames.filter((name) => name.endsWith(":update"));
    fc.assert(
      fc.property(fc.constantFrom(...broadest), words, fc.constantFrom(...eventActions), (name, narrower, action) => {
        const [scope = ""] = name.split(":");
        fc.pre(narrower.length > 0 && !["content", "config", "comment"].includes(narrower[0] ?? ""));
        expect(fallbackEvent(`${[scope, ...narrower].join(".")}:${action}`)).toBe(name);
      }),
    );
  });

  it("never throws, and only ever answers with a known event", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const fallback = fallbackEvent(name);
        expect(fallback === undefined || isEventName(fallback)).toBe(true);
      }),
    );
  });
});

describe("the names of events", () => {
  it("are the eleven that the Hub documents", () => {
    expect(eventNames).toEqual([
      "discussion.comment:create",
      "discussion.comment:update",
      "discussion:create",
      "discussion:delete",
      "discussion:update",
      "repo.config:update",
      "repo.content:update",
      "repo:create",
      "repo:delete",
      "repo:move",
      "repo:update",
    ]);
  });

  it("read scope:action, and nothing else is one", () => {
    expect(eventNameOf({ event: { scope: "repo.content", action: "update" } })).toBe("repo.content:update");
    for (const name of ["repo", "repo:", "repo.content:create", "toString", "constructor", "__proto__"]) {
      expect(isEventName(name), name).toBe(false);
    }
  });
});
