/** Results of runs, made by hand. */
import type { Answer, WireRequest } from "../../src/base/index.ts";
import { plainPayload } from "../../src/arbitraries/index.ts";
import { causeOf, type Diagnosis, type Finding } from "../../src/findings/index.ts";
import type { CheckResult, FuzzResult } from "../../src/fuzz/index.ts";

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

/** What of a finding a test may want to be another. */
export type Part = Partial<Diagnosis> & Partial<Pick<Finding<Diagnosis>, "cases" | "alsoWith" | "alsoIn">>;

/** A finding over a hidden comment; any part of it can be another. */
export function finding({
  cases = 3,
  alsoWith = ["discussion:create"],
  alsoIn = [],
  ...part
}: Part = {}): Finding<Diagnosis> {
  const example: Diagnosis = {
    check: "accepts-every-event",
    kind: "reproducible",
    happened: "answered 500",
    symptom: "failed",
    key: "failed 500",
    deciding: ["changed /comment/hidden", "missing /comment/content", "added /discussion/pinned"],
    event: "discussion.comment:update",
    advice: "Answer 2xx to events that you do not handle.",
    edgeCase: null,
    weight: "today",
    isHardening: false,
    expected: "accepted",
    needsHub: false,
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
    state: [],
    growth: null,
    shrinks: 1,
    found: { check: "accepts-every-event", seed: 42, path: "11:0" },
    index: 11,
    steps: 1,
    after: [],
    isListed: true,
    stderr: null,
    ...part,
  };
  return { cause: causeOf(example), example, cases, alsoWith, alsoIn };
}

export function failed(...failures: readonly Finding<Diagnosis>[]): Extract<CheckResult, { status: "failed" }> {
  return {
    id: "accepts-every-event",
    promise: "answers 2xx to every event that the Hub sends, those that it ignores included",
    status: "failed",
    cases: 1_011,
    inconclusive: 0,
    leftOut: 0,
    durationMs: 250,
    failures,
    advice: [],
    reportedBy: [],
    furtherCases: 0,
  };
}

/** What a check that was skipped at once has done. */
export const NOTHING_RUN = { cases: 0, inconclusive: 0, leftOut: 0, durationMs: 0 } as const;

/** A check that was kept, in one case. */
export const PASSED: Extract<CheckResult, { status: "passed" }> = {
  id: "stays-up",
  promise: "goes on answering",
  status: "passed",
  cases: 1,
  inconclusive: 0,
  leftOut: 0,
  durationMs: 90,
  advice: [],
};

export function resultOf(...checks: readonly CheckResult[]): FuzzResult {
  return {
    seed: 42,
    runs: 1_000,
    durationMs: 1_234,
    consumer: "http://127.0.0.1:3000/webhook",
    hint: null,
    notes: [],
    reach: null,
    requests: 2_000,
    failOn: null,
    evidence: [],
    corpus: [],
    ok: checks.every(({ status }) => status !== "failed"),
    checks,
  };
}
