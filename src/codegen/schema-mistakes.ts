/**
 * Mistakes that are easily made in a schema and that would come out as wrong types without a word.
 * This is no validator of schemas: what it does not know, it leaves to the compiler.
 */
import { isRecord, UnableError } from "../base/index.ts";
import type { SchemaFile, SchemaFolder } from "./read-schemas.ts";

/**
 * Makes sure that schemas can be told as types.
 * @throws UnableError at the first mistake, with its place.
 */
export function rejectMistakes(schemas: SchemaFolder): void {
  const pathsByTitle = new Map<unknown, string>();
  for (const [path, schema] of schemas) {
    const other = pathsByTitle.get(schema["title"]);
    if (typeof schema["title"] !== "string" || other !== undefined) {
      const why = other === undefined ? "it has no title" : `its title is that of "${other}"`;
      throw new UnableError(
        `Failed to name the type of the schema "${path}": ${why}. Give it a title of its own, in PascalCase.`,
      );
    }
    pathsByTitle.set(schema["title"], path);
    rejectMistakesIn(schema, path, "");
  }
}

const TYPES: readonly unknown[] = ["object", "array", "string", "integer", "number", "boolean", "null"];

/** What a keyword's value must be; the words complete "expected …". */
const SHAPES: Readonly<Record<string, readonly [words: string, fits: (value: unknown) => boolean]>> = {
  type: [`a type such as "string", or several`, (value) => [value].flat().every((type) => TYPES.includes(type))],
  properties: ["an object", isRecord],
  $defs: ["an object", isRecord],
  required: ["an array of names", (value) => Array.isArray(value) && value.every((name) => typeof name === "string")],
  enum: ["an array", Array.isArray],
  oneOf: ["an array of schemas", Array.isArray],
  $ref: ["the address of a schema", (value) => typeof value === "string"],
};

function rejectMistakesIn(schema: SchemaFile, path: string, pointer: string): void {
  for (const [keyword, [expected, fits]] of Object.entries(SHAPES)) {
    if (keyword in schema && !fits(schema[keyword])) fail(path, `${pointer}/${keyword}`, expected, schema[keyword]);
  }
  for (const [place, inner] of schemasWithin(schema)) {
    if (!isRecord(inner)) fail(path, `${pointer}/${place}`, "a schema", inner);
    rejectMistakesIn(inner, path, `${pointer}/${place}`);
  }
}

/** The schemas directly inside another, with their places. */
function schemasWithin(schema: SchemaFile): readonly (readonly [place: string, schema: unknown])[] {
  const inMap = ["properties", "$defs", "oneOf"].flatMap((keyword) =>
    Object.entries(schema[keyword] ?? {}).map(([name, inner]): [string, unknown] => [`${keyword}/${name}`, inner]),
  );
  return "items" in schema ? [...inMap, ["items", schema["items"]]] : inMap;
}

function fail(path: string, pointer: string, expected: string, received: unknown): never {
  throw new UnableError(
    `Failed to understand the schema "${path}" at ${pointer}: expected ${expected}, got ${JSON.stringify(received)}. ` +
      `Mend the file.`,
  );
}
