/**
 * Validators as plain code, by ajv. Strict and tolerant ones come from the same schemas: tolerant ones from those that are
 * open to what the Hub may add.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import type { Definitions, EventFile } from "../../src/codegen/index.ts";
import { withTaggedUnions } from "./tagged-unions.ts";

/** Settings bodies and the future payload, by the name that the code asks for. */
const OTHERS: Readonly<Record<string, string>> = {
  future: "future-payload.json",
  createWebhook: "settings/create-webhook.json",
  updateWebhook: "settings/update-webhook.json",
  webhook: "settings/webhook.json",
  watchedItem: "settings/watched-item.json",
  replayAnswer: "settings/replay-answer.json",
};

const STRENGTHS = ["strict", "tolerant"] as const;

/** The source text of generated/validators.js. It imports nothing. */
export function validatorsModule(closed: Definitions, open: Definitions, events: readonly EventFile[]): string {
  const ajv = new Ajv2020({
    allErrors: true,
    strictTypes: false,
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  });
  // An event with several shapes has a validator for each: the caller knows which one it wants.
  const split = new Set(events.filter(({ branches }) => branches.length > 1).map(({ path }) => path));
  const single = (definitions: Definitions): Definitions =>
    withTaggedUnions(Object.fromEntries(Object.entries(definitions).filter(([name]) => !split.has(name))));
  ajv.addSchema({ $id: "strict", $defs: single(closed) });
  ajv.addSchema({ $id: "tolerant", $defs: single(open) });

  const names = [...Object.entries(OTHERS), ...events.flatMap(shapesOf)];
  const refs: Record<string, string> = {};
  const tables = STRENGTHS.map((strength) => {
    const rows = names.map(([key, definition], index) => {
      const identifier = `${strength}${index}`;
      refs[identifier] = `${strength}#/$defs/${encodeURIComponent(definition.replaceAll("/", "~1"))}`;
      return `  ${JSON.stringify(key)}: ${identifier},`;
    });
    return `export const ${strength} = {\n${rows.join("\n")}\n};`;
  });
  const code = (standalone as unknown as typeof standalone.default)(ajv, refs)
    .replaceAll(/^export const (strict|tolerant)(\d+) = /gm, "const $1$2 = ")
    .replaceAll(/require\("ajv\/dist\/runtime\/ucs2length"\)\.default/g, "codePoints");
  if (/\brequire\(|^import /m.test(code))
    throw new Error("The validators need ajv at run time: inline what they require.");
  return [
    `/* Validators of every schema. Made by "npm run generate": edit the files in schemas/, not this one. */`,
    CODE_POINTS,
    code.replace(/^"use strict";/, ""),
    ...tables,
    ``,
  ].join("\n");
}

/** The source text of generated/validators.d.ts. */
export function validatorTypes(): string {
  return `/* Made by "npm run generate". */

/** One broken keyword, as ajv tells it. */
export interface SchemaError {
  readonly keyword: string;
  /** JSON pointer to the value that breaks it. */
  readonly instancePath: string;
  /** The path to the keyword: the schema's name, then the steps in it. */
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Says whether a value fits; if not, \`errors\` tells why until the next call. */
export interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

/** By an event's name, by \`{event}#{branch}\` where a payload has several shapes, and by the names of other schemas. */
export declare const strict: Readonly<Record<string, Validator>>;
export declare const tolerant: Readonly<Record<string, Validator>>;
`;
}

function shapesOf({ event, path, branches }: EventFile): [string, string][] {
  return branches.map((branch) => {
    const name = branch.replace("#/$defs/", "");
    return branch === "#" ? [event, path] : [`${event}#${name}`, `${path}#${name}`];
  });
}

/** JSON Schema counts the length of a string in code points. */
const CODE_POINTS = `
function codePoints(text) {
  let count = 0;
  for (let i = 0; i < text.length; i++, count++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdbff && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) i++;
  }
  return count;
}
`;
