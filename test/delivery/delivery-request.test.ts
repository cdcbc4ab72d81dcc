import { describe, expect, it } from "vitest";
import { deliveryRequest } from "../../src/delivery/index.ts";
import { payloadOf } from "./payloads.ts";

describe("deliveryRequest", () => {
  it("is what the Hub sends", () => {
    const target = { url: "https://bot.example/webhook?secret=q", secret: " s3cret~" };
    expect(deliveryRequest(target, payloadOf(), "65f0c2a4b7d1e83f9a0b1c2d")).toEqual({
      url: "https://bot.example/webhook?secret=q",
      headers: [
        ["Content-Type", "application/json"],
        ["X-Webhook-Secret", " s3cret~"],
        ["Webhook-Id", "65f0c2a4b7d1e83f9a0b1c2d"],
      ],
      body: JSON.stringify(payloadOf()),
    });
  });

  it.for([undefined, ""])("has no secret header without a secret: %j", (secret) => {
    const { headers } = deliveryRequest({ url: "https://bot.example/", secret }, payloadOf(), "id");
    expect(headers.map(([name]) => name)).toEqual(["Content-Type", "Webhook-Id"]);
  });

  it.for(["", "{", Uint8Array.of(0xff)])("leaves a raw body as it is", (body) => {
    expect(deliveryRequest({ url: "https://bot.example/" }, body, "id").body).toBe(body);
  });
});
