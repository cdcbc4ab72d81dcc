import { describe, expect, it } from "vitest";
import { loadHooks, loadRequest, type LoadHooks, type LoadPlan } from "../../src/load/index.ts";

const PLAN: LoadPlan = { url: "http://127.0.0.1:3000/webhook", secretIn: null, seed: 42 };

/** What a hook makes of a request, with the variables in the place of their templates. */
function delivered({ deliver }: LoadHooks) {
  const request: Parameters<LoadHooks["deliver"]>[0] = {};
  const vars: Record<string, unknown> = {};
  let calls = 0;
  deliver(request, { vars }, null, () => (calls += 1));
  expect(calls).toBe(1);
  const values = Array.isArray(vars["hubhookHeaders"]) ? vars["hubhookHeaders"] : [];
  const headers = Object.entries(request.headers ?? {}).map(([name, template]) => {
    const [, nth] = /^\{\{ hubhookHeaders\[(\d)\] \}\}$/.exec(template) ?? [];
    return [name, values[Number(nth)]];
  });
  return { url: request.url, headers, body: request.body };
}

describe("loadHooks()", () => {
  it("delivers the requests of its worker, one after the other", () => {
    const hooks = loadHooks(PLAN, { LOCAL_WORKER_ID: "3" });
    for (const index of [0, 1, 2]) {
      const { url, headers, body } = loadRequest({ url: PLAN.url, seed: 42, worker: "3", index });
      expect(delivered(hooks)).toEqual({ url, headers, body: Buffer.from(String(body)) });
    }
  });

  it("sends only the events of the plan", () => {
    const hooks = loadHooks({ ...PLAN, events: ["repo:move"] }, { LOCAL_WORKER_ID: "1" });
    for (let nth = 0; nth < 20; nth++) expect(String(delivered(hooks).body)).toContain('"movedTo"');
  });

  it("tells workers of several machines apart", () => {
    const names = [{}, { WORKER_ID: "a" }, { WORKER_ID: "b" }].map((env) => {
      const { headers } = delivered(loadHooks(PLAN, { ...env, LOCAL_WORKER_ID: "1" }));
      return String(headers.at(-1));
    });
    expect(new Set(names).size).toBe(3);
    const { headers } = loadRequest({ url: PLAN.url, seed: 42, worker: "a/1", index: 0 });
    expect(names[1]).toBe(String(headers.at(-1)));
  });

  it("takes the secret from the environment, with nothing in it for Artillery to fill in", () => {
    const env = { LOCAL_WORKER_ID: "1", HUBHOOK_SECRET: "{{ $env.HOME }}" };
    expect(delivered(loadHooks({ ...PLAN, secretIn: "header" }, env)).headers).toContainEqual([
      "X-Webhook-Secret",
      "{{ $env.HOME }}",
    ]);
    const { url } = delivered(loadHooks({ ...PLAN, secretIn: "query", url: `${PLAN.url}?who={{me}}` }, env));
    expect(url).toBe("http://127.0.0.1:3000/webhook?who=%7B%7Bme%7D%7D&secret=%7B%7B+%24env.HOME+%7D%7D");
    expect(delivered(loadHooks(PLAN, env)).headers).toHaveLength(2);
  });

  it("does not start without the secret that it is to send", () => {
    for (const env of [{}, { HUBHOOK_SECRET: "" }]) {
      expect(() => loadHooks({ ...PLAN, secretIn: "header" }, env)).toThrow("Export it first");
    }
  });

  it.each([
    [200, undefined],
    [204, undefined],
    [299, undefined],
    [199, "HTTP 199"],
    [302, "HTTP 302"],
    [401, "HTTP 401"],
    [500, "HTTP 500"],
  ])("judges %i as %s", (statusCode, told) => {
    const errors: (string | undefined)[] = [];
    loadHooks(PLAN, {}).judge(null, { statusCode }, null, null, (error) => errors.push(error?.message));
    expect(errors).toEqual([told]);
  });

  it("has plain functions for hooks: Artillery takes others for promises", () => {
    for (const hook of Object.values(loadHooks(PLAN, {}))) expect(hook.constructor.name).toBe("Function");
  });
});
