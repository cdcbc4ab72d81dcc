import { describe, expect, it } from "vitest";
import { isRecord, parsedJson, realClock, type Answer, type Exchange } from "../../src/base/index.ts";
import type { Consumer } from "../../src/consumer/index.ts";
import { healthOf, isUp } from "../../src/fuzz/health.ts";
import { planOf } from "../../src/fuzz/index.ts";
import { paceOf } from "../../src/fuzz/pace.ts";
import { patienceFor } from "../../src/fuzz/patience.ts";
import { openSession } from "../../src/fuzz/session.ts";
import { valueAt } from "../../src/payload/index.ts";

const answered = (status: number): Answer => ({
  kind: "answered",
  status,
  headers: {},
  body: "",
  bodyCut: false,
  durationMs: 1,
});

const SILENCE: Exchange = { kind: "unanswered", reason: "timeout", detail: "", durationMs: 1 };

/** Whether a consumer is well that was like `baseline` at the start. @param answer - What it answers to a scope now. */
async function isWell(baseline: Exchange, answer: (scope: unknown) => Exchange): Promise<boolean> {
  const consumer: Consumer = {
    name: "a consumer",
    async send({ body }) {
      const payload = parsedJson(String(body));
      return answer(isRecord(payload) ? valueAt(payload, "/event/scope") : undefined);
    },
    close: async () => undefined,
  };
  const session = openSession(consumer, {
    hub: { endpoint: null, noteSent: () => undefined, renew: () => undefined, close: () => undefined },
    pace: paceOf(null, realClock()),
    patience: patienceFor(1_000),
    maxRestarts: 0,
  });
  return await healthOf(session, planOf({ seed: 1 }, "http://a.example/", 0), baseline).isWell();
}

describe("healthOf", () => {
  it("is well as long as it accepts what it accepted", async () => {
    expect(await isWell(answered(200), () => answered(204))).toBe(true);
    expect(await isWell(answered(200), () => answered(500))).toBe(false);
    expect(await isWell(answered(200), () => answered(404))).toBe(false);
    expect(await isWell(answered(200), () => SILENCE)).toBe(false);
  });

  it("may go on refusing what it refused, but not break over it", async () => {
    expect(await isWell(answered(404), () => answered(400))).toBe(true);
    expect(await isWell(answered(404), () => answered(500))).toBe(false);
  });

  it("has spoilt nothing where nothing was well", async () => {
    expect(await isWell(answered(500), () => answered(500))).toBe(true);
    expect(await isWell(SILENCE, () => SILENCE)).toBe(true);
  });

  it("is well when it fails once and not again, or when another plain event repairs it", async () => {
    let asked = 0;
    expect(await isWell(answered(200), () => answered(asked++ === 0 ? 500 : 200))).toBe(true);
    let isRepaired = false;
    const repairing = (scope: unknown): Exchange => {
      isRepaired ||= scope === "discussion.comment";
      return answered(isRepaired ? 200 : 500);
    };
    expect(await isWell(answered(200), repairing)).toBe(true);
  });
});

describe("isUp", () => {
  it("is an answer that is not an error of the consumer's own", () => {
    const exchanges = [answered(200), answered(404), answered(500), SILENCE, undefined];
    expect(exchanges.map(isUp)).toEqual([true, true, false, false, false]);
  });
});
