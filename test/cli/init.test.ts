/** `hubhook init` in projects of several kinds: what it writes is what `hubhook fuzz` runs with. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { runCli, type CliOutcome } from "./run-cli.ts";

const FETCH = `
export default { async fetch(request) {
  if (request.headers.get("x-webhook-secret") !== process.env.BOT_SECRET) return new Response(null, { status: 401 });
  const { repo, comment } = await request.json().catch(() => ({}));
  if (repo?.name === "acme/churn" && comment?.content?.startsWith("/retrain")) return new Response("on it");
  return new Response("ok");
} };`;

const FASTAPI = `
import os
from fastapi import FastAPI, Request
api = FastAPI()

@api.post("/hooks/hf")
async def receive(request: Request):
    assert request.headers["x-webhook-secret"] == os.environ["HOOK_SECRET"]
`;

const EXPRESS_SCRIPT = `
const { createServer } = require("node:http");
createServer((request, response) => {
  if (request.url === "/webhook") response.end(request.headers["x-webhook-secret"]);
}).listen(process.env.PORT);`;

interface Project {
  readonly folder: string;
  init(...args: readonly string[]): Promise<CliOutcome>;
  read(name: string): Promise<string>;
}

async function projectWith(files: Readonly<Record<string, string>>): Promise<Project> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return {
    folder,
    init: (...args) => runCli(["init", ...args], { cwd: folder }),
    read: (name) => readFile(join(folder, name), "utf8"),
  };
}

describe("hubhook init", () => {
  it("finds the module of the handler, and what it needs: a run with what it writes passes", async () => {
    const { folder, init, read } = await projectWith({
      "src/bot.mjs": FETCH,
      "src/other.mjs": "export const one = 1;",
    });
    const { code, out } = await init();
    expect([code, ...out]).toEqual([0, "Wrote hubhook.config.mjs.", "Run it with: npx hubhook fuzz"]);
    const config = await read("hubhook.config.mjs");
    expect(config).toContain("// ./src/bot.mjs is a fetch handler, by its export default.fetch.");
    expect(config).toContain('consumer: "./src/bot.mjs"');
    expect(config).toContain('env: { BOT_SECRET: "an-example" }');
    expect(config).toContain('// watch: "model:acme/churn"');
    expect(config).toContain('// say: ["/retrain"]');
    const path = join(folder, "src/bot.mjs");
    const ran = await runCli(
      ["fuzz", path, "--runs", "5", "--seed", "1", "--checks", "rejects-wrong-secret,stays-up"],
      {
        cwd: folder,
      },
    );
    expect(ran.err).toContain("Configured by hubhook.config.mjs.");
    expect([ran.code, ran.out.join("\n")]).toEqual([0, expect.stringContaining("All promises kept: 2 checks.")]);
  });

  it.each<[name: string, files: Readonly<Record<string, string>>, consumer: string, start: string]>([
    ["FastAPI", { "app/main.py": FASTAPI }, "http://127.0.0.1/hooks/hf", "uvicorn app.main:api --port $PORT"],
    [
      "a script",
      { "server.cjs": EXPRESS_SCRIPT, "tests/hook.py": FASTAPI },
      "http://127.0.0.1/webhook",
      "node server.cjs",
    ],
    [
      "a Procfile",
      { Procfile: "web: ./serve --webhook", "main.go": "// webhook" },
      "http://127.0.0.1/",
      "./serve --webhook",
    ],
    ["npm start", { "package.json": '{ "scripts": { "start": "x" } }' }, "http://127.0.0.1/", "npm start"],
  ])("finds how a handler is started: %s", async (_, files, consumer, start) => {
    const { init, read, folder } = await projectWith(files);
    const { err } = await init();
    expect(err).toBe("");
    const [name = ""] = (await readdir(folder)).filter((file) => file.startsWith("hubhook.config."));
    const config = await read(name);
    expect(config).toContain(`consumer: ${JSON.stringify(consumer)}`);
    expect(config).toContain(`start: ${JSON.stringify(start)}`);
  });

  it("never writes over what is there", async () => {
    const { init, read } = await projectWith({ "bot.mjs": FETCH, "hubhook.config.json": "{}" });
    const { out } = await init("--ci");
    expect(out).toContain("hubhook.config.json is there already, and stays as it is.");
    expect(await read("hubhook.config.json")).toBe("{}");
    expect(await read(".github/workflows/hubhook.yml")).toContain("hubhook fuzz --seed ${{ github.run_number }}");
  });

  it("says why where it finds none", async () => {
    const nothing = await projectWith({ "main.mjs": "export const one = 1;" });
    expect(await nothing.init()).toMatchObject({ code: 3, err: expect.stringContaining("no source here looks like") });
    const broken = await projectWith({ "webhook.mjs": `import "./missing.mjs"; // x-webhook-secret` });
    expect(await broken.init()).toMatchObject({ code: 3, err: expect.stringContaining('imports "./missing.mjs"') });
  });
});
