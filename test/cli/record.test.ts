import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { runCli } from "./run-cli.ts";

/** Runs `hubhook record`, has `act` send to it, and stops it. */
async function recorded(
  args: readonly string[],
  cwd: string,
  act: (origin: string) => Promise<unknown>,
): Promise<Awaited<ReturnType<typeof runCli>>> {
  const stopped = Promise.withResolvers<void>();
  const told = Promise.withResolvers<string>();
  let err = "";
  const running = runCli(["record", "--port", "0", ...args], {
    cwd,
    stopped: stopped.promise,
    terminal: {
      err(text) {
        err += `${text}\n`;
        const origin = text.match(/http:\/\/[\d.:]+/)?.[0];
        if (origin !== undefined) told.resolve(origin);
      },
    },
  });
  await act(await told.promise);
  stopped.resolve();
  return { ...(await running), err };
}

describe("hubhook record", () => {
  it("keeps deliveries as NDJSON, in the order in which they came, behind those of the last time", async () => {
    const cwd = await temporaryFolder();
    const send = (names: readonly string[]) => async (origin: string) => {
      for (const name of names) await fetch(origin, { method: "POST", body: JSON.stringify({ name }) });
    };
    const { code, err } = await recorded(["--out", "kept.ndjson"], cwd, send(["a", "b"]));
    await recorded(["--out", "kept.ndjson"], cwd, send(["c"]));
    const lines = (await readFile(join(cwd, "kept.ndjson"), "utf8")).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).payload.name)).toEqual(["a", "b", "c"]);
    expect(code).toBe(0);
    expect(err).toMatch(/drift: /);
  });

  it("prints them without --out", async () => {
    const { out } = await recorded([], await temporaryFolder(), (origin) =>
      fetch(origin, { method: "POST", body: "{}" }),
    );
    expect(out.map((line) => JSON.parse(line).payload)).toEqual([{}]);
  });

  it("says so when it can't write, before it listens", async () => {
    const { code, err } = await runCli(["record", "--port", "0", "--out", "no/such/folder/file"], {
      cwd: await temporaryFolder(),
    });
    expect({ code, err }).toEqual({
      code: 3,
      err: expect.stringContaining('Failed to write to "no/such/folder/file"'),
    });
  });
});
