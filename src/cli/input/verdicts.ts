/** What hubhook makes of a text of payloads: one verdict for each, in order. */
import { messageOf } from "../../base/index.ts";
import { parsePayload, valueAt, type Issue, type ParseOptions } from "../../payload/index.ts";
import { documentsOf, type Document } from "./documents.ts";
import { jsonBreak, type JsonBreak } from "./json-break.ts";
import { linesOf } from "./lines.ts";

export interface Verdict {
  /** The file it came from, as it was named, or "stdin". */
  readonly source: string;
  /** Where it starts or, if it is no JSON, where that breaks; from 1. */
  readonly line: number;
  readonly column: number;
  /** Its index, if it came in an array of payloads. */
  readonly item: number | null;
  /** The name of its event, if it has one. */
  readonly event: string | null;
  readonly ok: boolean;
  /** What is wrong with it. That it is no JSON is an issue too, with the keyword "json". */
  readonly issues: readonly Issue[];
  /** The known event to handle it as, if its own is not known. */
  readonly fallback: string | null;
}

export interface VerdictOptions {
  readonly strict: boolean;
}

/** The verdicts on one source, each as soon as its payload has come. */
export async function* verdictsOn(
  source: string,
  chunks: AsyncIterable<string>,
  options: ParseOptions,
): AsyncGenerator<Verdict> {
  for await (const document of documentsOf(linesOf(chunks))) {
    const { line, column } = document;
    const parsed = parseJson(document.text);
    if (parsed.kind === "broken") yield { source, ...brokenAt(document, parsed.at) };
    else if (!Array.isArray(parsed.value))
      yield { source, line, column, item: null, ...verdictOn(parsed.value, options) };
    else {
      for (const [item, value] of parsed.value.entries())
        yield { source, line, column, item, ...verdictOn(value, options) };
    }
  }
}

/** The values of one source that are JSON, items of an array each for itself; all else is left out. */
export async function* valuesIn(chunks: AsyncIterable<string>): AsyncGenerator<unknown> {
  for await (const document of documentsOf(linesOf(chunks))) {
    const parsed = parseJson(document.text);
    if (parsed.kind === "value") yield* Array.isArray(parsed.value) ? parsed.value : [parsed.value];
  }
}

type PayloadVerdict = Pick<Verdict, "event" | "ok" | "issues" | "fallback">;

function verdictOn(value: unknown, options: ParseOptions): PayloadVerdict {
  const parsed = parsePayload(value, options);
  const event = eventIn(value);
  if (!parsed.ok) return { event, ok: false, issues: parsed.issues, fallback: null };
  return { event, ok: true, issues: [], fallback: parsed.event === "future" ? parsed.fallback : null };
}

/** The name of the event, whether or not anything else about the payload is right. */
function eventIn(value: unknown): string | null {
  const scope = valueAt(value, "/event/scope");
  const action = valueAt(value, "/event/action");
  return typeof scope === "string" && typeof action === "string" ? `${scope}:${action}` : null;
}

type Parsed = { readonly kind: "value"; readonly value: unknown } | { readonly kind: "broken"; readonly at: JsonBreak };

function parseJson(text: string): Parsed {
  try {
    return { kind: "value", value: JSON.parse(text) };
  } catch (error) {
    return { kind: "broken", at: jsonBreak(text) ?? { offset: 0, expected: "JSON", received: messageOf(error) } };
  }
}

function brokenAt({ text, line, column }: Document, { offset, ...words }: JsonBreak): Omit<Verdict, "source"> {
  const before = text.slice(0, offset).split("\n");
  const inLine = before.at(-1)?.length ?? 0;
  return {
    line: line + before.length - 1,
    column: before.length === 1 ? column + inLine : 1 + inLine,
    item: null,
    event: null,
    ok: false,
    issues: [{ path: "", keyword: "json", ...words }],
    fallback: null,
  };
}
