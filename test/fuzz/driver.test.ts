import { describe, expect, it } from "vitest";
import type { Exchange } from "../../src/base/index.ts";
import type { Consumer, ConsumerStatus } from "../../src/consumer/index.ts";
import { openLine } from "../../src/fuzz/driver.ts";
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
    end: () => (status = { kind: "down", detail: "it ended with exit code 7" }),
    starts: () => starts,
  };
}

describe("a line to a consumer", () => {
  it("gives each delivery of a case an id of its own, the same each time", () => {
    const line = openLine(mortal([]));
    const ids = (key: string): readonly string[] =>
      [0, 1, 2].map((index) => line.driverOf(SETUP, key, 1).deliveryId(index));
    expect(ids("1 stays-up 4")).toEqual(ids("1 stays-up 4"));
    const all = [...ids("1 stays-up 4"), ...ids("1 stays-up 4:0"), ...ids("2 stays-up 4")];
    expect(new Set(all).size).toBe(9);
    for (const id of all) expect(id).toMatch(/^[0-9a-f]{24}$/);
  });

  it("counts requests and remembers the last one", async () => {
    const line = openLine(mortal([answered(200), answered(404)]));
    expect(line.last()).toBeNull();
    const driver = line.driverOf(SETUP, "key", 1_000);
    await driver.send(request);
    await driver.send(request);
    expect(line.requests()).toBe(2);
    expect(line.last()).toEqual({ request, exchange: answered(404) });
  });

  it("brings a consumer back that has ended, up to a hundred times", async () => {
    const consumer = mortal([]);
    const line = openLine(consumer);
    expect(await line.revive()).toBe(true);
    expect(consumer.starts()).toBe(0);
    for (let nth = 1; nth <= 100; nth++) {
      consumer.end();
      expect(await line.isDown(0)).toBe(true);
      expect(line.causeOfEnd()).toBe("it ended with exit code 7");
      expect(await line.revive()).toBe(true);
    }
    consumer.end();
    expect(await line.revive()).toBe(false);
    expect(consumer.starts()).toBe(100);
  });

  it("waits for an end that is still to come, no longer than it may", async () => {
    const consumer = mortal([]);
    const line = openLine(consumer);
    setTimeout(() => consumer.end(), 20);
    expect(await line.isDown(0)).toBe(false);
    expect(await line.isDown(2_000)).toBe(true);
  });

  it("cannot bring back what it did not start", async () => {
    const line = openLine({
      name: "http://127.0.0.1:1/",
      send: async () => unanswered("refused"),
      close: async () => undefined,
    });
    await line.driverOf(SETUP, "key", 1_000).send(request);
    expect(await line.isDown(0)).toBe(true);
    expect(line.causeOfEnd()).toBe("nobody listens any more");
    expect(await line.revive()).toBe(false);
    expect(line.lastWords()).toBeNull();
  });
});
