#!/usr/bin/env node
/** The `hubhook` command. The only file that knows the process. */
import { enableCompileCache } from "node:module";

enableCompileCache(); // before anything is loaded: from the second time on, the command starts sooner
const { processTerminal } = await import("./process-terminal.ts");
const { run } = await import("./run.ts");

await run(process.argv.slice(2), processTerminal(process));
