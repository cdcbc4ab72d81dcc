/** Bots that call the Hub back, started by hubhook or loaded into it: their Hub is the mock one, and loops are caught. */
import { describe, expect, it } from "vitest";
import type { JsonFailure, JsonResult } from "../../src/report/index.ts";
import { shell } from "./hubhook.ts";

const ENV = { HUBHOOK_SECRET: "correct-horse", WEBHOOK_SECRET: "correct-horse", HF_TOKEN: "hf_a-real-token-of-mine" };
const CALLERS = "acts-once,no-feedback-loop,survives-hub-errors";

function firstFailure({ checks }: JsonResult): JsonFailure | undefined {
  return checks.flatMap((check) => (check.status === "failed" ? check.failures : []))[0];
}

describe("hubhook fuzz --start", () => {
  it("gives a bot a Hub to call, and finds nothing in one that takes care", async () => {
    const start = "node test/consumers/main.ts discussion-bot";
    const { code, out } = await shell(
      `hubhook fuzz http://127.0.0.1/webhook --start "${start}" --runs 5 --seed 1 --timeout 2 --checks acts-once,no-feedback-loop`,
      ENV,
    );
    expect(out).toContain("All promises kept: 2 checks.");
    expect(code).toBe(0);
  });

  it("catches one that answers itself, before it has burnt the triggers of a day on the real Hub", async () => {
    const start = "node test/consumers/main.ts discussion-bot --flaw answers-itself";
    const { code, out, err } = await shell(
      `hubhook fuzz http://127.0.0.1/webhook --start "${start}" --runs 5 --seed 1 --checks no-feedback-loop --json`,
      ENV,
    );
    expect(err).toMatch(/\nFound after [\d.]+ s: no-feedback-loop: the consumer set itself off again and again.*\n$/);
    expect(code).toBe(1);
    const failure = firstFailure(JSON.parse(out));
    expect(failure?.title).toMatch(/^set itself off again and again, from one discussion:create on: /);
    expect(failure?.chain.slice(0, 3)).toEqual([
      { kind: "delivery", text: expect.stringMatching(/^discussion:create on model ada-\w+\/bert-\w+ #\d/) },
      {
        kind: "call",
        text: expect.stringMatching(/^POST \/api\/models\/ada-\w+\/bert-\w+\/discussions\/\d+\/comment \(201\)$/),
      },
      { kind: "delivery", text: expect.stringMatching(/^discussion\.comment:create on model ada-\w+\/bert-\w+ #\d/) },
    ]);
    expect(out).not.toContain(ENV.HF_TOKEN);
  });
});

describe("hubhook fuzz with a consumer that is up already", () => {
  it("says what it needs to see the calls", async () => {
    const { out } = await shell(
      `node test/consumers/main.ts hono & pid=$!
       for i in $(seq 100); do (echo > /dev/tcp/127.0.0.1/$PORT) 2>/dev/null && break; sleep 0.1; done
       hubhook fuzz http://127.0.0.1:$PORT/webhook --runs 1 --checks ${CALLERS}; kill $pid`,
      { ...ENV, PORT: String(20_000 + (process.pid % 10_000)) }, // a port below those that a system gives away
    );
    expect(out).toContain("hubhook does not see its calls to the Hub");
  });
});
