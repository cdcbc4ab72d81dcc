/** Consumers that hubhook starts by a command: it learns of their crashes, brings them back, and leaves nothing behind. */
import { readFile, rm, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { JsonCheck, JsonResult } from "../../src/report/index.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { shell, type Ended } from "./hubhook.ts";

const SECRET = "correct-horse";

interface Started extends Ended {
  /** The port and the process id of each start. */
  readonly starts: readonly (readonly [port: number, pid: number])[];
}

/** Runs a line in which `$CONSUMER` starts a consumer and notes its port and its process id. */
async function withConsumer(consumer: string, line: string): Promise<Started> {
  const folder = await mkdtemp(join(tmpdir(), "hubhook-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const log = join(folder, "starts");
  const start = `echo $PORT $$ >> ${log}; exec node test/consumers/main.ts ${consumer}`;
  const ended = await shell(line, { HUBHOOK_SECRET: SECRET, WEBHOOK_SECRET: SECRET, CONSUMER: start });
  const noted = (await readFile(log, "utf8")).trim().split("\n");
  return {
    ...ended,
    starts: noted.map((start) => start.split(" ").map(Number)).map(([port = 0, pid = 0]) => [port, pid]),
  };
}

async function fuzzStarted(consumer: string, options: string): Promise<Started> {
  return await withConsumer(consumer, `hubhook fuzz http://127.0.0.1/webhook --start "$CONSUMER" ${options}`);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function lastWords(checks: readonly JsonCheck[]): string | null {
  return checks.flatMap((check) => (check.status === "failed" ? check.failures : []))[0]?.stderr ?? null;
}

describe("hubhook fuzz --start", () => {
  it("hands out one port, starts once, and leaves no process behind", async () => {
    const { code, out, starts } = await fuzzStarted("hono", "--runs 5 --seed 1");
    expect(out).toContain("All promises kept: 17 checks, 5 skipped.");
    expect(code).toBe(0);
    const [[port, pid] = [0, 0], ...more] = starts;
    expect(more).toEqual([]);
    expect(out).toContain(`(http://127.0.0.1:${port}/webhook)`);
    expect(isRunning(pid)).toBe(false);
  });

  it("finds what ends a consumer after its answer, goes on with a new one, and tells its last words", async () => {
    const { code, out, starts } = await fuzzStarted(
      "node --flaw crashes-after-the-answer",
      "--runs 0 --seed 1 --checks accepts-edge-cases,stays-up,survives-malformed-body --json",
    );
    expect(code).toBe(1);
    const { checks }: JsonResult = JSON.parse(out);
    expect(checks.map(({ id, status }) => `${id} ${status}`)).toEqual([
      "accepts-edge-cases passed",
      "stays-up failed",
      "survives-malformed-body passed",
    ]);
    expect(lastWords(checks)).toContain("TypeError: there is no namespace in");

    expect(starts.length).toBeGreaterThan(1);
    expect(new Set(starts.map(([port]) => port)).size).toBe(1);
    expect(starts.filter(([, pid]) => isRunning(pid))).toEqual([]);
  });

  it("finds what ends a consumer before its answer", async () => {
    const { code, out, starts } = await fuzzStarted(
      "node --flaw crashes-on-what-is-not-json",
      "--runs 0 --seed 1 --checks survives-malformed-body --bail --json",
    );
    expect(code).toBe(1);
    const { checks }: JsonResult = JSON.parse(out);
    expect(lastWords(checks)).toContain("SyntaxError");
    expect(starts.filter(([, pid]) => isRunning(pid))).toEqual([]);
  });

  it("shows a crash again with the printed command", async () => {
    const { out } = await fuzzStarted(
      "node --flaw crashes-after-the-answer",
      "--runs 0 --seed 1 --checks accepts-edge-cases --bail",
    );
    const again = /Again: (npx hubhook .*)/.exec(out)?.[1] ?? "";
    const second = await shell(again, { HUBHOOK_SECRET: SECRET, WEBHOOK_SECRET: SECRET });
    expect(second.code).toBe(1);
    expect(second.err).toMatch(/^Found after [\d.]+ s: .* was gone \(it ended with exit code 1\), sent .*\n$/);
    expect(second.out).toContain("TypeError: there is no namespace in");
  });

  it("shows what the consumer wrote about a failure, again, too", async () => {
    const file = join(await temporaryFolder(), "server.cjs");
    await writeFile(
      file,
      `require("node:http").createServer(async (request, response) => {
        let text = "";
        for await (const chunk of request) text += chunk;
        if (!text.includes("discussion.comment")) return response.end();
        console.error("RangeError: no such mood");
        response.writeHead(500).end();
      }).listen(process.env.PORT);`,
    );
    const line = `hubhook fuzz http://127.0.0.1/ --start "node ${file}" --no-words`;
    const { out } = await shell(`${line} --runs 0 --seed 1 --checks accepts-every-event --bail`);
    expect(out).toContain("| RangeError: no such mood");
    const second = await shell(/Again: (npx hubhook .*)/.exec(out)?.[1] ?? "");
    expect(second.out).toContain("| RangeError: no such mood");
  });

  it("exits with 3 when the command does not come up, and says why", async () => {
    const { code, out, err, starts } = await fuzzStarted("no-such-shape", "--runs 1");
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toContain('RangeError: Failed to run "no-such-shape"');
    expect(starts.filter(([, pid]) => isRunning(pid))).toEqual([]);
  });
});
