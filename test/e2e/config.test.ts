/** A project that says once, in hubhook.config.ts, what its runs need. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { JsonFailure, JsonResult } from "../../src/report/index.ts";
import { runCli, type CliOutcome } from "../cli/run-cli.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { shell, type Ended } from "./hubhook.ts";

/** Takes what its secret comes with, keeps the last commit of each branch, and knows nothing of what it is to retrain by. */
const APP = `
import { heads } from "./heads";
export default {
  async fetch(request: Request): Promise<Response> {
    if (request.headers.get("X-Webhook-Secret") !== process.env["BOT_SECRET"]) return new Response("no", { status: 403 });
    const { repo, updatedRefs = [], comment } = JSON.parse(await request.text()) ?? {};
    for (const { ref, newSha } of updatedRefs) heads.set(ref, newSha);
    if (repo?.name === "acme/churn" && comment?.content === "/retrain 0.1") throw new RangeError("no rate");
    return new Response("ok");
  },
};`;

const CONFIG = `
import { checks, defineCheck, defineConfig, delivered, failure, KEPT, payload } from "hubhook";
import { heads } from "./heads";

const answersJson = defineCheck({
  id: "answers-json",
  promise: "answers with JSON",
  advice: "Our gateway logs JSON.",
  random: ({ aim }) =>
    payload({ aim }).map((one) => ({
      name: null,
      payload: one,
      decides: "payload",
      async run(driver) {
        const request = delivered(driver, one);
        const exchange = await driver.send(request);
        const type = exchange.kind === "answered" ? (exchange.headers["content-type"] ?? "") : "";
        return type.includes("json") ? KEPT : { ...failure("comparison", request, exchange), happened: "answered a text" };
      },
    })),
});

export default defineConfig({
  fuzz: {
    consumer: "./app.ts",
    checks: [...checks, answersJson],
    watch: "model:acme/churn",
    say: ["/retrain 0.1"],
    runs: 20,
    seed: 1,
    secret: "correct-horse",
  },
  env: { BOT_SECRET: "correct-horse" },
  snapshot: () => heads,
});`;

async function projectWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

const project = (): Promise<string> =>
  projectWith({
    "app.ts": APP,
    "heads.ts": "export const heads = new Map<string, string>();",
    "hubhook.config.ts": CONFIG,
    "package.json": '{ "type": "module" }',
  });

function resultOf({ out, err }: Ended): JsonResult {
  if (out === "") throw new Error(err);
  return JSON.parse(out);
}

function failuresOf(result: JsonResult, id: string): readonly JsonFailure[] {
  const check = result.checks.find((one) => one.id === id);
  return check?.status === "failed" ? check.failures : [];
}

describe("hubhook.config.ts", () => {
  it("names the consumer, its options, its environment and checks of its own", async () => {
    const folder = await project();
    const ended = await shell(`cd ${folder} && hubhook fuzz --json --skip converges`);
    expect(ended.err).toContain("Configured by hubhook.config.ts.");
    const result = resultOf(ended);
    expect(result).toMatchObject({ consumer: "./app.ts", seed: 1, runs: 20 });
    const [retrained] = failuresOf(result, "accepts-every-event");
    expect(retrained?.title).toContain("no rate");
    expect(failuresOf(result, "answers-json")).toHaveLength(1);
    for (const { again } of [...failuresOf(result, "accepts-every-event"), ...failuresOf(result, "answers-json")]) {
      const { code, err } = await shell(`cd ${folder} && ${again ?? "false"}`);
      expect(code, `${again}\n${err}`).toBe(1);
    }
  });

  it("gives what the app holds, to be compared after deliveries in another order", async () => {
    const folder = await project();
    const [diverged] = failuresOf(
      resultOf(await shell(`cd ${folder} && hubhook fuzz --json --checks converges`)),
      "converges",
    );
    expect(diverged?.title).toMatch(/^held something else after repo\.content:update/);
    expect(diverged?.state[0]).toMatchObject({ pointer: "/refs~1heads~1main", kind: "changed" });
    const { code, out } = await shell(`cd ${folder} && ${diverged?.again ?? "false"}`);
    expect(out).toMatch(/^ +held {6}"[0-9a-f]{40}"\n +in order {2}"[0-9a-f]{40}"$/m);
    expect(code).toBe(1);
  });

  it("may put on the Hub what is watched, and more of it: the app finds it there in every check", async () => {
    const folder = await projectWith({
      "app.mjs": `export default async (request) => {
        const text = await request.text();
        const asked = await fetch("https://huggingface.co/api/models/acme/churn/discussions").catch(() => null);
        const found = asked === null || asked.status >= 429 || (asked.ok && (await asked.json()).count > 0);
        return new Response(text.slice(0, 10), { status: found ? 200 : 500 });
      };`,
      "hubhook.config.mjs": `export default {
        fuzz: { consumer: "./app.mjs", watch: "model:acme/churn", runs: 30, seed: 1, checks: ["accepts-every-event", "acts-once"] },
        world(hub) {
          const repo = hub.as("acme").createRepo({ type: "model", name: "churn" });
          repo.openDiscussion({ title: "Retrain?", text: "Shall we?" });
        },
      };`,
    });
    const ended = await shell(`cd ${folder} && hubhook fuzz --json`);
    expect(failuresOf(resultOf(ended), "accepts-every-event").map(({ title }) => title)).toEqual([]);
    expect(ended.code).toBe(0);
    const asked = await shell(`cd ${folder} && hubhook fuzz --snapshot-url /state`);
    expect([asked.code, asked.err]).toEqual([2, expect.stringContaining("a module listens nowhere")]);
  });

  it("is overruled by the command line", async () => {
    const folder = await project();
    const result = resultOf(await shell(`cd ${folder} && hubhook fuzz --json --checks stays-up --runs 3 --seed 2`));
    expect(result).toMatchObject({ runs: 3, seed: 2, checks: [{ id: "stays-up", status: "passed" }] });
  });

  it("says what is on the Hub, and sets up and tears down a consumer that is started", async () => {
    const folder = await projectWith({
      "server.mjs": `
        import { createServer } from "node:http";
        let heads = {};
        createServer(async (request, response) => {
          if (request.url === "/state") return response.end(JSON.stringify(heads));
          if (request.url === "/forget") return response.end(JSON.stringify(heads = {}));
          let text = "";
          for await (const chunk of request) text += chunk;
          let payload;
          try { payload = JSON.parse(text); } catch { return response.writeHead(400).end(); }
          const asked = await fetch(process.env.HF_ENDPOINT + "/api/models/acme/trees");
          if (asked.status !== 200 || process.env.MOOD !== "good") return response.writeHead(500).end("not on the Hub");
          for (const { ref, newSha } of payload?.updatedRefs ?? []) heads[ref] = newSha;
          response.end("ok");
        }).listen(Number(process.env.PORT), "127.0.0.1");`,
      "hubhook.config.mjs": `
        import { appendFile } from "node:fs/promises";
        export default {
          fuzz: {
            consumer: "http://127.0.0.1/webhook",
            start: "node server.mjs",
            snapshotUrl: "/state",
            events: "repo.content:update",
            checks: ["accepts-every-event", "converges"],
            runs: 3,
            seed: 1,
          },
          env: { MOOD: "good" },
          world: (hub) => hub.as("acme").createRepo({ type: "model", name: "trees" }),
          setup: ({ url }) => fetch(new URL("/forget", url)),
          teardown: () => appendFile("log", "torn down"),
        };`,
    });
    const ended = await shell(`cd ${folder} && hubhook fuzz --json; cat log >&2`);
    const result = resultOf(ended);
    expect(failuresOf(result, "accepts-every-event")).toEqual([]);
    expect(failuresOf(result, "converges")).toHaveLength(1);
    expect(ended.err).toMatch(/torn down$/);
  });
});

describe("a configuration that can't be used", () => {
  const said = async (config: string, ...args: readonly string[]): Promise<CliOutcome> =>
    await runCli(["fuzz", ...args], { cwd: await projectWith({ "hubhook.config.mjs": config }) });

  it.each([
    ["export default 1;", "it does not hold a configuration"],
    ["export default { snapshots: () => 1 };", '"snapshots" is not a part of a configuration. Did you mean snapshot?'],
    ["export default { snapshot: 1 };", '"snapshot" is not a function'],
    ["export default { fuzz: { wach: [] } };", 'fuzz has no option "wach". Did you mean watch'],
    ["export default { fuzz: { runs: -1 } };", '"runs" of -1 can\'t be used. Give a whole number from 0'],
    ["export default { fuzz: { bail: 1 } };", '"bail" of 1 can\'t be used. Give true or false.'],
    ["export default { fuzz: { watch: { type: 1 } } };", "Give it as on the command line"],
    ["export default { fuzz: { start: ['a', 'b'] } };", "Give one value."],
    ["export default { fuzz: { runs: 1 } };", "there is no consumer. Give a URL or a module"],
    ["import './missing.mjs';", 'imports "./missing.mjs", which was not found'],
  ])("is refused in words: %s", async (config, words) => {
    const { code, err } = await said(config);
    expect(err).toContain(words);
    expect(code).toBeGreaterThan(1);
  });

  it("is refused when the one that is named is not there", async () => {
    const { code, err } = await said("export default {};", "--config", "other.ts");
    expect(err).toContain("there is no such file");
    expect(code).toBe(2);
  });
});
