import { describe, expect, it } from "vitest";
import * as delivery from "../../src/delivery/index.ts";

describe("deliveryAssumptions", () => {
  it("tells of each constant by its name", () => {
    const names = delivery.deliveryAssumptions.map(({ name }) => name);
    const constants = Object.keys(delivery).filter((name) => /^[A-Z_]+$/.test(name));
    expect(names).toEqual(expect.arrayContaining(constants));
    expect(constants).toHaveLength(Object.keys(delivery.assumedPolicy).length + 2); // those on the status of a replay
    expect(new Set(names).size).toBe(names.length);
  });

  it("shows the values as they are", () => {
    const values = Object.fromEntries(delivery.deliveryAssumptions.map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({
      RATE_LIMIT: "1000 triggers in a window of 24 h that slides",
      RETRY_DELAYS_MS: "5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h",
      TIMEOUT_MS: "10 s",
    });
  });
});
