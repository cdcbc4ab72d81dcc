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
    const { watched } = good;
    const destination = { kind: "url", url: good.url };
    expect(checkSettings(settings)).toEqual({
      destination,
      watched,
      secret: "s3cret",
      domains: ["discussion", "repo"],
    });
  });

  it("takes a Job in place of a URL, by its id or as a whole", () => {
    const { url: _, ...rest } = good;
    const destinationOf = (settings: object): unknown => checkSettings({ ...rest, ...settings }).destination;
    expect(destinationOf({ jobSourceId: "65f0", job: null, secrets: { HF_TOKEN: "hf_x", OLD: "" } })).toEqual({
      kind: "job-source",
      jobSourceId: "65f0",
      secrets: { HF_TOKEN: "hf_x" },
    });
    const job = { flavor: "cpu-basic", dockerImage: "python:3.12", command: ["python", "train.py"] };
    expect(destinationOf({ job })).toEqual({ kind: "job", job });
  });

  it.for<[setting: string, advice: RegExp, change: object]>([
    ["url", /there is no url, and no Job.*http\(s\) address/, { url: undefined }],
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
    ["job", /"url" and "job" are both given/, { job: { flavor: "cpu-basic" } }],
    ["job", /"jobSourceId" and "job" are both given/, { url: undefined, jobSourceId: "1", job: { flavor: "l4x1" } }],
    ["job", /flavor/, { url: undefined, job: {} }],
    ["job", /no texts by name/, { url: undefined, job: { flavor: "l4x1", secrets: { A: 1 } } }],
    ["jobSourceId", /both given/, { jobSourceId: "65f0c2a4b7d1e83f9a0b1c2d" }],
    ["jobSourceId", /the id of the Job/, { url: undefined, jobSourceId: "" }],
    ["secrets", /Leave them out/, { secrets: { A: "b" } }],
    ["secrets", /no texts by name/, { url: undefined, jobSourceId: "1", secrets: ["A=b"] }],
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
    const places = [
      (secret: string) => ({ secret }),
      (secret: string) => ({ url: undefined, jobSourceId: "1", secrets: { A: secret } }),
      (secret: string) => ({ url: undefined, job: { flavor: "cpu-basic", secrets: { A: secret } } }),
      (secret: string) => ({ url: undefined, jobSourceId: "1", secrets: secret }),
      (secret: string) => ({ url: undefined, job: { flavor: "cpu-basic", secrets: [secret] } }),
    ];
    const setting = fc.constantFrom("url", "watched", "domains", "jobSourceId");
    fc.assert(
      fc.property(fc.anything(), setting, fc.constantFrom(...places), (nonsense, setting, place) => {
        for (const secret of ["hunter2-hunter2", "hunter2-hunter2\n"]) {
          try {
            checkSettings({ ...good, ...place(secret), [setting]: nonsense });
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(WebhookSettingsError);
            expect(String(thrown)).not.toContain("hunter2");
          }
        }
      }),
    );
  });
});
