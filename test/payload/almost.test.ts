/** Payloads that are almost there: the issue says what to do, in one line. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatIssue, parsePayload } from "../../src/payload/index.ts";
import { changed } from "./changed.ts";
import { example } from "./example.ts";

async function told(value: unknown): Promise<readonly string[]> {
  const parsed = parsePayload(value, { strict: true });
  return parsed.ok ? [] : parsed.issues.map(formatIssue);
}

describe("a payload inside of something else", async () => {
  const payload = await example("discussion.comment:create");
  it.each([
    ["an array", [payload], "at /0: take that"],
    ["a log of requests", [{ method: "POST", body: payload }], "at /0/body: take that"],
    ["an event of a function", { headers: {}, body: JSON.stringify(payload) }, "at /body, as text: parse that"],
    ["a text", JSON.stringify(payload), ", as text: parse that"],
    [
      "a queue's message",
      { Records: [{ Sns: { Message: JSON.stringify(payload) } }] },
      "at /Records/0/Sns/Message, as text",
    ],
    ["one with an event of its own", { event: { type: "http" }, data: payload }, "at /data: take that"],
  ])("is found: %s", async (_, value, where) => {
    const issues = await told(value);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toContain(`(the whole value): expected a payload, got something that holds one`);
    expect(issues[0]).toContain(where);
  });

  it("is not looked for in a payload, however wrong that is", async () => {
    expect(await told(changed(payload, "/comment/content", JSON.stringify(payload)))).toEqual([]);
    const wrong = changed(changed(payload, "/comment/content", JSON.stringify(payload)), "/repo/id", 3);
    expect(await told(wrong)).toEqual(["/repo/id: expected a text, got 3"]);
  });

  it("is not seen where there is none", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const parsed = parsePayload({ value, text: JSON.stringify(value) });
        expect(parsed.ok ? [] : parsed.issues.filter(({ keyword }) => keyword === "envelope")).toEqual([]);
      }),
    );
  });
});

describe("a payload of old", () => {
  it.each([
    [1, { event: "update", domain: "repo", repo: {} }],
    [2, { event: "update", scope: "repo.content", repo: {} }],
  ])("is told by its version: %i", async (version, value) => {
    expect(await told(value)).toEqual([
      `/event: expected an object with scope and action, as in version 3 of the payload, got "update", as in version ${version}, which the Hub has retired`,
    ]);
  });
});

describe("a property by another name", () => {
  it.each([
    ["/repo/owner", "/repo/author"],
    ["/repo/headSha", "/repo/headRevision"],
    ["/repo/headSha", "/repo/head_sha"],
    ["/updatedRefs", "/updated_refs"],
  ])("is named where %s is missing: %s", async (place, other) => {
    const payload = changed(changed(await example("repo.content:update"), place, undefined), other, "x");
    const name = other.split("/").at(-1);
    expect(await told(payload)).toContain(`${place}: expected this property, got nothing, but "${name}"`);
  });

  it("is not made up", async () => {
    const payload = changed(await example("repo.content:update"), "/repo/headSha", undefined);
    expect(await told(payload)).toEqual(["/repo/headSha: expected this property, got nothing"]);
  });
});
