/** The failures of a run as a test file for Vitest. */
import { unreachable } from "../../base/index.ts";
import type { CaseRef } from "../../findings/index.ts";
import type { FuzzResult } from "../../fuzz/index.ts";
import { STATUS } from "./asked.ts";
import { urlWithoutSecret, type Sent } from "./sent.ts";
import { chunksOf, commentLines, quoted, withVariable } from "./source.ts";
import { testCasesOf, type EmitOptions, type Subject, type TestCase } from "./test-case.ts";

/** How much longer than its slowest answer a test may take, in milliseconds. */
const SPARE_MS = 5_000;

/** How long a case of several requests may take at least, in milliseconds. */
const CASE_MS = 60_000;

/** The file; `null` when nothing failed that a test can show. */
export function vitestFile(result: FuzzResult, options: EmitOptions): string | null {
  const cases = testCasesOf(result, options);
  const tests = cases.filter((one) => whyNot(one, options.subject) === null);
  if (tests.length === 0) return null;
  const hasCases = tests.some(({ how }) => how.kind === "case");
  return [
    ...headOf(options, hasCases),
    ...tests.flatMap((one) => ["", ...testOf(one, options)]),
    ...cases.flatMap((one) => leftOut(one, whyNot(one, options.subject))),
    "",
  ].join("\n");
}

/** Why there is no test of a failure; `null` if there is one. */
function whyNot({ how, found, needsHub }: TestCase, { kind }: Subject): string | null {
  if (how.kind === "request") return null;
  if (how.kind === "nothing") return how.why;
  if (found.path === "") return `${how.why}, and no path leads to it`; // a payload that somebody wrote by hand
  if (kind === "module" || !needsHub) return null; // only a consumer in the test's own process is seen to act
  return "what the consumer does on the Hub is only seen by the command that serves it one";
}

function headOf({ subject, secret, timeoutMs, sources }: EmitOptions, hasCases: boolean): readonly string[] {
  const hasWords = hasCases && sources.length > 0;
  const fuzzing = [...(hasCases ? ["formatResult", "fuzz"] : []), ...(hasWords ? ["readWords"] : [])];
  const consumer = consumerIn(subject, secret ?? "");
  const imports = [...fuzzing, ...consumer.imports].sort();
  return [
    ...commentLines(
      "//",
      "What hubhook found, as tests: each fails until its cause is fixed, and guards it afterwards.",
    ),
    ...(subject.kind === "module" ? [`import { fileURLToPath } from "node:url";`] : []),
    ...(imports.length === 0 ? [] : [`import { ${imports.join(", ")} } from "hubhook";`]),
    `import { ${subject.kind === "url" ? "" : "afterAll, "}expect, it } from "vitest";`,
    "",
    ...secretLines(secret),
    ...consumer.lines,
    ...(hasWords ? wordsLines(sources, secret ?? "") : []),
    "",
    ...commentLines("//", "The status of the answer, or why there is none."),
    `async function post(headers: [string, string][], body: string | Uint8Array<ArrayBuffer>, query = {}): Promise<string> {`,
    `  const target = new URL(url);`,
    `  for (const [name, value] of Object.entries<string>(query)) target.searchParams.set(name, value);`,
    ...(subject.kind === "url" ? overHttp(timeoutMs) : throughConsumer(timeoutMs)),
    `}`,
  ];
}

function secretLines(secret: string | undefined): readonly string[] {
  if (secret === undefined || secret === "") return [];
  return [
    `const secret = process.env["HUBHOOK_SECRET"];`,
    `if (!secret) throw new Error("Set HUBHOOK_SECRET to the secret that the consumer expects.");`,
  ];
}

/** Cases draw from the words of the consumer: a case is the same as long as they are. */
function wordsLines(sources: readonly string[], secret: string): readonly string[] {
  const files = sources.map((file) => withVariable(file, secret, "secret")).join(", ");
  return [`const { words } = await readWords([${files}], { cwd: import.meta.dirname, env: process.env });`];
}

interface ConsumerSource {
  readonly imports: readonly string[];
  readonly lines: readonly string[];
}

function consumerIn(subject: Subject, secret: string): ConsumerSource {
  const text = (value: string): string => withVariable(value, secret, "secret");
  const url = text(urlWithoutSecret(subject.url));
  const close = `afterAll(() => consumer.close());`;
  switch (subject.kind) {
    case "module": {
      const file = `fileURLToPath(new URL(${text(subject.path)}, import.meta.url))`;
      const lines = [`const url = ${url};`, `const consumer = await moduleConsumer(${file});`, close];
      return { imports: ["moduleConsumer"], lines };
    }
    case "command": {
      const start = `const consumer = await commandConsumer(${text(subject.command)}, { url: ${url} });`;
      return { imports: ["commandConsumer"], lines: [start, `const { url } = consumer;`, close] };
    }
    case "url":
      return { imports: [], lines: [`const url = process.env["HUBHOOK_URL"] ?? ${url};`] };
    default:
      return unreachable(subject);
  }
}

function throughConsumer(timeoutMs: number): readonly string[] {
  return [
    `  const exchange = await consumer.send({ url: target.href, headers, body }, { timeoutMs: ${timeoutMs} });`,
    '  return exchange.kind === "answered" ? String(exchange.status) : `no answer: ${exchange.detail}`;',
  ];
}

/** Bytes, because fetch would name a content type for a text that has none. */
function overHttp(timeoutMs: number): readonly string[] {
  return [
    `  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;`,
    `  const signal = AbortSignal.timeout(${timeoutMs});`,
    `  const options = { method: "POST", headers, body: bytes, redirect: "manual", signal } as const;`,
    `  return await fetch(target, options).then(`,
    `    async (response) => (await response.arrayBuffer(), String(response.status)),`,
    "    (error: unknown) => `no answer: ${String(error)}`,",
    `  );`,
  ];
}

function testOf({ title, about, again, how, found, after }: TestCase, options: EmitOptions): readonly string[] {
  const { timeoutMs, secret = "" } = options;
  const open = [...about.flatMap((line) => commentLines("//", line)), ...commentLines("//", `Again: ${again}`)];
  const head = `it(${quoted(title)}, async () => {`;
  if (how.kind === "request") {
    const call = [
      `  const answer = await post(`,
      ...argumentsOf(how.sent, secret).map((line) => `    ${line},`),
      `  );`,
    ];
    const judged = `  expect(answer).toMatch(/${STATUS[how.asked]}/);`;
    return [...open, head, ...call, judged, `}, ${timeoutMs + SPARE_MS});`];
  }
  const why = commentLines("//", `Run as a whole case: ${how.why}.`);
  const call = `  const result = await fuzz(${options.subject.kind === "url" ? "url" : "consumer"}, ${fuzzOptions(found, after, options)});`;
  const masking = secret === "" ? "" : ", { secret }";
  const judged = `  expect(result.ok, formatResult(result${masking})).toBe(true);`;
  return [...open, ...why, head, call, judged, `}, ${Math.max(CASE_MS, timeoutMs + SPARE_MS)});`];
}

function argumentsOf({ headers, body, inQuery }: Sent, secret: string): readonly string[] {
  const pairs = headers.map(([name, value]) => `[${quoted(name)}, ${withVariable(value, secret, "secret")}]`);
  const query = inQuery === null ? [] : [`{ secret: ${withVariable(inQuery, secret, "secret")} }`];
  if (body.encoding === "base64")
    return [`[${pairs.join(", ")}]`, `Uint8Array.from(Buffer.from("${body.text}", "base64"))`, ...query];
  const chunks = chunksOf(body.text);
  const text =
    chunks.length === 1 ? chunks.join("") : `[\n${chunks.map((chunk) => `      ${chunk},\n`).join("")}    ].join("")`;
  return [`[${pairs.join(", ")}]`, text, ...query];
}

function fuzzOptions({ check, seed, path }: CaseRef, after: readonly CaseRef[], options: EmitOptions): string {
  const { secret = "", secretIn, aim, sources, timeoutMs, subject } = options;
  const parts = [
    ...(secret === "" ? [] : ["secret"]),
    ...(secretIn === "header" ? [] : [`secretIn: "query"`]),
    ...(subject.kind === "module" ? ["url"] : []),
    ...Object.entries(aim).flatMap(([name, value]) =>
      value === undefined || value.length === 0 ? [] : [`${name}: ${asCode(value, secret)}`],
    ),
    ...(sources.length === 0 ? [] : ["words"]),
    `timeoutMs: ${timeoutMs}`,
    `checks: [${quoted(check)}]`,
    `seed: ${seed}`,
    `path: ${quoted(path)}`,
    ...(after.length === 0 ? [] : [`after: [${after.map((one) => quoted(`${one.check}/${one.path}`)).join(", ")}]`]),
  ];
  return `{ ${parts.join(", ")} }`;
}

/** Lists of texts and of plain objects. */
function asCode(value: unknown, secret: string): string {
  if (Array.isArray(value)) return `[${value.map((item) => asCode(item, secret)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return withVariable(String(value), secret, "secret");
  return `{ ${Object.entries(value)
    .map(([name, own]) => `${name}: ${asCode(own, secret)}`)
    .join(", ")} }`;
}

function leftOut({ title, about, again }: TestCase, why: string | null): readonly string[] {
  if (why === null) return [];
  return ["", ...[title, ...about, `No test: ${why}.`, `Again: ${again}`].flatMap((line) => commentLines("//", line))];
}
