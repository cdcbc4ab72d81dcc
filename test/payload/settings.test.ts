import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatIssue, parseSettings, type SettingsBodies } from "../../src/payload/index.ts";

const WATCHED = [{ type: "user", name: "ada" }];
const NEW_WEBHOOK = {
  watched: WATCHED,
  domains: ["repo", "discussion"],
  url: "https://bot.example/hook",
  secret: "s3cret",
};

function linesFor(name: keyof SettingsBodies, value: unknown): readonly string[] {
  const parsed = parseSettings(name, value, { strict: true });
  return parsed.ok ? [] : parsed.issues.map(formatIssue);
}

describe("parseSettings", () => {
  it("hands a fitting body on", () => {
    expect(parseSettings("createWebhook", NEW_WEBHOOK)).toEqual({ ok: true, body: NEW_WEBHOOK });
  });

  it.each([
    [
      "createWebhook",
      {},
      ["/domains: expected this property, got nothing", "/watched: expected this property, got nothing"],
    ],
    ["createWebhook", { ...NEW_WEBHOOK, url: "ftp://a" }, ['/url: expected an http or https URL, got "ftp://a"']],
    ["createWebhook", { ...NEW_WEBHOOK, secret: "é" }, ['/secret: expected ASCII characters only, got "é"']],
    ["createWebhook", { ...NEW_WEBHOOK, domains: [] }, ["/domains: expected at least 1 item, got an empty array"]],
    [
      "createWebhook",
      { ...NEW_WEBHOOK, domains: ["pr"] },
      ['/domains/0: expected one of "repo", "discussion", got "pr"'],
    ],
    ["updateWebhook", { ...NEW_WEBHOOK, color: "red" }, ['/color: expected no such property, got "red"']],
  ] as const)("tells what is wrong with a %s", (name, value, lines) => {
    expect(linesFor(name, value)).toEqual(lines);
  });

  it("takes what it does not know, unless it is strict", () => {
    const body = { ...NEW_WEBHOOK, color: "red" };
    expect(parseSettings("createWebhook", body)).toEqual({ ok: true, body });
    expect(parseSettings("createWebhook", body, { strict: true })).toMatchObject({ ok: false });
  });

  it("never throws, whatever it is given", () => {
    const names = fc.constantFrom<(keyof SettingsBodies)[]>(
      "createWebhook",
      "updateWebhook",
      "webhook",
      "watchedItem",
      "replayAnswer",
    );
    fc.assert(
      fc.property(names, fc.anything({ withNullPrototype: true }), (name, value) => {
        expect(() => parseSettings(name, value)).not.toThrow();
      }),
    );
  });
});
