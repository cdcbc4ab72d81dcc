/**
 * Proves that hubhook finds bugs: those planted in test/bugs, each at default options, beside two rivals that are given as
 * many payloads as hubhook has cases; and that it accuses nobody else.
 *   npm run bench:bugs                          all bugs and all correct consumers, as tables
 *   npm run bench:bugs -- --json                the same as one JSON object
 *   npm run bench:bugs -- --only names          one kind of bugs, one bug by its id, or "correct"
 *   npm run bench:bugs -- --seeds 5 --runs 1000 how often, and how long, the correct consumers are tried
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { correctConsumers } from "../test/bugs/correct/index.ts";
import { bugsByKind } from "../test/bugs/planted/index.ts";
import { bugRow, type BugRow } from "./bench-bugs/bug-row.ts";
import { correctRow, type CorrectRow } from "./bench-bugs/correct-row.ts";
import { advantageOf, sumsOf } from "./bench-bugs/summary.ts";
import { bugTable, correctTable, sumTable } from "./bench-bugs/tables.ts";
import { gathered, parseShare, shareOf } from "./bench-bugs/workers.ts";

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    only: { type: "string" },
    seeds: { type: "string", default: "20" },
    runs: { type: "string", default: "30" },
    /** For the processes that do the work: they print a row a line. */
    share: { type: "string" },
  },
});

/** A row as a worker prints it. */
type Line = { readonly bug: BugRow } | { readonly correct: CorrectRow };

const isWanted = (kind: string, id: string): boolean => values.only === undefined || [kind, id].includes(values.only);
const wanted = [
  ...Object.entries(bugsByKind).flatMap(([kind, bugs]) =>
    bugs
      .filter(({ id }) => isWanted(kind, id))
      .map((bug) => ({ id: bug.id, row: async (): Promise<Line> => ({ bug: await bugRow(kind, bug) }) })),
  ),
  ...correctConsumers
    .filter(({ id }) => isWanted("correct", id))
    .map((consumer) => ({
      id: consumer.id,
      row: async (): Promise<Line> => ({
        correct: await correctRow(consumer, Number(values.seeds), Number(values.runs)),
      }),
    })),
];
if (wanted.length === 0) {
  console.error(
    `There is no "${values.only}". Choose a bug, "correct", or one of: ${Object.keys(bugsByKind).join(", ")}.`,
  );
  process.exit(2);
}

if (values.share === undefined) await report();
else await work(values.share);

/** Does a share of the work. */
async function work(share: string): Promise<void> {
  for (const { id, row } of shareOf(wanted, parseShare(share))) {
    const line = await row();
    console.error(`${id}: ${"bug" in line && line.bug.found === null ? "MISSED" : "done"}`);
    console.log(JSON.stringify(line));
  }
}

/** Has the work done, and prints what came of it. */
async function report(): Promise<void> {
  const lines = await gathered(fileURLToPath(import.meta.url), process.argv.slice(2));
  const order = new Map(wanted.map(({ id }, index) => [id, index]));
  const inOrder = <T extends { readonly id: string }>(rows: readonly T[]): readonly T[] =>
    rows.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const bugs = inOrder(lines.flatMap((line) => (isBug(line) ? [line.bug] : [])));
  const correct = inOrder(lines.flatMap((line) => (isCorrect(line) ? [line.correct] : [])));
  const sums = values.only === undefined ? [...sumsOf(bugs, correct), advantageOf(bugs)] : sumsOf(bugs, correct);
  if (values.json) console.log(JSON.stringify({ node: process.version, bugs, correct, sums }, null, 2));
  else console.log([bugTable(bugs), correctTable(correct), sumTable(sums)].join("\n\n"));
  if (sums.some(({ isMet }) => !isMet)) process.exitCode = 1;
}

function isBug(line: unknown): line is { readonly bug: BugRow } {
  return typeof line === "object" && line !== null && "bug" in line;
}

function isCorrect(line: unknown): line is { readonly correct: CorrectRow } {
  return typeof line === "object" && line !== null && "correct" in line;
}
