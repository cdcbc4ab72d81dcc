/** What only a real process can show: pipes, exit codes, and errors that nobody catches. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function shell(command: string): Promise<Ended> {
  const child = spawn("bash", ["-o", "pipefail", "-c", command], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, hubhook: `${process.execPath} ${resolve("src/cli/main.ts")}` },
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, out, err };
}

describe("the hubhook process", () => {
  it("pipes a thousand samples into itself", async () => {
    const { code, out, err } = await shell("$hubhook sample -n 1000 --seed 1 | $hubhook validate");
    expect({ code, err }).toEqual({ code: 0, err: "1000 payloads: 1000 valid, 0 invalid.\n" });
    expect(out.split("\n")).toHaveLength(1001);
  });

  it("ends quietly, and soon, when nobody reads on", async () => {
    const { code, out, err } = await shell("$hubhook sample -n 100000000 --seed 1 | head -n 1");
    expect({ code, err, lines: out.trimEnd().split("\n").length }).toEqual({ code: 0, err: "", lines: 1 });
  });

  it.each([
    ["$hubhook --version", 0],
    ["echo '{}' | $hubhook validate", 1],
    ["$hubhook validate < /dev/null", 2],
    ["$hubhook validate missing.json", 3],
    ["$hubhook validate src", 3],
    ["$hubhook types --out missing/folder/types.ts", 3],
  ])("%s exits with %i", async (command, code) => {
    expect((await shell(command)).code).toBe(code);
  });

  it.each([
    String.raw`$hubhook validate $'x\n::error::y\e[31m##[error]z'`,
    String.raw`$hubhook validate --$'x\n::error::y\e[31m##[error]z'`,
    String.raw`$hubhook $'x\n::error::y\e[31m##[error]z'`,
    String.raw`$hubhook fuzz $'http://x/\n::error::y\e[31m##[error]z' --start $'x\n::error::y'`,
    String.raw`printf '{"event":{"scope":"\\n::error::y\\u001b[31m##[error]z","action":"x"}}' | $hubhook validate`,
    String.raw`printf '{"event":{"scope":"\\n::error::y\\u202e##[error]z","action":"x"}}' | $hubhook validate --json`,
  ])("prints nothing from outside that a terminal or a CI service would obey: %s", async (command) => {
    const { code, out, err } = await shell(command);
    expect(code).toBeGreaterThan(0);
    expect(out + err).toContain("error");
    expect(out + err).not.toMatch(/[^\P{Cc}\n\t]|\u202E|##\[|^\s*::/mu);
  });

  it("prints its own colours and annotations", async () => {
    const folder = await temporaryFolder();
    await writeFile(
      join(folder, "broken.mjs"),
      "export default { fetch: () => new Response('::error::x', { status: 500 }) };",
    );
    const run = `cd ${folder} && FORCE_COLOR=1 $hubhook fuzz broken.mjs --runs 0 --checks accepts-every-event`;
    const { out } = await shell(run);
    expect(out).toContain("\u001B[");
    const annotated = await shell(`${run} --report github`);
    expect(annotated.out).toMatch(/^::error file=broken\.mjs/m);
  });

  it("says what it makes of a payload as soon as it has come, wherever the pieces are cut", async () => {
    const child = spawn(process.execPath, ["src/cli/main.ts", "validate"], { stdio: ["pipe", "pipe", "ignore"] });
    child.stdout.setEncoding("utf8");
    const [firstHalf, secondHalf] = [
      Buffer.from('{}\n{"event":"\u{1F600}"}').subarray(0, 15),
      Buffer.from("\x98\x80", "latin1"),
    ];
    child.stdin.write(firstHalf);
    expect(await once(child.stdout, "data")).toEqual([expect.stringContaining("stdin:1: no event")]);
    child.stdin.end(Buffer.concat([secondHalf, Buffer.from('"}')]));
    expect(await once(child.stdout, "data")).toEqual([expect.stringContaining('got "\u{1F600}"')]);
  });

  it("exits with 3 when an error escapes, not with the 1 that means failures", async () => {
    const { code } = await shell(
      `${process.execPath} --input-type=module -e '
        import { processTerminal } from "./src/cli/process-terminal.ts";
        processTerminal(process);
        setTimeout(() => { throw new Error("escaped"); });'`,
    );
    expect(code).toBe(3);
  });
});
