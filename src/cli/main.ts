#!/usr/bin/env node
/** The `hubhook` command. The only file that knows the process. */
import * as nodeModule from "node:module";

/** What `package.json` asks for in `engines`; an older Node.js fails on the first import, with an error that says nothing. */
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(`hubhook needs Node.js 22.19 or newer; this is ${process.versions.node}.`);
  process.exit(3);
}

nodeModule.enableCompileCache(); // before anything is loaded: from the second time on, the command starts sooner
const { processTerminal } = await import("./process-terminal.ts");
const { run } = await import("./run.ts");

await run(process.argv.slice(2), processTerminal(process));
