import { describe, expect, it } from "vitest";
import { jsonResult } from "../../src/report/index.ts";
import { failed, finding, REQUEST, resultOf, SECRET, type Part } from "./results.ts";

function onlyFailure(part: Part): unknown {
  const [check] = jsonResult(resultOf(failed(finding(part))), { secret: SECRET }).checks;
  return check?.status === "failed" ? check.failures[0] : undefined;
}

describe("jsonResult", () => {
  it("holds all that a program needs, and nothing that JSON cannot", () => {
    const result = jsonResult(resultOf(failed(finding())), { secret: SECRET });
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(result).toMatchObject({
      seed: 42,
      runs: 1_000,
      ok: false,
      checks: [
        {
          id: "accepts-every-event",
          status: "failed",
          failures: [
            {
              title: "answered 500",
              cases: 3,
              request: { headers: { "X-Webhook-Secret": "••••••" }, bodyEncoding: "utf-8" },
              response: { status: 500, body: "Internal Server Error" },
              again: 'fuzz(consumer, { ...options, checks: ["accepts-every-event"], seed: 42, path: "11:0" })',
            },
          ],
        },
      ],
    });
  });

  it("has no response where there was none", () => {
    const silence = { kind: "unanswered", reason: "timeout", detail: "", durationMs: 1 } as const;
    expect(onlyFailure({ exchange: silence })).toMatchObject({ response: null });
  });

  it("holds a body that is no UTF-8 as Base64, to the byte, and no curl line for it", () => {
    const body = Uint8Array.of(0x7b, 0xc3, 0x28, 0xff);
    expect(onlyFailure({ request: { ...REQUEST, body } })).toMatchObject({
      request: { body: Buffer.from(body).toString("base64"), bodyEncoding: "base64" },
      curl: null,
    });
  });

  it("joins the values of a doubled header, and masks each", () => {
    const headers = [...REQUEST.headers, ["X-Webhook-Secret", "half"]] as const;
    expect(onlyFailure({ request: { ...REQUEST, headers } })).toMatchObject({
      request: { headers: { "X-Webhook-Secret": "••••••, ••••••" } },
      curl: null,
    });
  });

  it("holds a byte order mark as it was sent", () => {
    const body = new TextEncoder().encode("\uFEFF{}");
    expect(onlyFailure({ request: { ...REQUEST, body } })).toMatchObject({ request: { body: "\uFEFF{}" } });
  });
});
