import { setupServer } from "msw/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createHub, type Hub } from "../../../src/hub/index.ts";

const ORIGIN = "https://hub.example";
const server = setupServer();
let hub: Hub;

beforeEach(() => {
  hub = createHub({ seed: 1, origin: ORIGIN });
  server.use(...hub.handlers);
  server.listen();
});
afterEach(() => {
  server.resetHandlers();
  server.close();
});

const headers = { authorization: "Bearer hf_ada" };
const whoAmI = (init: RequestInit = {}): Promise<Response> => fetch(`${ORIGIN}/api/whoami-v2`, { headers, ...init });

describe("hub.fail()", () => {
  it("answers 429 with the headers that clients wait by, as often as it is told to", async () => {
    hub.fail({ kind: "rate-limited", times: 2 });
    const [first, second, third] = [await whoAmI(), await whoAmI(), await whoAmI()];
    expect([first.status, second.status, third.status]).toEqual([429, 429, 200]);
    expect(first.headers.get("RateLimit")).toBe('"api";r=0;t=55');
    expect(first.headers.get("RateLimit-Policy")).toBe('"fixed window";"api";q=500;w=300');
    expect(first.headers.get("Retry-After")).toBe("55");
  });

  it.each([
    ["error", 500],
    ["unavailable", 503],
  ] as const)("answers %s with %i until it is taken back", async (kind, status) => {
    const end = hub.fail({ kind });
    expect([(await whoAmI()).status, (await whoAmI()).status]).toEqual([status, status]);
    end();
    expect((await whoAmI()).status).toBe(200);
  });

  it("hits only the calls it is meant for, the settings API among them", async () => {
    hub.fail({ kind: "error", calls: /^GET \/api\/settings\// });
    expect((await whoAmI()).status).toBe(200);
    expect((await fetch(`${ORIGIN}/api/settings/webhooks`, { headers })).status).toBe(500);
  });

  it("hits the same share of calls for the same seed", async () => {
    const run = async (): Promise<readonly number[]> => {
      const again = createHub({ seed: 7, origin: "https://other.example" });
      again.fail({ kind: "error", share: 0.5 });
      server.use(...again.handlers);
      const statuses: number[] = [];
      for (let i = 0; i < 40; i++)
        statuses.push((await fetch("https://other.example/api/whoami-v2", { headers })).status);
      return statuses;
    };
    const first = await run();
    expect(await run()).toEqual(first);
    expect(first.filter((status) => status === 500).length).toBeGreaterThan(10);
    expect(first.filter((status) => status === 200).length).toBeGreaterThan(10);
  });

  it("breaks the connection, or never answers", async () => {
    hub.fail({ kind: "cut", times: 1 });
    await expect(whoAmI()).rejects.toThrow();
    hub.fail({ kind: "stall" });
    await expect(whoAmI({ signal: AbortSignal.timeout(100) })).rejects.toThrow(/abort|timeout/i);
  });
});
