/** All payloads as one JSON Schema, for code generators of other languages: no file refers to another. */
import { isRecord, UnableError } from "../base/index.ts";
import { bundle, definitionIn, type Definitions } from "./bundle.ts";
import { eventFiles } from "./event-files.ts";
import { opened, roomy } from "./opened.ts";
import { readSchemas, type SchemaFile } from "./read-schemas.ts";
import { rejectMistakes } from "./schema-mistakes.ts";
import type { TypesOptions } from "./types-from-schemas.ts";

/**
 * One schema of any payload, with every shape under `$defs` by its title.
 * @param folder - A folder laid out as hubhook's own `schemas/`.
 * @throws UnableError when the folder can't be read or one of its schemas has a mistake.
 */
export async function bundledSchema(folder: string, { open = true }: TypesOptions = {}): Promise<string> {
  const schemas = await readSchemas(folder);
  rejectMistakes(schemas);
  const definitions = bundle(open ? roomy(opened(schemas)) : schemas);
  const events = eventFiles(schemas).map(({ path }) => path);
  const paths = [...events, "future-payload.json"].filter((path) => path in definitions);
  const refs = paths.map((path) => ({ $ref: `#/$defs/${titleOf(definitions, path)}` }));
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Payload",
    description: open
      ? "What a webhook of the Hugging Face Hub may be sent, with room for what the Hub adds."
      : "What the webhooks of the Hugging Face Hub are known to send, and nothing else.",
    anyOf: refs,
    $defs: Object.fromEntries(
      reached(definitions, paths)
        .toSorted()
        .map((path) => [titleOf(definitions, path), byTitle(definitions, definitions[path])]),
    ),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function titleOf(definitions: Definitions, path: string): string {
  const title = definitions[path]?.["title"];
  if (typeof title === "string") return title;
  throw new UnableError(
    `Failed to name the type of the schema "${path}": it has no title. Give it one, in PascalCase.`,
  );
}

/** The definitions that these need, these first. */
function reached(definitions: Definitions, paths: readonly string[]): readonly string[] {
  const seen = new Set(paths);
  for (const path of seen) {
    JSON.stringify(definitions[path], (key, value: unknown) => {
      if (key === "$ref" && typeof value === "string") seen.add(definitionIn(value));
      return value;
    });
  }
  return [...seen];
}

/** `tsType` is for TypeScript alone. */
function byTitle(definitions: Definitions, schema: SchemaFile | undefined): unknown {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
    if (key === "$ref" && typeof value === "string") return `#/$defs/${titleOf(definitions, definitionIn(value))}`;
    if (!isRecord(value) || !("tsType" in value)) return value;
    const { tsType: _, ...rest } = value;
    return rest;
  });
}
