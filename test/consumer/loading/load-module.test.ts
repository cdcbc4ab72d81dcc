import { once } from "node:events";
import { connect, Server } from "node:net";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { packageFile, UnableError } from "../../../src/base/index.ts";
import { loadModule } from "../../../src/consumer/loading/index.ts";
import { projectFolder, type ProjectFiles } from "./project-files.ts";

const ESM = '{ "type": "module" }';

interface Project {
  readonly files: ProjectFiles;
  readonly entry: string;
}

/** Each exports `answer`, which is 42. */
const projects: Readonly<Record<string, Project>> = {
  "an enum, a parameter property and a decorator": {
    entry: "app.ts",
    files: {
      "package.json": ESM,
      "tsconfig.json": '{ "compilerOptions": { "experimentalDecorators": true } }',
      "app.ts": `
        enum Answer { Right = 42 }
        const logged = (_target: object, _key: string): void => undefined;
        class Oracle { constructor(readonly answer: number) {} @logged ask() { return this.answer; } }
        export const answer = new Oracle(Answer.Right).ask();`,
    },
  },
  JSX: {
    entry: "app.tsx",
    files: {
      "package.json": ESM,
      "tsconfig.json": '{ "compilerOptions": { "jsx": "react", "jsxFactory": "h" } }',
      "app.tsx": "const h = (tag: string, props: { n: number }) => props.n; export const answer = <p n={42} />;",
    },
  },
  "imports without an extension, and with .js for .ts": {
    entry: "app.ts",
    files: {
      "package.json": ESM,
      "app.ts":
        'import { four } from "./lib/four"; import { two } from "./lib/two.js"; export const answer = four * 10 + two;',
      "lib/four.ts": "export const four: number = 4;",
      "lib/two.ts": "export const two: number = 2;",
    },
  },
  "the paths and the baseUrl of a tsconfig.json": {
    entry: "src/app.ts",
    files: {
      "package.json": ESM,
      "tsconfig.json": '{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/lib/*"] } } } // with a comment',
      "src/app.ts": 'import { a } from "@/a"; import { b } from "src/lib/b"; export const answer = a + b;',
      "src/lib/a.ts": "export const a: number = 40;",
      "src/lib/b.ts": "export const b: number = 2;",
    },
  },
  "ESM syntax in a package without a type, as CommonJS": {
    entry: "app.ts",
    files: {
      "package.json": "{}",
      "app.ts": 'import data from "./data.json"; export const answer: number = data.n; export default { __filename };',
      "data.json": '{ "n": 42 }',
    },
  },
  "CommonJS that requires": {
    entry: "app.js",
    files: { "app.js": 'module.exports = { answer: require("./n") };', "n.js": "module.exports = 42;" },
  },
  "a late import without an extension, from CommonJS": {
    entry: "app.ts",
    files: {
      "app.ts": 'export const answer: Promise<number> = import("./late").then((late) => late.n);',
      "late.ts": "export const n: number = 42;",
    },
  },
  "a file of a package that has no exports, as next/server is": {
    entry: "app.mts",
    files: {
      "app.mts": 'import { n } from "old/server"; export const answer: number = n;',
      "node_modules/old/package.json": '{ "name": "old", "version": "1.0.0" }',
      "node_modules/old/server.js": "exports.n = 42;",
    },
  },
  "a folder by the main of its package": {
    entry: ".",
    files: { "package.json": '{ "main": "./lib/start" }', "lib/start.ts": "export const answer: number = 42;" },
  },
  "a folder by the main of its Worker": {
    entry: "",
    files: {
      "package.json": ESM,
      "wrangler.toml": 'main = "src/worker.ts"',
      "src/worker.ts": "export const answer = 42;",
    },
  },
  "what only a platform has": {
    entry: "app.ts",
    files: {
      "package.json": ESM,
      ".env": "ANSWER=42",
      "src/lib/n.ts": 'import { ANSWER } from "$env/static/private"; export const n = Number(ANSWER);',
      "app.ts": `import "server-only"; import { n } from "$lib/n"; import { env } from "cloudflare:workers";
        if (env.ANSWER !== import.meta.env.ANSWER) throw new Error("not the same");
        export const answer: number = n;`,
    },
  },
  "a module whose tsconfig.json has a parent that is yet to be generated": {
    entry: "app.ts",
    files: {
      "tsconfig.json": '{ "extends": "./.generated/tsconfig.json" }',
      "app.ts": "export const answer: number = 42;",
    },
  },
};

describe("loadModule", () => {
  it.for(Object.entries(projects))("loads %s", async ([, { files, entry }]) => {
    const loaded = await loadModule(join(await projectFolder(files), entry));
    expect(await loaded.exports["answer"]).toBe(42);
    loaded.release();
  });

  it.for([
    [
      "ESM",
      { "package.json": ESM, "app.ts": 'export { count } from "./state.ts";', "state.ts": "export const count = [];" },
    ],
    ["CommonJS", { "app.ts": 'export { count } from "./state";', "state.ts": "export const count = [];" }],
    ["plain CommonJS", { "app.ts": 'export const count = require("./state");', "state.js": "module.exports = [];" }],
  ] as const)("gives a fresh instance of %s each time", async ([, files]) => {
    const folder = await projectFolder(files);
    const [first, second] = [await loadModule(join(folder, "app.ts")), await loadModule(join(folder, "app.ts"))];
    expect(first.exports["count"]).toEqual([]);
    expect(second.exports["count"]).toEqual([]);
    expect(first.exports["count"]).not.toBe(second.exports["count"]);
  });

  it("loads in a thread of its own", async () => {
    const file = join(
      await projectFolder({ "app.ts": "enum E { Right = 42 } export const answer = E.Right;" }),
      "app.ts",
    );
    const worker = new Worker(packageFile("test/consumer/loading/loading-thread.ts"), { workerData: file });
    expect(await once(worker, "message")).toEqual([42]);
  });

  it("has a server that starts while it loads listen elsewhere, and closes it in the end", async () => {
    const files = {
      "app.mjs": 'import { createServer } from "node:http"; export const server = createServer().listen(1);',
    };
    const loaded = await loadModule(join(await projectFolder(files), "app.mjs"));
    const [server] = loaded.servers;
    expect(server).toBe(loaded.exports["server"]);
    if (!(server instanceof Server)) throw new TypeError("It is no server.");
    if (!server.listening) await once(server, "listening");
    const address = server.address();
    expect(address).toMatchObject({ address: "127.0.0.1" });
    loaded.release();
    const socket = connect(typeof address === "object" && address !== null ? address.port : 0, "127.0.0.1");
    await expect(once(socket, "connect")).rejects.toThrow("ECONNREFUSED");
  });

  it.for([
    [
      "a file that is missing",
      'import "./a";',
      { "a.ts": 'import "./b";' },
      /a\.ts imports "\.\/b", which was not found\. Check the path/,
    ],
    ["a package", 'import "left-pad/lib";', {}, /imports "left-pad\/lib".*npm install left-pad$/],
    ["an alias", 'import "@/db";', {}, /app\.ts imports "@\/db", which was not found\. .*"paths"/],
    ["what a platform has", 'import "bun:sqlite";', {}, /imports "bun:sqlite".*only on its platform/],
    ["what SvelteKit has", 'import "$app/stores";', {}, /imports "\$app\/stores".*only on its platform/],
    ["syntax", "const x: = 1;", {}, /app\.ts:1:9: Unexpected "="/],
    ["what it threw", '\nthrow new Error("no database");', {}, /Error: no database at .*app\.ts:2:7/],
    [
      "a platform's global",
      "Deno.serve(() => {});",
      {},
      /it uses Deno, which exists only on its platform\. Start it there: .*--start/,
    ],
    ["a top-level await", "await Promise.resolve();", {}, /a CommonJS module.*"type": "module"/],
    ["a stylesheet", 'import "./a.css";', { "a.css": "p {}" }, /a\.css:1: SyntaxError/],
  ] as const)("says what does not load: %s", async ([, text, others, message]) => {
    const loading = loadModule(join(await projectFolder({ "app.ts": text, ...others }), "app.ts"));
    await expect(loading).rejects.toThrow(UnableError);
    await expect(loading).rejects.toThrow(message);
  });

  it("names the main file that is yet to be built", async () => {
    const folder = await projectFolder({ "package.json": '{ "main": "dist/app.js" }' });
    await expect(loadModule(folder)).rejects.toThrow(
      /package\.json says .* "dist\/app\.js", which does not exist\. Build it/,
    );
  });
});
