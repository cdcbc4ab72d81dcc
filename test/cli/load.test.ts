import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { formatLoad, type LoadTold } from "../../src/cli/loading-text.ts";
import { loadRequest } from "../../src/load/index.ts";
import { parsePayload } from "../../src/payload/index.ts";
import { listening } from "../e2e/listening.ts";
import { ARTILLERY, describeWithArtillery, installArtillery, installHubhook } from "../helpers/artillery.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { runCli, type CliOutcome, type CliWorld } from "./run-cli.ts";

const NOWHERE = "http://127.0.0.1:1/webhook";

/** Nobody stops it. */
const goesOn = new Promise<void>(() => undefined);

async function load(args: readonly string[], world: CliWorld): Promise<CliOutcome> {
  return await runCli(["load", ...args], { stopped: goesOn, ...world });
}

interface Got {
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Keeps what comes, and answers with a status that the number of the request decides. */
function consumer(got: Got[], statusOf: (nth: number) => number): Server {
  return createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part: string) => (body += part));
    request.on("end", () => {
      got.push({ url: request.url, headers: request.headers, body });
      response.writeHead(statusOf(got.length)).end("seen");
    });
  });
}

/** What the real Artillery is run in: nothing of the machine but its processors, of which it sees three. */
async function environment(folder: string): Promise<Record<string, string>> {
  const preload = join(folder, "three-processors.mjs");
  await writeFile(preload, `import os from "node:os";\nos.cpus = () => [{}, {}, {}];\n`);
  return { HOME: folder, ARTILLERY_DISABLE_TELEMETRY: "true", NODE_OPTIONS: `--import=${pathToFileURL(preload).href}` };
}

async function projectWithArtillery(): Promise<string> {
  const folder = await temporaryFolder();
  await installHubhook(folder);
  await installArtillery(folder);
  return folder;
}

/** A project with a package that is called artillery, and does what `code` says. */
async function projectWith(code: string, version = "2.9.9"): Promise<string> {
  const folder = await temporaryFolder();
  await installHubhook(folder);
  const artillery = join(folder, "node_modules/artillery");
  await mkdir(artillery);
  await writeFile(
    join(artillery, "package.json"),
    JSON.stringify({ version, type: "module", bin: { artillery: "a.js" } }),
  );
  await writeFile(join(artillery, "a.js"), code);
  return folder;
}

describeWithArtillery("hubhook load, with Artillery", () => {
  it("sends exactly what the seed, the workers and the counts decide, with the secret, at the rate", async () => {
    const got: Got[] = [];
    const url = await listening(consumer(got, () => 202));
    const cwd = await projectWithArtillery();
    const secret = "{{ $env.HOME }} & 'more'";
    const env = { ...(await environment(cwd)), HUBHOOK_SECRET: secret };
    const args = ["--rate", "60", "--duration", "2s", "--seed", "7", "--p99", "9000"];
    const { code, out, err } = await load([url, ...args], { cwd, env });

    expect({ code, err }).toEqual({ code: 0, err: "Wrote test.yml, processor.mjs to hubhook-load.\n" });
    expect(out.slice(0, 4)).toEqual([
      "✓ 120 requests, all answered 2xx",
      `  60 per second for 2 s, seed 7, ${url}`,
      "",
      expect.stringMatching(/^ {2}status 202 +120$/),
    ]);
    for (const line of out) expect(line.length).toBeLessThan(80);
    const wanted = ["1", "2"].flatMap((worker) =>
      Array.from({ length: 60 }, (_, index) => loadRequest({ url, secret, seed: 7, worker, index })),
    );
    const idOf = ({ headers }: Pick<Got, "headers">): string => String(headers["webhook-id"]);
    const sent = new Map(got.map((one) => [idOf(one), one]));
    expect(got).toHaveLength(120);
    for (const { headers, body } of wanted) {
      const one = sent.get(headers.at(-1)?.[1] ?? "");
      expect(one).toMatchObject({ url: "/webhook", body });
      expect(one?.headers).toMatchObject({ "content-type": "application/json", "x-webhook-secret": secret });
    }
    for (const { body } of got) expect(parsePayload(JSON.parse(body), { strict: true })).toMatchObject({ ok: true });
  }, 90_000);

  it("tells what failed, keeps the secret out of every file, and leaves a test that Artillery runs alone", async () => {
    const got: Got[] = [];
    const url = await listening(consumer(got, (nth) => (nth % 4 === 0 ? 500 : 200)));
    const cwd = await projectWithArtillery();
    const env = await environment(cwd);
    const args = [url, "--rate", "20", "--duration", "1", "--secret", "a secret + more", "--secret-in", "query"];
    const { code, out, err } = await load([...args, "--events", "repo:move,repo:create", "--json"], { cwd, env });

    expect(code).toBe(1);
    expect(JSON.parse(out.join("\n"))).toMatchObject({
      url,
      rate: 20,
      requests: 20,
      failed: 5,
      statuses: { "200": 15, "500": 5 },
      errors: {},
      latencyMs: { p99: expect.any(Number) },
      broken: ["5 of 20 requests failed"],
      ok: false,
    });
    for (const one of got) {
      expect(one.url).toBe("/webhook?secret=a+secret+%2B+more");
      expect(JSON.parse(one.body)).toMatchObject({
        event: { scope: "repo", action: expect.stringMatching(/move|create/) },
      });
    }
    const folder = join(cwd, "hubhook-load");
    expect((await readdir(folder)).toSorted()).toEqual(["processor.mjs", "report.json", "test.yml"]);
    const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")));
    for (const text of [...texts, ...out, err]) expect(text).not.toMatch(/a.{1,3}secret.{1,5}more/);

    got.length = 0;
    const alone = [join(ARTILLERY, "bin/run"), "run", "--quiet", "hubhook-load/test.yml"];
    const run = spawnSync(process.execPath, alone, { cwd, env: { ...env, HUBHOOK_SECRET: "x" }, encoding: "utf8" });
    expect(run.stdout).toContain("fail: maxErrorRate < 0");
    expect(run.status).toBe(1);
    const forgotten = spawnSync(process.execPath, alone, { cwd, env, encoding: "utf8" });
    expect(forgotten.stdout + forgotten.stderr).toContain("there is none in HUBHOOK_SECRET");
    expect(forgotten.status).not.toBe(0);
  }, 90_000);
});

describe("formatLoad()", () => {
  it("has answers, silence and times in a column, and fits a terminal", () => {
    const result: LoadTold = {
      url: "http://127.0.0.1:3000/webhook",
      requests: 12_000,
      failed: 12,
      statuses: { "200": 11_988, "500": 8 },
      errors: { ETIMEDOUT: 4 },
      latencyMs: { min: 1, mean: 3.2, p50: 2, p95: 7, p99: 1_424.5, max: 9_998 },
      broken: ["12 of 12,000 requests failed"],
      ok: false,
    };
    const settings = { durationMs: 60_000, rate: 200, seed: 42 };
    expect(formatLoad(result, settings, false)).toBe(`✗ 12 of 12,000 requests failed
  200 per second for 60 s, seed 42, http://127.0.0.1:3000/webhook

  status 200                11,988
  status 500                     8
  no answer, ETIMEDOUT           4
  latency min                 1 ms
  latency mean              3.2 ms
  latency p50                 2 ms
  latency p95                 7 ms
  latency p99           1,424.5 ms
  latency max             9,998 ms`);
    const allowed = formatLoad({ ...result, broken: [], ok: true }, settings, true);
    expect(stripVTControlCharacters(allowed)).toContain("✓ 12,000 requests, 12 failed, as is allowed\n");
  });
});

describe("hubhook load", () => {
  it.each([
    [["--rate", "0"], /whole number from 1/],
    [["--rate", "1.5"], /whole number from 1/],
    [["--duration", "0s"], /such as 90s, 5m or 1h/],
    [["--duration", "a minute"], /such as 90s, 5m or 1h/],
    [["--duration", "1.5s"], /such as 90s, 5m or 1h/],
    [["--max-error-rate", "101"], /from 0 to 100/],
    [["--max-error-rate", "few"], /from 0 to 100/],
    [["--p99", "0"], /whole number from 1/],
    [["--on", "moon"], /local, fargate, lambda, aci/],
    [["--events", "repo:creat"], /There is no event "repo:creat"\. Did you mean repo:create/],
    [["--secret", "s\u00E9cret"], /index 1 is not ASCII/],
    [["--machines", "2"], /Leave out --machines/],
    [["--on", "lambda", "--machines", "3", "--rate", "10"], /Give a --rate of 9 or 12/],
  ])("refuses %j, and writes nothing", async (args, message) => {
    const cwd = await temporaryFolder();
    const { code, err } = await load([NOWHERE, ...args], { cwd });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) });
    expect(await readdir(join(cwd, "hubhook-load")).catch(() => [])).toEqual([]);
  });

  it.each(["app.ts", "ftp://127.0.0.1/webhook", "http://ada:pass@127.0.0.1/"])("refuses the target %s", async (url) => {
    const { code, err } = await load([url], { cwd: await temporaryFolder() });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("Failed to load") });
  });

  it("says how to install Artillery, and leaves the files", async () => {
    const cwd = await temporaryFolder();
    const { code, out, err } = await load([NOWHERE], { cwd });
    expect({ code, out }).toEqual({ code: 3, out: [] });
    expect(err).toMatch(/^Wrote test.yml, processor.mjs to hubhook-load. This load again: --seed \d+\n/);
    expect(err).toContain("Artillery is not installed. Install artillery with: npm install --save-dev artillery\n");
    expect(await readdir(join(cwd, "hubhook-load"))).toEqual(["processor.mjs", "test.yml"]);
  });

  it("says so when the processor would not find hubhook, or Artillery is too old", async () => {
    const cwd = await temporaryFolder();
    await mkdir(join(cwd, "node_modules/artillery"), { recursive: true });
    const manifest = join(cwd, "node_modules/artillery/package.json");
    await writeFile(manifest, '{"version":"2.0.3"}');
    expect((await load([NOWHERE], { cwd })).err).toContain("npm install --save-dev hubhook");
    await installHubhook(cwd);
    for (const version of ["1.7.9", "2.0.3", "2.0.20"]) {
      await writeFile(manifest, JSON.stringify({ version }));
      const { code, err } = await load([NOWHERE], { cwd });
      expect({ code, err }).toEqual({ code: 3, err: expect.stringContaining(`Artillery ${version} is too old`) });
    }
    await writeFile(manifest, JSON.stringify({ version: "2.0.21" }));
    expect((await load([NOWHERE], { cwd })).err).not.toContain("too old");
  });

  it("does not start where nobody listens", async () => {
    const cwd = await projectWith("process.exit(9)");
    const { code, err } = await load([NOWHERE], { cwd });
    expect({ code, err }).toEqual({ code: 3, err: expect.stringContaining("Start the consumer first") });
    const proxied = await load([NOWHERE], { cwd, env: { HTTP_PROXY: "http://127.0.0.1:1" } });
    expect(proxied.err).toContain("exit code 9"); // what the proxy reaches is not for us to know
  });

  it("shows what Artillery says when it ends without a report, less the secret", async () => {
    const url = await listening(consumer([], () => 200));
    const cwd = await projectWith("console.log(`broken: ${process.env.HUBHOOK_SECRET}`); process.exit(11);");
    const { code, err } = await load([url, "--secret", "correct-horse"], { cwd });
    expect(code).toBe(3);
    expect(err).toContain("exit code 11, and without a report. What it said last:\nbroken: ••••••\n");
  });

  it("ends Artillery when it is stopped", async () => {
    const started = Promise.withResolvers<void>();
    const url = await listening(
      createServer((_, response) => {
        response.end();
        started.resolve();
      }),
    );
    const cwd = await projectWith(
      `process.on("SIGINT", () => process.exit(130)); setInterval(() => {}, 1000); fetch("${url}");`,
    );
    const outcome = await load([url], { cwd, stopped: started.promise });
    expect(outcome).toMatchObject({ code: 3, err: expect.stringContaining("it was stopped") });
  });

  it("overwrites what it wrote itself, and nothing else", async () => {
    const cwd = await temporaryFolder();
    const folder = join(cwd, "hubhook-load");
    await load([NOWHERE, "--rate", "5"], { cwd });
    await load([NOWHERE, "--rate", "6"], { cwd });
    const test = await readFile(join(folder, "test.yml"), "utf8");
    expect(test).toContain("arrivalRate: 6\n");

    const own = test.replace(/^.*\n/, "");
    for (const [name, text] of [
      ["test.yml", own],
      ["report.json", "{}"],
    ] as const) {
      await writeFile(join(folder, name), text);
      const { code, err } = await load([NOWHERE, "--rate", "7", "--seed", "1"], { cwd });
      expect({ code, err }).toEqual({
        code: 2,
        err: expect.stringContaining(`Failed to write "hubhook-load/${name}"`),
      });
      expect(await readFile(join(folder, name), "utf8")).toBe(text);
      expect(await readFile(join(folder, "processor.mjs"), "utf8")).not.toContain("seed: 1,");
      await writeFile(join(folder, "test.yml"), test);
    }
  });

  it("prints what runs it elsewhere, sends nothing, and tells nobody the secret", async () => {
    const cwd = await temporaryFolder();
    const args = [
      "--on",
      "fargate",
      "--machines",
      "10",
      "--rate",
      "2000",
      "--secret",
      "correct-horse",
      "--out",
      "big load",
    ];
    const { code, out, err } = await load([NOWHERE, ...args], { cwd });
    expect({ code, out }).toEqual({
      code: 0,
      out: [
        'aws ssm put-parameter --type SecureString --name /artilleryio/HUBHOOK_SECRET --value "$HUBHOOK_SECRET"',
        "npx artillery run:fargate --count 10 --secret HUBHOOK_SECRET 'big load/test.yml'",
      ],
    });
    expect(err).toContain("nothing has been sent yet");
    const names = await readdir(join(cwd, "big load"));
    expect(names.toSorted()).toEqual(["package.json", "processor.mjs", "test.yml"]);
    const texts = await Promise.all(names.map((name) => readFile(join(cwd, "big load", name), "utf8")));
    for (const text of [...texts, ...out, err]) expect(text).not.toContain("correct-horse");
    expect(texts.join("")).toContain("arrivalRate: 200\n");

    const json = await load([NOWHERE, "--on", "aci", "--json"], { cwd });
    expect(JSON.parse(json.out.join("\n"))).toEqual({
      secretCommand: null,
      command: "npx artillery run:aci --count 1 hubhook-load/test.yml",
    });
  });
});
