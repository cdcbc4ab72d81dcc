/**
 * How far hubhook gets behind the conditions of handlers: the bugs of test/bugs/conditions, each at default options by the
 * command line, with and without what it knows of the handler.
 *   npm run bench:conditions                       a table by the depth of the conditions
 *   npm run bench:conditions -- --ways both,watch  only some of the ways
 *   npm run bench:conditions -- --only retry-mention --seed 2 --json
 */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { conditionBugs, fileOf, folderOf, MARK, triggerOf, type ConditionBug } from "../test/bugs/conditions/index.ts";
import { inColumns } from "./columns.ts";

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    ways: { type: "string", default: "neither,words,guidance,both,watch" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});

const CLI = fileURLToPath(new URL("../src/cli/main.ts", import.meta.url));

/** What hubhook may know, as options. */
const WAYS: Readonly<Record<string, (bug: ConditionBug) => readonly string[]>> = {
  neither: () => ["--no-words", "--no-guidance"],
  words: () => ["--no-guidance"],
  guidance: () => ["--no-words"],
  both: () => [],
  watch: hintsFor,
};

/** What people would say who know their handler: what it watches, and what they write to it. */
function hintsFor(bug: ConditionBug): readonly string[] {
  const last = triggerOf(bug).at(-1);
  if (last === undefined) return [];
  const text = "comment" in last && "content" in last.comment ? last.comment.content : undefined;
  return ["--watch", `${last.repo.type}:${last.repo.name}`, ...(text === undefined ? [] : ["--say", text])];
}

interface Row {
  readonly bug: ConditionBug;
  readonly way: string;
  readonly isFound: boolean;
  /** Findings that are not the planted bug. */
  readonly others: readonly string[];
  readonly ms: number;
}

async function rowOf(bug: ConditionBug, way: string): Promise<Row> {
  const target =
    bug.language === "py" ? ["http://127.0.0.1/webhook", "--start", "python3 app.py"] : [`./${fileOf(bug)}`];
  const startMs = performance.now();
  const options = [...(WAYS[way]?.(bug) ?? []), "--seed", values.seed, "--json"];
  const child = spawn(process.execPath, [CLI, "fuzz", ...target, ...options], {
    cwd: folderOf(bug),
    stdio: ["ignore", "pipe", "ignore"],
  });
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk);
  const failures = failuresIn(Buffer.concat(chunks).toString("utf8"));
  return {
    bug,
    way,
    isFound: failures.some((failure) => failure.includes(MARK)),
    others: failures.filter((failure) => !failure.includes(MARK)),
    ms: Math.round(performance.now() - startMs),
  };
}

/** Each failure of a result, as text. */
function failuresIn(text: string): readonly string[] {
  const result: { readonly checks: readonly { readonly failures?: readonly unknown[] }[] } = JSON.parse(text);
  return result.checks.flatMap(({ failures = [] }) => failures.map((failure) => JSON.stringify(failure)));
}

const ways = values.ways.split(",").filter((way) => Object.hasOwn(WAYS, way));
const bugs = conditionBugs.filter(({ id }) => values.only === undefined || values.only === id);
const rows: Row[] = [];
for (const way of ways) {
  for (const bug of bugs) {
    const row = await rowOf(bug, way);
    rows.push(row);
    console.error(
      `${way} ${bug.id}: ${row.isFound ? "found" : "MISSED"} in ${row.ms} ms${row.others.length === 0 ? "" : `, and ${row.others.length} other findings`}`,
    );
  }
}
console.log(values.json ? JSON.stringify(rows, null, 2) : inColumns(table()));

function table(): readonly (readonly string[])[] {
  const groups: readonly (readonly [string, (bug: ConditionBug) => boolean])[] = [
    ["one condition", ({ conditions, kind }) => conditions === 1 && kind === "payload"],
    ["two conditions", ({ conditions, kind }) => conditions === 2 && kind === "payload"],
    ["three conditions", ({ conditions, kind }) => conditions === 3 && kind === "payload"],
    ["sequences", ({ kind }) => kind === "sequence"],
    ["in Python", ({ language }) => language === "py"],
    ["all", () => true],
  ];
  return [
    ["", ...ways],
    ...groups.map(([name, isIn]) => [
      name,
      ...ways.map((way) => {
        const own = rows.filter((row) => row.way === way && isIn(row.bug));
        return `${own.filter(({ isFound }) => isFound).length}/${own.length}`;
      }),
    ]),
  ];
}
