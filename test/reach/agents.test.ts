import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { onTestFinished, expect, it } from "vitest";
import { packageFile } from "../../src/base/index.ts";
import { linesNeverRun, openAgents, type Agents } from "../../src/reach/index.ts";
import { describeWithPython, PYTHON } from "../helpers/python.ts";
import { temporaryFolder } from "../temporary-folder.ts";

interface Started {
  readonly agents: Agents;
  /** Has the program do what a line of text says, and gives what ran because of that. */
  ran(text: string): Promise<ReadonlySet<string>>;
}

/** A program that reads lines and says when it is done with each. @param root - The folder of the project that it is of. */
async function started(
  command: string,
  file: string,
  source: string,
  folder: string,
  root: string = folder,
): Promise<Started> {
  await writeFile(join(folder, file), source);
  const agents = await openAgents(root, process.env);
  const child = spawn(command, [file], {
    cwd: folder,
    env: { ...process.env, ...agents.env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
    agents.close();
  });
  const lines: string[] = [];
  let wake = (): void => undefined;
  child.on("exit", () => {
    lines.push("it has ended");
    wake();
  });
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    lines.push(...chunk.split("\n").filter((line) => line !== ""));
    wake();
  });
  const next = async (): Promise<string> => {
    while (lines.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return lines.shift() ?? "";
  };
  expect(await next()).toBe("ready");
  for (let tries = 0; (await agents.take()).size === 0 && tries < 200; tries++) await pause(20); // until it has come
  return {
    agents,
    async ran(text) {
      child.stdin.write(`${text}\n`);
      expect(await next()).toBe("done");
      return await agents.take();
    },
  };
}

const PYTHON_SOURCE = `import sys

def on_one():
    return 1

def on_two():
    return 2

print("ready", flush=True)
for line in sys.stdin:
    if line.strip() == "one":
        on_one()
    if line.strip() == "two":
        on_two()
    print("done", flush=True)
`;

describeWithPython("an agent in Python", ["json"], () => {
  it("says which lines of the consumer's own files ran since it was asked last", async () => {
    const { agents, ran } = await started(PYTHON, "app.py", PYTHON_SOURCE, await temporaryFolder());
    const names = [...(await ran("one"))].map((name) => name.slice(name.lastIndexOf(":") + 1));
    expect(names).toEqual(expect.arrayContaining(["4", "11", "12"]));
    expect(names).not.toContain("7");
    const [file] = agents.reach() ?? [];
    expect(file?.path).toBe("app.py");
    expect(linesNeverRun(file ?? { path: "", branches: [] }).flat()).toEqual([7, 7, 14, 14]);
    expect([...(await ran("two"))].some((name) => name.endsWith(":7"))).toBe(true);
    expect(agents.share()).toBe(1);
  });

  it("leaves a sitecustomize of the user's own in its place", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "site"));
    await writeFile(join(folder, "site", "sitecustomize.py"), `print("ready", flush=True)\n`);
    const before = process.env["PYTHONPATH"];
    process.env["PYTHONPATH"] = join(folder, "site");
    onTestFinished(() => {
      if (before === undefined) delete process.env["PYTHONPATH"];
      else process.env["PYTHONPATH"] = before;
    });
    const source = PYTHON_SOURCE.replace(`print("ready", flush=True)\n`, "");
    const { ran } = await started(PYTHON, "app.py", source, folder);
    expect((await ran("one")).size).toBeGreaterThan(0);
  });

  it("comes along into forked processes", async () => {
    const forked = PYTHON_SOURCE.replace(
      `        on_one()`,
      `        if os.fork() == 0:\n            on_one()\n            time.sleep(2)\n            os._exit(0)`,
    ).replace("import sys", "import os, sys, time");
    const { agents, ran } = await started(PYTHON, "app.py", forked, await temporaryFolder());
    let names = await ran("one");
    const deadlineMs = performance.now() + 10_000;
    while (![...names].some((name) => name.endsWith(":4")) && performance.now() < deadlineMs)
      names = await agents.take();
    expect([...names].some((name) => name.endsWith(":4"))).toBe(true);
  });
});

const NODE_SOURCE = `import { createInterface } from "node:readline";
function onOne() {
  return 1;
}
function onTwo() {
  return 2;
}
console.log("ready");
createInterface({ input: process.stdin }).on("line", (line) => {
  if (line === "one") onOne();
  if (line === "two") onTwo();
  console.log("done");
});
`;

it("an agent in Node.js leaves its own files out, also where these are part of the project", async () => {
  const folder = await temporaryFolder(packageFile("test"));
  const { agents, ran } = await started(process.execPath, "app.mjs", NODE_SOURCE, folder, packageFile("."));
  expect((await ran("one")).size).toBeGreaterThan(0);
  expect(agents.reach()?.map(({ path }) => path)).toEqual([relative(packageFile("."), join(folder, "app.mjs"))]);
});

it("an agent in Node.js says which blocks of the consumer's own scripts ran", async () => {
  const { agents, ran } = await started(process.execPath, "app.mjs", NODE_SOURCE, await temporaryFolder());
  const [one, two] = [await ran("one"), await ran("two")];
  expect(one.size).toBeGreaterThan(0);
  expect(two.difference(one).size).toBeGreaterThan(0);
  const [file] = agents.reach() ?? [];
  expect(file?.path).toBe("app.mjs");
  expect(linesNeverRun(file ?? { path: "", branches: [] })).toEqual([]);
});

it("asks nobody who does not know its token", async () => {
  const agents = await openAgents(await temporaryFolder(), process.env);
  onTestFinished(() => agents.close());
  expect(await agents.take()).toEqual(new Set());
  expect([agents.reach(), agents.share()]).toEqual([null, 0]);
});
