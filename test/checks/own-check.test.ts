/** Checks of the user's own, written with nothing but what the package exports. */
import { describe, expect, it } from "vitest";
import {
  checks,
  defineCheck,
  delivered,
  failure,
  fuzz,
  isEvent,
  KEPT,
  parsePayload,
  payload,
  type Check,
  type FuzzOptions,
  type Trial,
} from "../../src/index.ts";
import { SETUP } from "./scripted-driver.ts";

const answersJson: Check = defineCheck({
  id: "answers-json",
  promise: "answers with JSON",
  advice: "Our gateway logs answers as JSON.",
  random: ({ aim }) =>
    payload({ aim }).map((one) => ({
      name: null,
      payload: one,
      decides: "payload",
      async run(driver) {
        const request = delivered(driver, one);
        const exchange = await driver.send(request);
        const isJson = exchange.kind === "answered" && exchange.headers["content-type"]?.includes("json") === true;
        return isJson ? KEPT : { ...failure("comparison", request, exchange), happened: "answered with a text" };
      },
    })),
});

async function handler(request: Request): Promise<Response> {
  const parsed = parsePayload(await request.json());
  return parsed.ok && isEvent(parsed.payload, "repo:move") ? new Response("moved") : Response.json({ ok: true });
}

/** What somebody writes who does not read the types. */
const saysNothing: Trial["run"] = () => JSON.parse("false");

describe("a check of one's own", () => {
  it("is asked like any other: confirmed, shrunk, and found again by its path", async () => {
    const result = await fuzz(handler, { seed: 1, checks: [answersJson] });
    const [own, ...others] = result.checks;
    expect(others).toEqual([]);
    if (own?.status !== "failed") throw new Error(own?.status);
    const [finding] = own.failures;
    expect(finding?.example).toMatchObject({
      event: "repo:move",
      kind: "reproducible",
      happened: "answered with a text",
      advice: "Our gateway logs answers as JSON.",
    });
    const { seed, path } = finding?.example.found ?? { seed: 0, path: "" };
    const again = await fuzz(handler, { seed, path, checks: [answersJson] });
    expect(again.ok).toBe(false);
  });

  it("runs beside hubhook's, chosen by name or with all of them", async () => {
    const idsWith = async (options: FuzzOptions): Promise<readonly string[]> =>
      (await fuzz(handler, { seed: 1, runs: 0, ...options })).checks.map(({ id }) => id);
    expect(await idsWith({ checks: ["stays-up", answersJson] })).toEqual(["stays-up", "answers-json"]);
    expect(await idsWith({ checks: [...checks, answersJson], skip: ["stays-up"] })).toContain("answers-json");
  });

  it("that fails by itself is named, and so is one that says nothing", async () => {
    const throwing = defineCheck({
      ...answersJson,
      random: () =>
        answersJson.random(SETUP).map((trial) => ({ ...trial, run: () => Promise.reject(new Error("mine")) })),
    });
    const asked = (check: Check): Promise<unknown> => fuzz(handler, { seed: 1, checks: [check, "stays-up"] });
    await expect(asked(throwing)).rejects.toThrow(/^Failed to run the check "answers-json": Error: mine/);
    const silent = {
      ...throwing,
      random: () => answersJson.random(SETUP).map((trial) => ({ ...trial, run: saysNothing })),
    };
    await expect(asked(silent)).rejects.toThrow("neither KEPT nor INCONCLUSIVE nor a failure");
    await expect(asked({ ...answersJson, id: "Answers JSON" })).rejects.toThrow("Write it in kebab-case");
  });

  it("needs a name of its own", async () => {
    const twin = { ...answersJson, id: "stays-up" };
    await expect(fuzz(handler, { checks: [twin] })).rejects.toThrow('Failed to use the check "stays-up"');
  });
});
