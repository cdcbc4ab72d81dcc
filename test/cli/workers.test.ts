import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { JsonResult } from "../../src/report/index.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { runCli, type CliOutcome } from "./run-cli.ts";

/** Trusts that each comment has content, and breaks over private repos. */
const FLAWED = `export default async (request) => {
  const payload = await request.json().catch(() => null);
  if (payload?.comment) return new Response(payload.comment.content.slice(0, 9));
  return new Response(null, { status: payload?.repo?.private ? 500 : 200 });
};`;

/** Accepts everything, and fails in a timer when a repo is private. */
const LATE = `export default async (request) => {
  const payload = await request.json().catch(() => null);
  if (payload?.repo?.private) setTimeout(() => { throw new Error("not mine"); });
  return new Response("ok");
};`;

/** Ends its process when a repo is moved. */
const DEADLY = `export default async (request) => {
  const text = await request.text();
  if (text.includes('"action":"move"')) process.exit(3);
  return new Response("ok");
};`;

function failuresIn({ checks }: JsonResult): readonly string[] {
  return checks.flatMap((check) =>
    check.status === "failed" ? check.failures.map(({ title, cause }) => `${check.id}: ${title} ${cause}`) : [],
  );
}

async function moduleOf(code: string): Promise<string> {
  const file = join(await temporaryFolder(), "consumer.mjs");
  await writeFile(file, code);
  return file;
}

function fuzz(target: string, ...more: readonly string[]): Promise<CliOutcome> {
  const checks = "accepts-every-event,accepts-edge-cases,stays-up";
  return runCli([
    "fuzz",
    target,
    "--seed",
    "3",
    "--runs",
    "100",
    "--checks",
    checks,
    "--no-words",
    "--no-guidance",
    "--json",
    ...more,
  ]);
}

/** The result without what no two runs have in common: who asks when, how often, and is done first. */
function timeless({ out }: CliOutcome): unknown {
  const isOwn = (key: string): boolean => ["durationMs", "requests", "evidence"].includes(key);
  return JSON.parse(out.join(""), (key, value: unknown) => (isOwn(key) ? 0 : value));
}

describe("--workers", () => {
  it("has the result of a run without", async () => {
    const target = await moduleOf(FLAWED);
    const [alone, shared] = [await fuzz(target), await fuzz(target, "--workers", "3")];
    expect([alone.code, shared.code]).toEqual([1, 1]);
    const [recognised, ...found] = shared.err.trimEnd().split("\n");
    expect(recognised).toBe(`${target}: a fetch handler, by default(request)`);
    expect(found.every((line) => /^Found after [\d.]+ s: /.test(line))).toBe(true);
    expect(found.length).toBeGreaterThan(0);
    expect(timeless(shared)).toEqual(timeless(alone));
  });

  it("has that of a shard, too", async () => {
    const target = await moduleOf(FLAWED);
    const [alone, shared] = [
      await fuzz(target, "--shard", "2/3"),
      await fuzz(target, "--shard", "2/3", "--workers", "2"),
    ];
    expect(timeless(shared)).toEqual(timeless(alone));
  });

  it("counts what fails after its answer as a run without does", async () => {
    const target = await moduleOf(LATE);
    const [alone, shared] = [await fuzz(target), await fuzz(target, "--workers", "3")];
    expect([alone.code, shared.code]).toEqual([1, 1]);
    expect(timeless(shared)).toEqual(timeless(alone));
  });

  it("says once what ended by itself, whichever worker saw it", async () => {
    const target = await moduleOf(DEADLY);
    const [alone, shared] = [await fuzz(target), await fuzz(target, "--workers", "2")];
    expect([alone.code, shared.code]).toEqual([1, 1]);
    const causesOf = ({ out }: CliOutcome): readonly string[] => failuresIn(JSON.parse(out.join("")));
    expect(causesOf(shared)).toEqual(causesOf(alone));
    expect(causesOf(alone)[0]).toMatch(/^stays-up: was gone \(it called process\.exit\(3\) at /);
  }, 120_000);

  it("is for modules: a server can't be there once for each of them", async () => {
    const { code, err } = await fuzz("http://127.0.0.1:9/webhook", "--workers", "2");
    expect([code, err]).toEqual([2, expect.stringContaining("Give a module, or split the run with --shard")]);
  });
});
