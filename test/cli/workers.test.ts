import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { runCli, type CliOutcome } from "./run-cli.ts";

/** Trusts that each comment has content, and fails in a timer when a name is long. */
const FLAWED = `export default async (request) => {
  const payload = await request.json().catch(() => null);
  if (payload?.comment) return new Response(payload.comment.content.slice(0, 9));
  if (payload?.repo?.name?.length > 60) setTimeout(() => { throw new Error("too long"); });
  return new Response("ok");
};`;

/** Ends what it runs in, unless that is the first thread. */
const DEADLY = `import { isMainThread } from "node:worker_threads";
export default async () => (isMainThread ? new Response("ok") : process.exit(3));`;

async function moduleOf(code: string): Promise<string> {
  const file = join(await temporaryFolder(), "consumer.mjs");
  await writeFile(file, code);
  return file;
}

function fuzz(target: string, ...more: readonly string[]): Promise<CliOutcome> {
  const checks = "accepts-every-event,accepts-edge-cases,stays-up";
  return runCli(["fuzz", target, "--seed", "3", "--runs", "100", "--checks", checks, "--json", ...more]);
}

/** The result without what no two runs have in common. */
function timeless({ out }: CliOutcome): unknown {
  return JSON.parse(out.join(""), (key, value: unknown) => (key === "durationMs" ? 0 : value));
}

describe("--workers", () => {
  it("has the result of a run without", async () => {
    const target = await moduleOf(FLAWED);
    const [alone, shared] = [await fuzz(target), await fuzz(target, "--workers", "3")];
    expect([alone.code, shared.code]).toEqual([1, 1]);
    expect(shared.err).toBe(`${target}: a fetch handler, by default(request)\n`);
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

  it("does what workers leave that the consumer ends, and says so", async () => {
    const target = await moduleOf(DEADLY);
    const [alone, shared] = [await fuzz(target), await fuzz(target, "--workers", "2")];
    expect(timeless(shared)).toEqual(timeless(alone));
    expect([shared.code, shared.err]).toEqual([0, expect.stringContaining("One of the workers was lost")]);
  });

  it("loses nobody where there is nothing to scout", async () => {
    const target = await moduleOf(FLAWED);
    const { err } = await runCli(["fuzz", target, "--seed", "3", "--checks", "keeps-secret", "--workers", "2"]);
    expect(err).not.toContain("lost");
  });

  it("is for modules: a server can't be there once for each of them", async () => {
    const { code, err } = await fuzz("http://127.0.0.1:9/webhook", "--workers", "2");
    expect([code, err]).toEqual([2, expect.stringContaining("Give a module, or split the run with --shard")]);
  });
});
