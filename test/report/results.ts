/** Results of runs, made by hand. */
import type { Answer, WireRequest } from "../../src/base/index.ts";
import { plainPayload } from "../../src/arbitraries/index.ts";
import type { CheckResult, Failure, FuzzResult } from "../../src/fuzz/index.ts";

export const SECRET = "correct-horse";

export const ANSWER: Answer = {
  kind: "answered",
  status: 500,
  headers: { "content-type": "text/plain" },
  body: "Internal Server Error",
  bodyCut: false,
  durationMs: 3,
};

export const REQUEST: WireRequest = {
  url: "http://127.0.0.1:3000/webhook",
  headers: [
    ["Content-Type", "application/json"],
    ["X-Webhook-Secret", SECRET],
    ["Webhook-Id", "0123456789abcdef01234567"],
  ],
  body: '{"event":{"scope":"repo","action":"update"}}',
};

/** A failure over a hidden comment; any part of it can be another. */
export function failure(part: Partial<Failure> = {}): Failure {
  return {
    happened: "answered 500",
    symptom: "failed",
    advice: "Answer 2xx to events that you do not handle.",
    edgeCase: null,
    count: 3,
    alsoWith: ["discussion:create"],
    decides: "payload",
    payload: plainPayload("discussion.comment:update", "model"),
    differences: [
      { kind: "changed", pointer: "/comment/hidden", plain: false, value: true },
      { kind: "missing", pointer: "/comment/content", plain: "Hello!" },
      { kind: "added", pointer: "/discussion/pinned", value: true },
    ],
    request: REQUEST,
    exchange: ANSWER,
    chain: [],
    shrinks: 1,
    seed: 42,
    path: "11:0",
    foundBy: "accepts-every-event",
    stderr: null,
    ...part,
  };
}

export function failed(...failures: readonly Failure[]): Extract<CheckResult, { status: "failed" }> {
  return {
    id: "accepts-every-event",
    promise: "answers 2xx to every event that the Hub sends, those that it ignores included",
    status: "failed",
    cases: 1_011,
    durationMs: 250,
    failures,
    furtherCases: 0,
  };
}

/** A check that was kept, in one case. */
export const PASSED: CheckResult = {
  id: "stays-up",
  promise: "goes on answering",
  status: "passed",
  cases: 1,
  durationMs: 90,
};

export function resultOf(...checks: readonly CheckResult[]): FuzzResult {
  return {
    seed: 42,
    runs: 1_000,
    durationMs: 1_234,
    consumer: "http://127.0.0.1:3000/webhook",
    hint: null,
    corpus: [],
    ok: checks.every(({ status }) => status !== "failed"),
    checks,
  };
}
