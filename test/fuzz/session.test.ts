import { describe, expect, it } from "vitest";
import type { Exchange } from "../../src/base/index.ts";
import type { Consumer, ConsumerStatus } from "../../src/consumer/index.ts";
import { realClock } from "../../src/base/index.ts";
import { paceOf } from "../../src/fuzz/pace.ts";
import { patienceFor } from "../../src/fuzz/patience.ts";
import { openSession, type Session } from "../../src/fuzz/session.ts";
import { answered, SETUP, unanswered } from "../checks/scripted-driver.ts";

const request = { url: SETUP.url, headers: [], body: "{}" };

/** A consumer that gives the exchanges in turn, and can be ended and started. */
function mortal(exchanges: readonly Exchange[]): Consumer & { end(): void; starts(): number } {
  let status: ConsumerStatus = { kind: "up" };
  let starts = 0;
  let sent = 0;
  return {
    name: "mortal",
    send: async () => exchanges[sent++] ?? answered(200),
    status: () => status,
    restart: async () => {
      starts += 1;
      status = { kind: "up" };
    },
    close: async () => undefined,
    end: () => (status = { kind: "down", detail: "it ended with exit code 7", isOrderly: false }),
    starts: () => starts,
  };
}

function sessionWith(consumer: Consumer, maxRestarts = 100): Session {
  const hub = { endpoint: null, noteSent: () => undefined, renew: () => undefined, close: () => undefined };
  return openSession(consumer, { hub, pace: paceOf(null, realClock()), patience: patienceFor(1_000), maxRestarts });
}

describe("a session with a consumer", () => {
  it("gives each delivery of a case an id of its own, the same each time", () => {
    const session = sessionWith(mortal([]));
    const ids = (key: string): readonly string[] =>
      [0, 1, 2].map((index) => session.driverOf(SETUP, key).deliveryId(index));
    expect(ids("1 stays-up 4")).toEqual(ids("1 stays-up 4"));
    const all = [...ids("1 stays-up 4"), ...ids("1 stays-up 4:0"), ...ids("2 stays-up 4")];
    expect(new Set(all).size).toBe(9);
    for (const id of all) expect(id).toMatch(/^[0-9a-f]{24}$/);
  });

  it("counts requests and remembers the last one", async () => {
    const session = sessionWith(mortal([answered(200), answered(404)]));
    expect(session.last()).toBeNull();
    const driver = session.driverOf(SETUP, "key");
    await driver.send(request);
    await driver.send(request);
    expect(session.requests()).toBe(2);
    expect(session.last()).toEqual({ request, exchange: answered(404) });
  });

  it("starts a consumer again that has ended, as often as it may", async () => {
    const consumer = mortal([]);
    const session = sessionWith(consumer, 3);
    expect(await session.hasEnded(0)).toBe(false);
    for (let nth = 1; nth <= 3; nth++) {
      consumer.end();
      expect(await session.hasEnded(0)).toBe(true);
      expect(session.causeOfEnd()).toBe("it ended with exit code 7");
      expect(await session.restart()).toBe(true);
    }
    expect(await session.restart()).toBe(false);
    expect(consumer.starts()).toBe(3);
  });

  it("waits for an end that is still to come, no longer than it may", async () => {
    const consumer = mortal([]);
    const session = sessionWith(consumer);
    setTimeout(() => consumer.end(), 20);
    expect(await session.hasEnded(0)).toBe(false);
    expect(await session.hasEnded(2_000)).toBe(true);
  });

  it("cannot bring back what it did not start", async () => {
    const session = sessionWith({
      name: "http://127.0.0.1:1/",
      send: async () => unanswered("connection-refused"),
      close: async () => undefined,
    });
    await session.driverOf(SETUP, "key").send(request);
    expect(await session.hasEnded(0)).toBe(true);
    expect(session.causeOfEnd()).toBe("nobody listens any more");
    expect(session.canRestart).toBe(false);
    expect(await session.restart()).toBe(false);
    expect(session.lastWords()).toBeNull();
  });

  it("waits as a consumer asks that limits its rate, and sends the request again", async () => {
    const limited = answered(429, "", { "retry-after": "0" });
    const session = sessionWith(mortal([answered(200), limited, limited, answered(201), limited, answered(202)]));
    const driver = session.driverOf(SETUP, "key");
    const statuses: unknown[] = [];
    for (let nth = 0; nth < 3; nth++) statuses.push(await driver.send(request));
    expect(statuses).toMatchObject([{ status: 200 }, { status: 201 }, { status: 202 }]);
    expect(session.pace.limitPerSecond()).toBeGreaterThan(0);
  });

  it("keeps what fails after its answer, with the case that it belongs to", async () => {
    const consumer: Consumer = {
      name: "late",
      send: async (_, { onLateFailure }) => {
        setTimeout(() => onLateFailure?.("the queue is closed"), 5);
        return answered(202);
      },
      close: async () => undefined,
    };
    const session = sessionWith(consumer);
    await session.driverOf(SETUP, "first").send(request);
    expect(await session.lateFailureOf("first", 1_000)).toMatchObject({
      caseKey: "first",
      detail: "the queue is closed",
    });
    expect(session.lateFailures()).toHaveLength(1);
    expect(session.lateFailures()).toEqual([]);
  });
});
