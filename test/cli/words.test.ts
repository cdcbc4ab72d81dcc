import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Words } from "../../src/reach/index.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { runCli } from "./run-cli.ts";

async function folderWithHandler(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "node_modules/other"), { recursive: true });
  await mkdir(join(folder, "lib"));
  await writeFile(
    join(folder, "app.py"),
    `if name == "acme/churn" and title.startswith("[BOT]") and num == 42: pass\n`,
  );
  await writeFile(join(folder, "lib/labels.json"), `{ "labels": ["license:mit"], "token": "plain-word" }`);
  await writeFile(join(folder, ".env"), "PREFIX=llm-\nHUB_TOKEN=hf_abcdefghijkl\n");
  await writeFile(join(folder, "node_modules/other/index.js"), `x === "acme/other";`);
  await writeFile(join(folder, "notes.txt"), `x === "acme/notes"`);
  return folder;
}

describe("hubhook words", () => {
  it("prints what the sources of a folder compare with, what it is taken for, and where it stands", async () => {
    const { code, out, err } = await runCli(["words"], { cwd: await folderWithHandler() });
    expect(code).toBe(0);
    expect(out.join("\n")).toBe(
      [
        "names of repos, with a namespace",
        '  "acme/churn"                          app.py:1',
        "",
        "users and organizations",
        '  "acme"                                app.py:1',
        "",
        "starts of names",
        '  "llm-"                                .env:1',
        "",
        "tags",
        '  "license:mit"                         lib/labels.json:1',
        "",
        "titles, and starts of titles",
        '  "[BOT]"                               app.py:1',
        "",
        "other texts",
        '  "llm-"                                .env:1',
        '  "license:mit"                         lib/labels.json:1',
        "",
        "numbers, and those beside them",
        "  42                                    app.py:1",
        "  41                                    app.py:1",
        "  43                                    app.py:1",
      ].join("\n"),
    );
    expect(err).toBe("10 words in 3 files.\n");
  });

  it("prints the same as JSON, for the files that are named", async () => {
    const { out } = await runCli(["words", "app.py", "--json"], { cwd: await folderWithHandler() });
    const words: Words = JSON.parse(out.join(""));
    expect(words.repoNames).toEqual([{ value: "acme/churn", places: [{ path: "app.py", line: 1 }] }]);
  });

  it("reads the environment, and prints no credential of it", async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, "a.ts"), `process.env.WATCHED; process.env.HUB_KEY; x === "plain-word-1";`);
    const env = { WATCHED: "acme/churn", HUB_KEY: "plain-word-1" };
    const { out } = await runCli(["words"], { cwd, env });
    expect(out).toContain('  "acme/churn"                          $WATCHED');
    expect(out.join()).not.toContain("plain-word");
  });

  it("prints a word that a terminal would obey as it can be looked at", async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, "a.ts"), `x.includes("\\u001b[31m@bot \\n::error::boom");`);
    const { out } = await runCli(["words"], { cwd });
    expect(out.join("\n")).toContain("@bot");
    expect(out.join("\n")).not.toMatch(/[^\P{Cc}\n]|^\s*::error/mu);
  });

  it("says which file can't be read, and that there are no words", async () => {
    const cwd = await temporaryFolder();
    const missing = await runCli(["words", "missing.py"], { cwd });
    expect(missing).toMatchObject({ code: 3, err: expect.stringContaining('Failed to read "missing.py": ENOENT') });
    expect(await runCli(["words"], { cwd })).toMatchObject({ code: 0, out: [], err: "0 words in 0 files.\n" });
  });
});
