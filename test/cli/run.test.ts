import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { runCli } from "./run-cli.ts";

describe("hubhook", () => {
  it("lists its commands and its exit codes on --help", async () => {
    const { code, out, err } = await runCli(["--help"]);
    expect(out.join("\n")).toMatch(/types.*validate.*sample.*Exit codes:/s);
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  it("tells the version of the package", async () => {
    const { version } = JSON.parse(await readFile("package.json", "utf8"));
    expect(await runCli(["--version"])).toEqual({ code: 0, out: [version], err: "" });
  });

  it.each([
    { args: [], told: "Usage: hubhook" },
    { args: ["validat"], told: "Did you mean validate?" },
    { args: ["types", "--out", "-", "--schema", "x"], told: "Did you mean --schemas?" },
    { args: ["types"], told: "--out <file>" },
    { args: ["sample", "--seed", "1.5"], told: "Give a whole number" },
  ])("exits with 2 and advice when it is called as $args", async ({ args, told }) => {
    const { code, out, err } = await runCli(args);
    expect({ code, out }).toEqual({ code: 2, out: [] });
    expect(err).toContain(told);
  });

  it("exits with 3 on an error it did not expect, and shows where it was only when asked", async () => {
    const terminal = { outLines: () => Promise.reject(new RangeError("boom")) };
    const quiet = await runCli(["validate"], { stdin: [], terminal });
    expect(quiet).toEqual({ code: 3, out: [], err: expect.stringMatching(/^error: boom\nThis is a bug in hubhook\./) });
    const debugged = await runCli(["validate"], { stdin: [], terminal, env: { HUBHOOK_DEBUG: "1" } });
    expect(debugged.err).toContain("run.test.ts");
  });
});
