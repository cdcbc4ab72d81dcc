import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { example } from "../payload/example.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { runCli, type CliOutcome } from "./run-cli.ts";

const created = await example("repo:create");
const line = JSON.stringify(created);
const pretty = JSON.stringify(created, null, 2);

function validate(input: string, ...args: readonly string[]): Promise<CliOutcome> {
  return runCli(["validate", ...args], { stdin: [input] });
}

describe("hubhook validate", () => {
  it("says of each payload where it is, what it is, and what is wrong with it", async () => {
    const wrong = { ...created, repo: { ...created.repo, id: "64f1", stars: 3 } };
    expect(await validate(`${line}\n${JSON.stringify(wrong)}\n`)).toEqual({
      code: 1,
      out: [
        "stdin:1: repo:create: ok",
        "stdin:2: repo:create: 2 issues",
        '  /repo/id: expected an id of 24 lower-case hex digits, got "64f1"',
        "  /repo/stars: expected no such property, got 3",
      ],
      err: "2 payloads: 1 valid, 1 invalid.\n",
    });
  });

  it.each([
    { layout: "one value over many lines", input: pretty, places: ["stdin:1"] },
    { layout: "one value a line", input: `${line}\n\n${line}`, places: ["stdin:1", "stdin:3"] },
    { layout: "values one after another", input: `${pretty}\n${pretty}`, places: ["stdin:1", "stdin:25"] },
    { layout: "values side by side", input: `${line} ${line}`, places: ["stdin:1", "stdin:1"] },
    { layout: "an array", input: `[\n${line},\n${line}\n]`, places: ["stdin:1[0]", "stdin:1[1]"] },
    {
      layout: "Windows line ends and a byte order mark",
      input: `\uFEFF${line}\r\n${line}\r\n`,
      places: ["stdin:1", "stdin:2"],
    },
  ])("reads $layout", async ({ input, places }) => {
    const { code, out } = await validate(input);
    expect(out).toEqual(places.map((place) => `${place}: repo:create: ok`));
    expect(code).toBe(0);
  });

  it("points to where a text stops being JSON, and goes on with the next payload", async () => {
    const broken = `${line.slice(0, -1)},}`;
    const { code, out } = await validate([line, broken, line.slice(0, 40), line].join("\n"));
    expect(out).toEqual([
      "stdin:1: repo:create: ok",
      `stdin:2:${broken.length}: not JSON, expected a property name in double quotes, got "}"`,
      `stdin:3:41: not JSON, expected a closing quote, got the end`,
      "stdin:4: repo:create: ok",
    ]);
    expect(code).toBe(1);
  });

  it("counts the column from the start of the line, also for the second payload in it", async () => {
    const { out } = await validate("{} {]\n");
    expect(out.at(-1)).toBe('stdin:1:5: not JSON, expected a property name in double quotes, or "}", got "]"');
  });

  it("prints one line of JSON for each payload with --json", async () => {
    const { out } = await validate(`${line}\n{"event":\n`, "--json");
    expect(out.map((text) => JSON.parse(text))).toEqual([
      { source: "stdin", line: 1, column: 1, item: null, event: "repo:create", ok: true, issues: [], fallback: null },
      {
        source: "stdin",
        line: 2,
        column: 10,
        item: null,
        event: null,
        ok: false,
        issues: [{ path: "", keyword: "json", expected: "a value", received: "the end" }],
        fallback: null,
      },
    ]);
  });

  it("accepts with --tolerant what the Hub may add later, and says how to handle it", async () => {
    const future = { ...created, event: { scope: "repo.config.dois", action: "create" }, dois: [] };
    expect((await validate(JSON.stringify(future))).code).toBe(1);
    expect(await validate(JSON.stringify(future), "--tolerant")).toMatchObject({
      code: 0,
      out: ["stdin:1: repo.config.dois:create: ok (unknown; to be handled as repo.config:update)"],
    });
  });

  it("reads files and, for a dash, what is piped in", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "created.json"), pretty);
    const { out } = await runCli(["validate", "created.json", "-"], { cwd: folder, stdin: [line] });
    expect(out).toEqual(["created.json:1: repo:create: ok", "stdin:1: repo:create: ok"]);
  });

  it.each([
    ["UTF-8 with a byte order mark", (text: string) => Buffer.from(`\uFEFF${text}`)],
    ["UTF-16, as PowerShell redirects", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["UTF-16 without a mark", (text: string) => Buffer.from(text, "utf16le")],
    ["big-endian UTF-16", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
  ])("reads a file in %s", async (_, bytesOf) => {
    const folder = await temporaryFolder();
    const text = line.replace('"name":"', '"name":"é/').replaceAll("\n", "\r\n");
    await writeFile(join(folder, "created.json"), bytesOf(`${text}\r\n${line}`));
    const { out } = await runCli(["validate", "created.json"], { cwd: folder });
    expect(out.join("\n")).toContain('a name such as namespace/name, got "é/');
    expect(out.at(-1)).toBe("created.json:2: repo:create: ok");
  });

  it("exits with 3 when a file can't be read, after it has read the others", async () => {
    const outcome = await runCli(["validate", "missing.json", "-"], { stdin: [line] });
    expect(outcome).toMatchObject({ code: 3, out: ["stdin:1: repo:create: ok"] });
    expect(outcome.err).toContain('Failed to read "missing.json"');
  });

  it.each([
    { given: "a person at the keyboard", world: {}, told: "nothing to read" },
    { given: "an empty pipe", world: { stdin: ["", " \n\n"] }, told: "no payload" },
  ])("exits with 2 when there is nothing to read: $given", async ({ world, told }) => {
    expect(await runCli(["validate"], world)).toMatchObject({
      code: 2,
      err: expect.stringContaining(told),
    });
  });

  it("colours the verdict on a terminal, and nothing with NO_COLOR", async () => {
    const world = { stdin: [line], isTty: true };
    expect((await runCli(["validate"], world)).out.join("")).toContain("\u001B[32mok");
    expect((await runCli(["validate"], { ...world, env: { NO_COLOR: "1" } })).out).toEqual([
      "stdin:1: repo:create: ok",
    ]);
  });

  it.each([
    { input: "a document 100,000 levels deep", text: '{"a":'.repeat(100_000) + "1" + "}".repeat(100_000) },
    { input: "a broken one 100,000 levels deep", text: "[".repeat(100_000) },
    { input: "an event of nested arrays", text: `{"event":{"scope":${"[".repeat(100_000)}${"]".repeat(100_000)}}}` },
    { input: "a text of 10 million characters", text: `{"event":"${"\\n".repeat(5_000_000)}` },
    { input: "an object that is no text", text: '{"event":{"scope":{"toString":1},"action":{"valueOf":null}}}' },
    { input: "a key named __proto__", text: '{"__proto__":{"event":{"scope":"repo","action":"create"}}}' },
  ])("survives $input", async ({ text }) => {
    const { code, out } = await validate(text);
    expect(code).toBe(1);
    expect(out.join("\n").length).toBeLessThan(500);
  });

  it("tells a version 2 payload by its version", async () => {
    const old = await readFile("test/fixtures/samples/legacy-v2-datasetviewer-repo-move.json", "utf8");
    expect((await validate(old)).out.join("\n")).toContain("version 2");
  });
});
