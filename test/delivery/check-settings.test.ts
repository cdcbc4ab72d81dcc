import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSettings, WebhookSettingsError } from "../../src/delivery/index.ts";

const good = { url: "https://bot.example/webhook", watched: [{ type: "user", name: "ada" }], domains: ["repo"] };

/** What is wrong with settings. */
function refusalOf(settings: unknown): WebhookSettingsError {
  try {
    checkSettings(settings);
  } catch (thrown) {
    if (thrown instanceof WebhookSettingsError) return thrown;
    throw thrown;
  }
  throw new Error("the settings passed");
}

describe("checkSettings", () => {
  it("takes what a webhook may have, and leaves out the rest", () => {
    const settings = { ...good, secret: "s3cret", domains: ["discussions", "repo", "discussion"], color: "red" };
    expect(checkSettings(settings)).toEqual({ ...good, secret: "s3cret", domains: ["discussion", "repo"] });
  });

  it.for<[setting: string, advice: RegExp, change: object]>([
    ["url", /there is no url.*http\(s\) address/, { url: undefined }],
    ["url", /http/, { url: "bot.example" }],
    ["url", /http/, { url: "ftp://bot.example/" }],
    ["url", /http/, { url: "http://" }],
    ["url", /http/, { url: null }],
    ["watched", /at least one thing/, { watched: [] }],
    ["watched", /at least one thing/, { watched: undefined }],
    ["watched", /"model", "dataset", "space"/, { watched: [{ type: "team", name: "ada" }] }],
    ["watched", /at least 1 character/, { watched: [{ type: "user", name: "" }] }],
    ["domains", /"repo", "discussion" or both/, { domains: [] }],
    ["domains", /"repo", "discussion" or both/, { domains: undefined }],
    ["domains", /"repo", "discussion" or both/, { domains: ["repos"] }],
    ["secret", /index 3 is not printable ASCII/, { secret: "abcé" }],
    ["secret", /index 0 is not printable ASCII/, { secret: "\n" }],
    ["secret", /no HTTP header can carry it/, { secret: "abc\x7F" }],
    ["secret", /not a text/, { secret: 42 }],
    ["job", /not supported/, { job: { flavor: "cpu-basic" } }],
    ["jobSourceId", /not supported/, { url: undefined, jobSourceId: "65f0c2a4b7d1e83f9a0b1c2d" }],
  ])("says what is wrong with the %s: %s", ([setting, advice, change]) => {
    const refusal = refusalOf({ ...good, ...change });
    expect(refusal).toMatchObject({ setting, message: expect.stringMatching(advice) });
    expect(refusal.message).toMatch(/^Failed to set up the webhook: /);
  });

  it("takes a secret exactly if an HTTP header can carry it", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0x100 }).map((code) => String.fromCharCode(code)) }),
        (secret) => {
          const isAccepted = [...secret].every((character) => character >= " " && character <= "~");
          if (isAccepted) expect(checkSettings({ ...good, secret }).secret).toBe(secret);
          else expect(refusalOf({ ...good, secret }).setting).toBe("secret");
        },
      ),
    );
  });

  it("never prints a secret, whatever else is wrong", () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom("url", "watched", "domains"), (nonsense, setting) => {
        for (const secret of ["hunter2-hunter2", "hunter2-hunter2\n"]) {
          try {
            checkSettings({ ...good, [setting]: nonsense, secret });
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(WebhookSettingsError);
            expect(String(thrown)).not.toContain("hunter2");
          }
        }
      }),
    );
  });
});
