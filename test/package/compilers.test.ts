/** The types, those of the package and those that `hubhook types` writes, under the compilers and settings that people have. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, it } from "vitest";
import { packageFile } from "../../src/base/index.ts";
import { describeNeeding } from "../helpers/needing.ts";
import { projectWithPackage, type Project } from "./packed.ts";

const RUNNERS = packageFile("test/runners/node_modules");

const USE = `import { createHub, fuzz, parsePayload, type PayloadByEvent } from "hubhook";
import type { DiscussionCommentCreatePayload } from "./hub.js";

export const hub = createHub();
hub.connect("https://bot.example/webhook", async (request) => new Response(await request.text()));
export const placeOf = ({ repo }: DiscussionCommentCreatePayload): string => (repo.type === "kernel" ? "kernels/" : "") + repo.name;
export const same = (payload: PayloadByEvent["discussion.comment:create"]): string => placeOf(payload);
const parsed = parsePayload(null);
if (parsed.ok && parsed.event === "discussion.comment:create") placeOf(parsed.payload);
export const ran = fuzz(async (request) => new Response(request.method), { runs: 1 });
`;

interface Settings {
  readonly type: "module" | "commonjs";
  readonly module: string;
  readonly moduleResolution: string;
}

const SETTINGS: readonly Settings[] = [
  { type: "module", module: "node16", moduleResolution: "node16" },
  { type: "module", module: "esnext", moduleResolution: "bundler" },
  { type: "commonjs", module: "esnext", moduleResolution: "bundler" },
  { type: "commonjs", module: "nodenext", moduleResolution: "nodenext" },
];

describeNeeding(
  "compilers",
  existsSync(join(RUNNERS, "typescript-5.4")),
  "test/runners has no packages: run npm run project-envs",
  "the types",
  () => {
    let project: Project;
    beforeAll(async () => {
      project = await projectWithPackage();
      return () => project.remove();
    }, 120_000);

    /** What a compiler says of a program that uses the types. @param areLibrariesChecked - Those of others included. */
    async function errorsOf(compiler: string, settings: Settings, areLibrariesChecked: boolean): Promise<string> {
      const { type, ...modules } = settings;
      const folder = join(project.folder, `${type}-${modules.moduleResolution}`);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, "package.json"), JSON.stringify({ type }));
      await writeFile(join(folder, "use.ts"), USE);
      const bin = join(project.folder, "node_modules/.bin/hubhook");
      await promisify(execFile)(process.execPath, [bin, "types", "--out", "hub.ts"], { cwd: folder });
      const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
      const compilerOptions = {
        ...modules,
        ...strict,
        noEmit: true,
        target: "es2022",
        lib: ["es2023", "dom"],
        types: [],
        skipLibCheck: !areLibrariesChecked,
      };
      await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["use.ts", "hub.ts"] }));
      return await promisify(execFile)(process.execPath, [compiler, "-p", folder]).then(
        ({ stdout }) => stdout,
        ({ stdout }: { readonly stdout: string }) => stdout,
      );
    }

    const old = join(RUNNERS, "typescript-5.4/bin/tsc");
    const last = join(RUNNERS, "typescript-5.9/bin/tsc");
    const native = packageFile("node_modules/typescript/bin/tsc");

    it.each(SETTINGS)(
      "compile with TypeScript 5.9 and 7, $type, $moduleResolution, down to the last declaration",
      async (settings) => {
        expect(await errorsOf(last, settings, true)).toBe("");
        expect(await errorsOf(native, settings, true)).toBe("");
      },
    );

    it.each(SETTINGS.slice(0, 3))(
      "compile with TypeScript 5.4, $type, $moduleResolution, but for what msw asks for",
      async (settings) => {
        expect(await errorsOf(old, settings, false)).toBe("");
      },
    );
  },
);
