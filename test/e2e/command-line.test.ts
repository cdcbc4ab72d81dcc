/** `hubhook fuzz` as it is called: what it prints, how it exits, and that its lines to copy do what they say. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { JsonCheck, JsonFailure, JsonResult } from "../../src/report/index.ts";
import { runCli, type CliOutcome } from "../cli/run-cli.ts";
import { shapes, type ShapeName } from "../consumers/shapes.ts";
import { shell } from "./hubhook.ts";
import { listening } from "./listening.ts";

const SECRET = "correct-horse";

async function urlOf(shape: ShapeName, flaw?: string): Promise<string> {
  return await listening(await shapes[shape].build({ secret: SECRET, flaw }).server());
}

async function fuzzJson(...args: readonly string[]): Promise<CliOutcome & { readonly result: JsonResult }> {
  const outcome = await runCli(["fuzz", ...args, "--secret", SECRET, "--seed", "1", "--json"]);
  return { ...outcome, result: JSON.parse(outcome.out.join("\n")) };
}

/** Another one for each kind of body, so that there are several causes. */
function statusFor(body: string): number {
  const kinds = [
    [/"scope":"discussion\.comment/, 500],
    [/"scope":"discussion/, 504],
    [/"scope":"repo/, 418],
  ] as const;
  return kinds.find(([pattern]) => pattern.test(body))?.[1] ?? 501;
}

function failuresIn(checks: readonly JsonCheck[]): readonly JsonFailure[] {
  return checks.flatMap((check) => (check.status === "failed" ? check.failures : []));
}

const UNKNOWN_REACH =
  "Which of the consumer's code the run reached is not known: it runs in a process that hubhook did not start.";

const UNKNOWN_GROWTH =
  "Whether its memory grows with its deliveries is not known: that takes a program that hubhook starts (--start).";

describe("hubhook fuzz", () => {
  it("exits with 0 and one line a check when all promises are kept", async () => {
    const { code, out, err } = await runCli(["fuzz", await urlOf("hono"), "--secret", SECRET, "--runs", "5"]);
    expect({ code, err }).toEqual({ code: 0, err: `${UNKNOWN_REACH}\n${UNKNOWN_GROWTH}\n` });
    expect(out.slice(0, 17).every((line) => line.startsWith("✓ "))).toBe(true);
    expect(out.at(-1)).toMatch(/^All promises kept: 17 checks, 5 skipped\. [\d,]+ cases in [\d.]+ s, seed \d+, http:/);
  });

  it("exits with 1, the failures and how to see them again when one is broken", async () => {
    const args = ["fuzz", await urlOf("next", "refuses-unknown-scopes"), "--secret", SECRET, "--secret-in", "query"];
    const { code, out, err } = await runCli([...args, "--runs", "5", "--seed", "1"]);
    expect(code).toBe(1);
    expect(out.join("\n")).toMatch(/✗ tolerates-new-scopes +1 failure in 5 cases/);
    expect(out.filter((line) => /^ +(Again|Or): +(npx hubhook|curl) /.test(line))).toHaveLength(2);
    expect(err.split("\n")).toEqual([
      expect.stringMatching(
        /^Found after [\d.]+ s: tolerates-new-scopes: the consumer answered 400, sent repo\.config\.\w+/,
      ),
      "The commands above take the secret from HUBHOOK_SECRET: export it before you run them.",
      UNKNOWN_REACH,
      UNKNOWN_GROWTH,
      "",
    ]);
  });

  it.each([
    [["--checks", "accepts-everything"], 'the check "accepts-everything"'],
    [["--path", "1:2"], "it needs the seed and the one check"],
    [["--path", "1:x", "--seed", "1", "--checks", "stays-up"], "it is not a valid path. Copy it from a failure"],
    [["--runs", "-1"], "Give a whole number"],
    [["--timeout", "0"], "Give a whole number"],
    [["--secret-in", "body"], "Allowed choices are header, query"],
  ])("exits with 2 and advice when it is called with %j", async (args, advice) => {
    const { code, out, err } = await runCli(["fuzz", "http://127.0.0.1:1/webhook", ...args]);
    expect({ code, out }).toEqual({ code: 2, out: [] });
    expect(err).toContain(advice);
  });

  it("exits with 3 when nobody listens", async () => {
    const { code, out, err } = await runCli(["fuzz", "http://127.0.0.1:1/webhook"]);
    expect({ code, out }).toEqual({ code: 3, out: [] });
    expect(err).toContain("Start the consumer first");
  });

  it("fuzzes a module without a port", async () => {
    const folder = await mkdtemp(join(tmpdir(), "hubhook-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const module = join(folder, "bot.ts");
    await writeFile(
      module,
      `import { honoConsumer } from ${JSON.stringify(resolve("test/consumers/hono.ts"))};
       export const app = honoConsumer({ secret: ${JSON.stringify(SECRET)}, flaw: "expects-json" });`,
    );
    const { code, result } = await fuzzJson(module, "--runs", "2");
    expect({ code, consumer: result.consumer }).toEqual({ code: 1, consumer: module });
    expect(new Set(failuresIn(result.checks).map(({ symptom }) => symptom))).toEqual(new Set(["failed"]));
  });

  it("prints one JSON object with --json, in the promised shape", async () => {
    const { code, err, out, result } = await fuzzJson(await urlOf("hono", "expects-json"), "--runs", "5");
    expect({ code, lines: out.length }).toEqual({ code: 1, lines: 1 });
    expect(err).toMatch(/^Found after [\d.]+ s: survives-malformed-body: the consumer answered 500, sent empty\n$/);
    expect(result).toEqual({
      seed: 1,
      runs: 5,
      hint: null,
      reach: null,
      notes: [],
      requests: expect.any(Number),
      corpus: [],
      failOn: null,
      durationMs: expect.any(Number),
      consumer: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/webhook$/),
      ok: false,
      checks: expect.any(Array),
    });
    const failed = result.checks.filter(({ status }) => status === "failed");
    expect(failed).toEqual([
      {
        id: "survives-malformed-body",
        promise: expect.any(String),
        status: "failed",
        cases: expect.any(Number),
        inconclusive: 0,
        leftOut: 0,
        durationMs: expect.any(Number),
        furtherCases: 0,
        failures: expect.any(Array),
        advice: [],
        reportedBy: [],
      },
    ]);
    expect(failuresIn(result.checks)[0]).toEqual({
      cause: expect.stringMatching(/^[\da-f]{12}$/),
      check: "survives-malformed-body",
      kind: "reproducible",
      title: "answered 500",
      advice: expect.stringContaining("Answer 400"),
      symptom: "failed",
      key: "failed 500",
      deciding: null,
      expected: "survived",
      weight: "strangers",
      isHardening: false,
      found: { check: "survives-malformed-body", seed: 1, path: expect.any(String) },
      index: 0,
      event: null,
      edgeCase: "empty",
      cases: expect.any(Number),
      alsoWith: expect.arrayContaining(["not-json"]),
      alsoIn: [],
      after: [],
      differences: null,
      differencesLeftOut: 0,
      steps: 1,
      decides: "answer",
      isAboutBody: false,
      request: { url: result.consumer, headers: expect.any(Object), body: "", bodyEncoding: "utf-8" },
      response: { status: 500, headers: expect.any(Object), body: "sorry" },
      chain: [],
      state: [],
      stateLeftOut: 0,
      growth: null,
      stderr: null,
      shrinks: expect.any(Number),
      seed: 1,
      path: expect.stringMatching(/^0(:[\dx]+)*$/),
      foundBy: "survives-malformed-body",
      curl: expect.stringContaining("curl -i 'http://127.0.0.1:"),
      again: expect.stringMatching(
        /^npx hubhook fuzz http.* --secret "\$HUBHOOK_SECRET" --checks survives-malformed-body --seed 1 --path [\dx:]+$/,
      ),
    });
  });

  it("says why a check is skipped, and ends at the first failure with --bail", async () => {
    const url = await urlOf("fastify", "schema-without-buckets");
    const { code, result } = await fuzzJson(url, "--runs", "5", "--bail");
    expect(code).toBe(1);
    expect(failuresIn(result.checks)).toHaveLength(1);
    expect(result.checks.at(-1)).toMatchObject({
      id: "survives-hub-errors",
      promise: expect.any(String),
      status: "skipped",
      reason: "the run ended before it",
    });
  });

  it.each([
    ["express", "small-body-limit", "header"],
    ["hono", "reads-hidden-comments", "header"],
    ["node", "asks-for-the-secret-only-if-there-is-one", "header"],
    ["next", "refuses-unknown-scopes", "query"],
  ] as const)(
    "shows each failure of %s with %s again, the very same, with the command that it prints",
    async (shape, flaw, secretIn) => {
      const { result } = await fuzzJson(await urlOf(shape, flaw), "--secret-in", secretIn, "--runs", "20");
      const failures = failuresIn(result.checks);
      expect(failures).not.toEqual([]);
      for (const failure of failures) {
        const { code, out } = await shell(`${failure.again} --json`, { HUBHOOK_SECRET: SECRET });
        expect(code).toBe(1);
        const { checks }: JsonResult = JSON.parse(out);
        const { title, symptom, request, path, curl } = failure;
        expect(failuresIn(checks)).toMatchObject([{ title, symptom, request, path, curl, cases: 1 }]);
      }
    },
  );

  it("sends with the curl line what hubhook sent, to the byte", async () => {
    const requests: string[] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const { "x-webhook-secret": secret, "webhook-id": id, "content-type": type } = request.headers;
        const url = new URL(request.url ?? "", "http://localhost");
        requests.push(JSON.stringify([[...url.searchParams], secret, id, type, Buffer.concat(chunks).toString("hex")]));
        response.writeHead(statusFor(Buffer.concat(chunks).toString())).end();
      });
    });
    const url = `${await listening(server)}?room=7`;
    for (const secretIn of ["header", "query"]) {
      const { result } = await fuzzJson(url, "--secret-in", secretIn, "--runs", "5");
      const curls = failuresIn(result.checks).flatMap(({ curl }) => curl ?? []);
      expect(curls.length).toBeGreaterThan(3);
      const seen = new Set(requests);
      for (const curl of curls) {
        await shell(curl, { HUBHOOK_SECRET: SECRET });
        expect(seen).toContain(requests.at(-1));
      }
    }
  });
});
