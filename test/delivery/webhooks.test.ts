import { describe, expect, it } from "vitest";
import { seededRandom } from "../../src/base/index.ts";
import {
  UnknownWebhookError,
  webhookCollection,
  WebhookSettingsError,
  type Webhooks,
} from "../../src/delivery/index.ts";
import { payloadOf } from "./payloads.ts";

const settings = { url: "https://bot.example/", watched: [{ type: "user", name: "ada" }], domains: ["repo"] };

function collection(): Webhooks {
  return webhookCollection(seededRandom(1));
}

describe("webhookCollection", () => {
  it("finds a webhook as long as it is on", () => {
    const webhooks = collection();
    const { id } = webhooks.create(settings, "ada");
    expect(id).toMatch(/^[0-9a-f]{24}$/);
    expect(webhooks.matching(payloadOf())).toEqual([id]);
    webhooks.disable(id);
    expect(webhooks.matching(payloadOf())).toEqual([]);
    webhooks.enable(id);
    expect(webhooks.matching(payloadOf())).toEqual([id]);
    webhooks.delete(id);
    expect(webhooks.matching(payloadOf())).toEqual([]);
    expect(() => webhooks.get(id)).toThrow(UnknownWebhookError);
  });

  it("finds it by what it watches now", () => {
    const webhooks = collection();
    const { id } = webhooks.create(settings, "ada");
    webhooks.disable(id);
    webhooks.update(id, { watched: [{ type: "dataset", name: "bob/text" }] });
    webhooks.enable(id);
    webhooks.update(id, { domains: ["discussion"] });
    expect(webhooks.matching(payloadOf())).toEqual([]);
    expect(webhooks.matching(payloadOf({ type: "dataset", name: "bob/text" }))).toEqual([]);
    const discussion = payloadOf({ scope: "discussion", type: "dataset", name: "bob/text" });
    expect(webhooks.matching(discussion)).toEqual([id]);
  });

  it("changes what an update names, and nothing if any of it is wrong", () => {
    const webhooks = collection();
    const { id } = webhooks.create({ ...settings, secret: "s3cret" }, "ada");
    webhooks.update(id, { url: "https://bot.example/new" });
    const { watched, domains } = settings;
    const destination = { kind: "url", url: "https://bot.example/new" };
    expect(webhooks.get(id)).toMatchObject({ destination, watched, domains, secret: "s3cret" });
    const before = webhooks.get(id);
    expect(() => webhooks.update(id, { url: "https://bot.example/newer", domains: [] })).toThrow(WebhookSettingsError);
    expect(webhooks.get(id)).toBe(before);
    expect(() => webhooks.create({ ...settings, domains: [] }, "ada")).toThrow(WebhookSettingsError);
    expect(webhooks.list()).toEqual([before]);
  });

  it("changes a URL to a Job and back, and the secrets of a Job one by one", () => {
    const webhooks = collection();
    const { id } = webhooks.create(settings, "ada");
    const after = (changes: object): unknown => webhooks.update(id, changes).destination;
    const job = (secrets: object, jobSourceId = "1"): object => ({ kind: "job-source", jobSourceId, secrets });
    expect(after({ jobSourceId: "1", secrets: { A: "a", B: "b" } })).toEqual(job({ A: "a", B: "b" }));
    expect(after({ domains: ["repo"] })).toEqual(job({ A: "a", B: "b" }));
    expect(after({ jobSourceId: "2", secrets: { A: "", C: "c" } })).toEqual(job({ B: "b", C: "c" }, "2"));
    expect(after({ secrets: { B: "" } })).toEqual(job({ C: "c" }, "2"));
    expect(after({ url: settings.url })).toEqual({ kind: "url", url: settings.url });
    expect(after({ jobSourceId: "2" })).toEqual(job({}, "2"));
    expect(() => after({ secrets: ["A"] })).toThrow(WebhookSettingsError);
  });

  it("suspends a webhook whose deliveries fail in a row, until it is switched on again", () => {
    const webhooks = collection();
    const { id } = webhooks.create(settings, "ada");
    for (const outcome of ["failed", "failed", "delivered", "failed", "failed"] as const)
      webhooks.count(id, outcome, 3);
    expect(webhooks.get(id).disabled).toBe(false);
    webhooks.count(id, "failed", 3);
    expect(webhooks.get(id).disabled).toBe("suspended-after-failure");
    expect(webhooks.matching(payloadOf())).toEqual([]);
    webhooks.enable(id);
    webhooks.count(id, "failed", 3);
    expect(webhooks.get(id).disabled).toBe(false);
  });

  it("leaves a webhook that its owner switched off as it is", () => {
    const webhooks = collection();
    const { id } = webhooks.create(settings, "ada");
    webhooks.disable(id);
    webhooks.count(id, "failed", 1);
    expect(webhooks.get(id).disabled).toBe(true);
  });

  it("lists all, or those of one user, oldest first", () => {
    const webhooks = collection();
    const [ada, bob, ada2] = ["ada", "bob", "ada"].map((owner) => webhooks.create(settings, owner));
    expect(webhooks.list()).toEqual([ada, bob, ada2]);
    expect(webhooks.list("ada")).toEqual([ada, ada2]);
  });
});
