/** What is wrong with a value, in words: an issue is data, returned, never thrown. */
import type { SchemaError } from "../../generated/validators.js";
import { nearName } from "./almost.ts";
import { pointerTo, valueAt } from "./pointer.ts";

export interface Issue {
  /** JSON pointer to the wrong value, or to where a missing one should be. Empty for the whole value. */
  readonly path: string;
  /** The JSON Schema keyword that is broken. */
  readonly keyword: string;
  /** What should have come, as in "expected …". */
  readonly expected: string;
  /** What came, as in "got …". */
  readonly received: string;
}

/** One issue as a line of text. */
export function formatIssue({ path, expected, received }: Issue): string {
  return `${path === "" ? "(the whole value)" : path}: expected ${expected}, got ${received}`;
}

/**
 * The issues behind a validator's errors: one for each broken place, sorted by path.
 * @param value - The value that was validated.
 */
export function issuesFrom(errors: readonly SchemaError[], value: unknown): readonly Issue[] {
  const issues = new Map<string, Issue>();
  for (const error of errors) {
    const { keyword } = error;
    if (keyword === "if") continue; // says only which branch was taken
    const path = pathOf(error);
    // The branches of a union say the same of what is no object.
    issues.set(`${path} ${keyword}`, {
      path,
      keyword,
      expected: expectation(error),
      received: brief(valueAt(value, path)) + otherName(keyword, value, path),
    });
  }
  return [...issues.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function otherName(keyword: string, value: unknown, path: string): string {
  const near = keyword === "required" ? nearName(value, path) : undefined;
  return near === undefined ? "" : `, but ${brief(near)}`;
}

/** A missing or surplus property is reported where it stands, not at the object around it. */
function pathOf({ keyword, instancePath, params }: SchemaError): string {
  if (keyword === "required") return pointerTo(instancePath, String(params["missingProperty"]));
  if (keyword === "additionalProperties") return pointerTo(instancePath, String(params["additionalProperty"]));
  return instancePath;
}

/** Patterns that have a name; any other is shown as it is. */
const KNOWN_PATTERNS: Readonly<Record<string, string>> = {
  "^[0-9a-f]{24}$": "an id of 24 lower-case hex digits",
  "^[0-9a-f]{40}$": "a commit id of 40 lower-case hex digits",
  "^[0-9a-f]{64}$": "a hash of 64 lower-case hex digits",
  "^[\\w.\\-]+(/[\\w.\\-]+)?$": "a name such as namespace/name",
  "^https?://.+$": "an http or https URL",
  "^https?://[^/]+/.+$": "an http or https URL with a path",
  "^https?://[^/]+/api/.+$": "an http or https URL below /api/",
  "^https?://[^/]+/.+#[0-9a-f]{24}$": "the address of a comment, with #{comment id} at its end",
  "^[a-z0-9][a-z0-9\\-]*$": "the first label of a host name",
  "^refs/.+$": "a full ref such as refs/heads/main",
  "^[\\x20-\\x7F]*$": "ASCII characters only",
};

function expectation({ keyword, params }: SchemaError): string {
  const limit = String(params["limit"]);
  switch (keyword) {
    case "required":
      return "this property";
    case "additionalProperties":
      return "no such property";
    case "const":
      return JSON.stringify(params["allowedValue"]);
    case "enum":
      return `one of ${[params["allowedValues"]]
        .flat()
        .map((choice) => JSON.stringify(choice))
        .join(", ")}`;
    case "type":
      return typeWord(String(params["type"]));
    case "pattern":
      return KNOWN_PATTERNS[String(params["pattern"])] ?? `a text that matches ${String(params["pattern"])}`;
    case "minLength":
      return `at least ${counted(limit, "character")}`;
    case "maxLength":
      return `at most ${counted(limit, "character")}`;
    case "minimum":
      return `at least ${limit}`;
    case "minItems":
      return `at least ${counted(limit, "item")}`;
    case "maxItems":
      return `at most ${counted(limit, "item")}`;
    default:
      return `a value that keeps "${keyword}"`;
  }
}

function counted(limit: string, noun: string): string {
  return `${limit} ${noun}${limit === "1" ? "" : "s"}`;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  object: "an object",
  array: "an array",
  string: "a text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  null: "null",
};

function typeWord(types: string): string {
  return types
    .split(",")
    .map((type) => TYPE_WORDS[type] ?? type)
    .join(" or ");
}

/** A value, short enough for a line. */
export function brief(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty array" : `an array of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value !== "string") return String(value);
  const text = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  return value.length > 60 ? `${JSON.stringify(text)} (${value.length} characters)` : JSON.stringify(text);
}
