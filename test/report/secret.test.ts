/** The secret stands in no report and no test file, wherever the consumer put it, and however it wrote it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { secret as anySecret } from "../../src/arbitraries/index.ts";
import { secretPattern } from "../../src/base/index.ts";
import type { FuzzResult } from "../../src/fuzz/index.ts";
import { againByCommand, emitters, formatResult, jsonResult, reports } from "../../src/report/index.ts";
import { ANSWER, failed, finding, resultOf } from "./results.ts";

/** Long enough not to stand in a report by chance. */
const longSecret = anySecret().filter((text) => text.length >= 8);

/** The ways in which a consumer may say a secret. */
const writings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => JSON.stringify(text).slice(1, -1),
  encodeURIComponent,
  (text) => new URLSearchParams([["s", text]]).toString().slice(2),
  (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;"),
  (text) => text.replaceAll("'", "&#39;"),
];

/** A run in which the consumer says the secret everywhere. */
function leakyRun(secret: string, said: string): FuzzResult {
  const url = new URL("http://127.0.0.1:3000/webhook");
  url.searchParams.set("secret", secret);
  const payload = { event: { scope: said, action: "update" }, [said]: [said] };
  const one = finding({
    happened: `answered 500, to go to ${said}`,
    edgeCase: said,
    alsoWith: [said],
    payload,
    differences: [
      { kind: "changed", pointer: `/${said}`, plain: said, value: { [said]: said } },
      { kind: "missing", pointer: "/x", plain: "x" },
    ],
    request: {
      url: url.href,
      headers: [
        ["X-Webhook-Secret", secret],
        ["X-Other", said],
      ],
      body: JSON.stringify(payload),
    },
    exchange: { ...ANSWER, headers: { "x-secret": said }, body: `you said ${said}` },
    stderr: `Error: ${said}`,
  });
  const plain = finding({ request: { ...one.example.request, headers: [["X-Webhook-Secret", secret]], body: "{}" } });
  const near = finding({
    found: { check: "rejects-wrong-secret", seed: 42, path: "11:0" },
    request: { ...plain.example.request, headers: [["X-Webhook-Secret", `Bearer ${secret}`]] },
  });
  const crash = finding({
    symptom: "gone",
    expected: "comparison",
    happened: `ended: ${said}`,
    payload: undefined,
    edgeCase: said,
  });
  return { ...resultOf(failed(one, plain, near, crash)), consumer: `http://127.0.0.1/${said}`, hint: said };
}

function textsOf(result: FuzzResult, secret: string, said: string): readonly (string | null)[] {
  const target = `http://127.0.0.1/?key=${said}`;
  const again = againByCommand([target, "--secret", "$HUBHOOK_SECRET", "--start", said], secret);
  const told = jsonResult(result, { secret, again });
  const how = {
    secret,
    secretIn: "header",
    aim: { say: [said], watched: [], domains: [], events: undefined },
    sources: [said],
    timeoutMs: 1_000,
    again,
  } as const;
  return [
    formatResult(result, { secret, again, withCurl: true }),
    ...reports.flatMap(({ render, appendix }) => [render(told), appendix?.render(told) ?? ""]),
    ...emitters.flatMap(({ emit }) => [
      emit(result, { ...how, subject: { kind: "command", command: `run ${said}`, url: target } }),
      emit(result, { ...how, subject: { kind: "module", path: `./${said}.ts`, url: target } }),
      emit(result, { ...how, subject: { kind: "url", url: target } }),
    ]),
  ];
}

describe("no report and no test file", () => {
  it("holds a secret that a shell writes in pieces", () => {
    const secret = ";'v0e@XNQ:.";
    for (const text of textsOf(leakyRun(secret, secret), secret, secret)) {
      expect(text ?? "").not.toMatch(secretPattern(secret));
      expect(text ?? "").not.toContain("v0e@XNQ");
    }
  });

  it("holds the secret, in whichever writing", () => {
    fc.assert(
      fc.property(longSecret, fc.constantFrom(...writings), (secret, write) => {
        for (const text of textsOf(leakyRun(secret, write(secret)), secret, write(secret)))
          expect(text ?? "").not.toMatch(secretPattern(secret));
      }),
    );
  });
});
