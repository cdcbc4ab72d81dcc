import { describe, expect, it } from "vitest";
import type { WireRequest } from "../../src/base/index.ts";
import { describe as inWords, mustAccept, mustRefuse, mustSurvive, type Judge } from "../../src/checks/judge.ts";
import { answered, unanswered } from "./scripted-driver.ts";

const request: WireRequest = { url: "https://bot.example/webhook", headers: [], body: "{}" };

const judges: Readonly<Record<string, Judge>> = { mustAccept, mustSurvive, mustRefuse };

/** What each judge says: the status, or the symptom of the failure. */
function outcomes(exchange: Parameters<Judge>[1], sent = request): Readonly<Record<string, string>> {
  const said = Object.entries(judges).map(([name, judge]) => {
    const outcome = judge(sent, exchange);
    return [name, outcome.status === "failed" ? outcome.symptom : outcome.status];
  });
  return Object.fromEntries(said);
}

describe("the judges of an answer", () => {
  it.each([
    [200, { mustAccept: "kept", mustSurvive: "kept", mustRefuse: "let-in" }],
    [202, { mustAccept: "kept", mustSurvive: "kept", mustRefuse: "let-in" }],
    [204, { mustAccept: "kept", mustSurvive: "kept", mustRefuse: "let-in" }],
    [299, { mustAccept: "kept", mustSurvive: "kept", mustRefuse: "let-in" }],
    [199, { mustAccept: "failed", mustSurvive: "failed", mustRefuse: "failed" }],
    [301, { mustAccept: "redirected", mustSurvive: "redirected", mustRefuse: "redirected" }],
    [399, { mustAccept: "redirected", mustSurvive: "redirected", mustRefuse: "redirected" }],
    [400, { mustAccept: "refused", mustSurvive: "kept", mustRefuse: "kept" }],
    [413, { mustAccept: "refused", mustSurvive: "kept", mustRefuse: "kept" }],
    [429, { mustAccept: "inconclusive", mustSurvive: "inconclusive", mustRefuse: "inconclusive" }],
    [499, { mustAccept: "refused", mustSurvive: "kept", mustRefuse: "kept" }],
    [500, { mustAccept: "failed", mustSurvive: "failed", mustRefuse: "failed" }],
    [599, { mustAccept: "failed", mustSurvive: "failed", mustRefuse: "failed" }],
    [600, { mustAccept: "failed", mustSurvive: "failed", mustRefuse: "failed" }],
  ])("say what %i means", (status, said) => {
    expect(outcomes(answered(status))).toEqual(said);
  });

  it("call 503 a failure, but for one that asks to come again", () => {
    expect(outcomes(answered(503))).toEqual({ mustAccept: "failed", mustSurvive: "failed", mustRefuse: "failed" });
    const later = outcomes(answered(503, "", { "retry-after": "1" }));
    expect(later).toEqual({ mustAccept: "inconclusive", mustSurvive: "inconclusive", mustRefuse: "inconclusive" });
  });

  it.each([
    ["timeout", "timeout"],
    ["reset", "broken-connection"],
    ["connection-refused", "broken-connection"],
    ["not-http", "broken-connection"],
    ["threw", "threw"],
    ["unsendable", "inconclusive"],
  ] as const)("call silence because of %s %s, all of them", (reason, said) => {
    expect(outcomes(unanswered(reason))).toEqual({ mustAccept: said, mustSurvive: said, mustRefuse: said });
  });

  it("let a server hang up on a body of more than 1 MiB, unless the Hub can send it", () => {
    const large = { ...request, body: "x".repeat(1024 * 1024 + 1) };
    const justFits = { ...request, body: "x".repeat(1024 * 1024) };
    expect(outcomes(unanswered("reset"), large)).toMatchObject({
      mustSurvive: "kept",
      mustAccept: "broken-connection",
    });
    expect(outcomes(unanswered("reset"), justFits)).toMatchObject({ mustSurvive: "broken-connection" });
  });
});

describe("what an exchange is called", () => {
  it.each([
    [answered(500), "answered 500"],
    [answered(308, "", { location: "/webhook/" }), "answered 308, to go to /webhook/"],
    [unanswered("timeout"), "did not answer in time (as the test says)"],
    [unanswered("connection-refused"), "could not be reached (as the test says)"],
    [unanswered("reset"), "broke the connection before its answer was whole (as the test says)"],
    [unanswered("not-http"), "answered with something that is not HTTP (as the test says)"],
    [unanswered("threw"), "threw: as the test says"],
  ])("completes the sentence that starts with the consumer: %#", (exchange, words) => {
    expect(inWords(exchange)).toBe(words);
  });
});
