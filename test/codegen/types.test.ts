import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { typesFromSchemas } from "../../src/codegen/index.ts";
import { runCli } from "../cli/run-cli.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { errorsOf } from "./compiled.ts";

/** A user's copy of the schemas, with one file replaced. */
async function schemasWith(path: string, content: (original: string) => string): Promise<string> {
  const folder = await temporaryFolder();
  await cp("schemas", folder, { recursive: true });
  await writeFile(join(folder, path), content(await readFile(join(folder, path), "utf8")));
  return folder;
}

describe("hubhook types", () => {
  it("writes the types that the package itself is built with", async () => {
    const folder = await temporaryFolder();
    const { code, err } = await runCli(["types", "--out", "hub.ts"], { cwd: folder });
    expect({ code, err }).toEqual({ code: 0, err: "Wrote hub.ts.\n" });
    expect(await readFile(join(folder, "hub.ts"), "utf8")).toBe(await readFile("generated/types.ts", "utf8"));
  });

  it("has those of the package's own schemas made before, as the library makes them", async () => {
    for (const open of [true, false]) {
      const { out } = await runCli(["types", "--out", "-", ...(open ? [] : ["--closed"])]);
      expect(`${out.join("\n")}\n`).toBe(await typesFromSchemas("schemas", { open }));
    }
  });

  it("prints them when the file is a dash", async () => {
    const { code, out, err } = await runCli(["types", "--out", "-"]);
    expect({ code, err, text: `${out.join("\n")}\n` }).toEqual({
      code: 0,
      err: "",
      text: await readFile("generated/types.ts", "utf8"),
    });
  });

  it("tells with --check whether the file is what it would write", async () => {
    const cwd = await temporaryFolder();
    const check = ["types", "--out", "hub.ts", "--check"];
    expect(await runCli(check, { cwd })).toMatchObject({ code: 1, err: expect.stringContaining("hub.ts is missing.") });
    await writeFile(join(cwd, "hub.ts"), "export {};\n");
    expect(await runCli(check, { cwd })).toMatchObject({ code: 1, err: expect.stringContaining("hub.ts is stale.") });
    expect(await readFile(join(cwd, "hub.ts"), "utf8")).toBe("export {};\n");
    await runCli(["types", "--out", "hub.ts"], { cwd });
    expect((await runCli(check, { cwd })).code).toBe(0);
  });

  it("takes the lines of Windows for the same ones", async () => {
    const cwd = await temporaryFolder();
    await runCli(["types", "--out", "hub.ts"], { cwd });
    const text = await readFile(join(cwd, "hub.ts"), "utf8");
    await writeFile(join(cwd, "hub.ts"), text.replaceAll("\n", "\r\n"));
    expect((await runCli(["types", "--out", "hub.ts", "--check"], { cwd })).code).toBe(0);
  });

  it("leaves room for what the Hub adds, unless the types are to be closed", async () => {
    const statuses = async (...options: string[]): Promise<string | undefined> => {
      const { out } = await runCli(["types", "--out", "-", ...options]);
      return /status: .*merged.*;/.exec(out.join("\n"))?.[0];
    };
    expect(await statuses()).toBe('status: ("draft" | "open" | "closed" | "merged") | NewValue;');
    expect(await statuses("--open")).toBe(await statuses());
    expect(await statuses("--closed")).toBe('status: "draft" | "open" | "closed" | "merged";');
    expect(await runCli(["types", "--out", "-", "--open", "--closed"])).toMatchObject({ code: 2 });
  });

  it("writes one JSON Schema to a file of that kind, open or closed, and keeps it fresh", async () => {
    const cwd = await temporaryFolder();
    const version = async (...options: string[]): Promise<unknown> => {
      expect((await runCli(["types", "--out", "hub.schema.json", ...options], { cwd })).code).toBe(0);
      expect((await runCli(["types", "--out", "hub.schema.json", "--check", ...options], { cwd })).code).toBe(0);
      const { $defs } = JSON.parse(await readFile(join(cwd, "hub.schema.json"), "utf8"));
      return $defs.WebhookReference.properties.version;
    };
    expect(await version("--closed")).toMatchObject({ const: 3 });
    expect(await version()).toMatchObject({ type: "integer" });
    expect(await runCli(["types", "--out", "hub.schema.json", "--check", "--closed"], { cwd })).toMatchObject({
      code: 1,
      err: expect.stringContaining("hubhook types --out hub.schema.json --closed"),
    });
  });

  it.each([
    { out: "no/such/folder/hub.ts", told: 'there is no folder "no/such/folder". Create it first.' },
    { out: ".", told: "Name a file that can be written." },
  ])("writes nothing to $out, and says why", async ({ out, told }) => {
    const outcome = await runCli(["types", "--out", out], { cwd: await temporaryFolder() });
    expect(outcome).toMatchObject({ code: 3, out: [], err: expect.stringContaining(told) });
  });

  it("shows what a user changed in a copy of the schemas", async () => {
    const schemas = await schemasWith("parts/updated-config.json", (original) =>
      original.replace(
        '"private": {',
        '"gated": { "description": "New. Source: me.", "type": "boolean" }, "private": {',
      ),
    );
    const { out } = await runCli(["types", "--out", "-", "--schemas", schemas]);
    const before = (await readFile("generated/types.ts", "utf8")).trimEnd().split("\n");
    expect(out.filter((line) => !before.includes(line))).toEqual(["   * New. Source: me.", "  gated?: boolean;"]);
  });

  it("takes a new event from a new file", async () => {
    const schemas = await schemasWith("parts/sha.json", (original) => original);
    const update = await readFile("schemas/payload/repo.update.json", "utf8");
    const like = update
      .replace("RepoUpdatePayload", "RepoLikeCreatePayload")
      .replace('"const": "repo"', '"const": "repo.like"');
    await writeFile(
      join(schemas, "payload/repo.like.create.json"),
      like.replace('"const": "update"', '"const": "create"'),
    );
    const types = await typesFromSchemas(schemas);
    expect(types).toContain('  "repo.like:create": RepoLikeCreatePayload;');
  });
});

describe("the written types", () => {
  const narrowing = `
    import type { Payload, PayloadByEvent, EventName } from "./hub.ts";
    export function numberOf(payload: PayloadByEvent["discussion:create"]): number { return payload.discussion.num; }
    export const event: EventName = "repo.content:update";
    export const wrong: Payload["event"] = { scope: "discussion.comment", action: "delete" };`;

  it("compile alone, under the strictest settings", async () => {
    expect(await errorsOf({ "hub.ts": await typesFromSchemas("schemas") })).toBe("");
  });

  it("reject an action that its scope does not have, and nothing else of a program that uses them", async () => {
    const errors = await errorsOf({ "hub.ts": await typesFromSchemas("schemas"), "use.ts": narrowing });
    expect(errors.match(/error TS\d+/g)).toEqual(["error TS2322"]);
    expect(errors).toContain('"delete"');
  });
});

describe("a broken schema", () => {
  it.each([
    {
      fault: "is no JSON",
      path: "parts/link.json",
      content: () => "{",
      told: /^Failed to read the schema ".*parts\/link\.json": .*JSON.*\. Mend the file\.$/,
    },
    {
      fault: "is no object",
      path: "parts/link.json",
      content: () => "[]",
      told: /^Failed to read the schema ".*parts\/link\.json": it is no JSON object\. Mend the file\.$/,
    },
    {
      fault: "refers to nothing",
      path: "parts/link.json",
      content: () => '{ "title": "Link", "properties": { "web": { "$ref": "url.json" } } }',
      told: /^Failed to follow "url\.json" in the schema "parts\/link\.json": there is no schema "parts\/url\.json"\./,
    },
    {
      fault: "names no event",
      path: "payload/repo.move.json",
      content: (original: string) => original.replace('"const": "move"', '"type": "string"'),
      told: /^Failed to tell the event of the schema "payload\/repo\.move\.json"/,
    },
    {
      fault: "refers to nothing in another",
      path: "parts/link.json",
      content: () => '{ "title": "Link", "properties": { "web": { "$ref": "sha.json#/$defs/short" } } }',
      told: /^Failed to follow "sha\.json#\/\$defs\/short" in the schema "parts\/link\.json": "parts\/sha\.json" has no/,
    },
    {
      fault: "misspells a type",
      path: "parts/link.json",
      content: (original: string) => original.replace('"type": "string"', '"type": "strng"'),
      told: /^Failed to understand the schema "parts\/link\.json" at \/properties\/web\/type: .*got "strng"\./,
    },
    {
      fault: "has a keyword of the wrong shape",
      path: "payload/repo.content.update.json",
      content: (original: string) => original.replace('"required": ["ev', '"required": "event", "r": ["ev'),
      told: /at \/\$defs\/git\/required: expected an array of names, got "event"\. Mend the file\.$/,
    },
    {
      fault: "has the title of another",
      path: "parts/link.json",
      content: (original: string) => original.replace('"title": "Link"', '"title": "Account"'),
      told: /^Failed to name the type of the schema "parts\/link\.json": its title is that of "parts\/account\.json"\./,
    },
  ])("that $fault is told by its name", async ({ path, content, told }) => {
    const schemas = await schemasWith(path, content);
    await expect(typesFromSchemas(schemas)).rejects.toThrow(told);
    expect(await runCli(["types", "--out", "-", "--schemas", schemas])).toMatchObject({ code: 3, out: [] });
  });

  it("folder is told by its name, and what it should hold", async () => {
    const schemas = await temporaryFolder();
    await rm(schemas, { recursive: true });
    const { code, err } = await runCli(["types", "--out", "-", "--schemas", schemas]);
    expect(code).toBe(3);
    expect(err).toMatch(
      /Failed to read the schemas in ".*": ENOENT.*Point to a folder with payload\/, parts\/ and settings\//,
    );
  });
});
