/**
 * Measures hubhook against its peers: each row is a ratio within one run, since absolute figures belong to one machine.
 *   npm run bench                      all rows, as a table
 *   npm run bench -- --json            the same as one JSON object
 *   npm run bench -- --only payloads   the rows of one group
 */
import { parseArgs } from "node:util";
import { coldStart } from "./bench/cold-start.ts";
import { delivery } from "./bench/delivery.ts";
import { fuzzing } from "./bench/fuzz.ts";
import { guidance } from "./bench/guidance.ts";
import { http } from "./bench/http.ts";
import { memory } from "./bench/memory.ts";
import { payloads } from "./bench/payloads.ts";
import type { Group, Row } from "./bench/row.ts";
import { tableOf } from "./bench/row.ts";
import { rest } from "./bench/rest.ts";
import { validation } from "./bench/validation.ts";
import { world } from "./bench/world.ts";

const GROUPS: Readonly<Record<string, Group>> = {
  payloads,
  validation,
  delivery,
  http,
  fuzz: fuzzing,
  guidance,
  rest,
  world,
  "cold-start": coldStart,
  memory,
};

const { values } = parseArgs({ options: { json: { type: "boolean", default: false }, only: { type: "string" } } });
const chosen = Object.entries(GROUPS).filter(([name]) => values.only === undefined || values.only === name);
if (chosen.length === 0) {
  console.error(`There is no group "${values.only}". Choose from: ${Object.keys(GROUPS).join(", ")}.`);
  process.exit(2);
}

const rows: Row[] = [];
for (const [name, group] of chosen) {
  if (!values.json) console.error(`measuring ${name} …`);
  rows.push(...(await group()));
}
console.log(values.json ? JSON.stringify({ node: process.version, rows }, null, 2) : tableOf(rows));
