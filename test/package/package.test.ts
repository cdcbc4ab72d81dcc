import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { projectWithPackage, type Project } from "./packed.ts";

const run = promisify(execFile);
let project: Project;

beforeAll(async () => {
  project = await projectWithPackage();
  return () => project.remove();
}, 120_000);

async function inProject(command: string, ...args: readonly string[]): Promise<string> {
  const env = { ...process.env, PATH: `${join(project.folder, "node_modules/.bin")}:${process.env["PATH"]}` };
  const { stdout } = await run(command, args, { cwd: project.folder, env });
  return stdout;
}

describe("the package, installed in an empty project", () => {
  it("holds the built code, its types and the schemas, and nothing else", () => {
    const { packedFiles } = project;
    expect(packedFiles).toEqual(
      expect.arrayContaining([
        "dist/src/index.js",
        "dist/src/index.d.ts",
        "dist/src/cli/main.js",
        "dist/generated/validators.js",
        "schemas/payload/repo.create.json",
        "schemas/examples/repo.create.json",
        "docs/catalogue.md",
        "generated/types.ts",
        "generated/closed-types.ts",
      ]),
    );
    const strange = packedFiles.filter(
      (path) => !/^(dist\/(src|generated)|schemas|docs)\/|^(package\.json|[A-Z]+(\.md)?)$/.test(path),
    );
    const texts = ["generated/closed-types.ts", "generated/types.ts"]; // of types, to be written
    expect(strange.toSorted()).toEqual(texts);
    expect(packedFiles.filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts")).toSorted()).toEqual(texts);
  });

  it("has a command that runs", async () => {
    const { version } = JSON.parse(await readFile("package.json", "utf8"));
    expect(await inProject("hubhook", "--version")).toBe(`${version}\n`);
    expect(await inProject("hubhook", "--help")).toContain("Usage: hubhook");
    expect(await inProject("hubhook", "sample", "repo:move", "--seed", "1")).toContain('"movedTo"');
  });

  it("writes types from the schemas it brings", async () => {
    await inProject("hubhook", "types", "--out", "hub.ts");
    expect(await readFile(join(project.folder, "hub.ts"), "utf8")).toBe(await readFile("generated/types.ts", "utf8"));
  });

  it("says what to install to make types from other schemas", async () => {
    const failed: { readonly stderr?: string } = await inProject(
      "hubhook",
      "types",
      "--out",
      "own.ts",
      "--schemas",
      "node_modules/hubhook/schemas",
    ).catch((thrown: unknown) => Object(thrown));
    expect(failed.stderr).toContain("npm install --save-dev json-schema-to-typescript");
  });

  it("can be imported, code and schemas", async () => {
    await writeFile(
      join(project.folder, "use.js"),
      `import { createHub, parsePayload } from "hubhook";
       import example from "hubhook/schemas/examples/repo.create.json" with { type: "json" };
       console.log(parsePayload(example, { strict: true }).event, typeof createHub);`,
    );
    expect(await inProject(process.execPath, "use.js")).toBe("repo:create function\n");
  });

  it("has types that a strict program compiles with, down to the last declaration", async () => {
    await writeFile(
      join(project.folder, "use.ts"),
      `import { createHub, parsePayload, type PayloadByEvent } from "hubhook";
       export const hub = createHub();
       const parsed = parsePayload(JSON.parse("{}"));
       if (parsed.ok && parsed.event === "repo:move") hub.as(parsed.payload.movedTo.name);
       hub.connect("https://bot.example/webhook", async (request) => new Response(await request.text()));
       export const refs = (push: PayloadByEvent["repo.content:update"]): number => ("updatedRefs" in push ? push.updatedRefs.length : 0);
       // @ts-expect-error an event has no such part
       export const num = (push: PayloadByEvent["repo.content:update"]): number => push.discussion.num;`,
    );
    const options = [
      "--noEmit",
      "--strict",
      "--module",
      "nodenext",
      "--target",
      "es2023",
      "--lib",
      "es2023,dom", // and nothing of Node.js
      "--types",
      "",
      "--skipLibCheck",
      "false",
    ];
    expect(await inProject(process.execPath, resolve("node_modules/typescript/bin/tsc"), ...options, "use.ts")).toBe(
      "",
    );
  });
});
