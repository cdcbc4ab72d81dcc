/** A folder of schemas as one schema: every file becomes a definition, every reference between files a local one. */
import { posix } from "node:path";
import { isRecord, UnableError } from "../base/index.ts";
import type { SchemaFile, SchemaFolder } from "./read-schemas.ts";

/** Definitions by name: a file's path, and `path#name` for what the file itself defines. */
export type Definitions = Readonly<Record<string, SchemaFile>>;

/**
 * All schemas of a folder, with their references rewritten to `#/$defs/{name}`.
 * @throws UnableError when a reference points to nothing.
 */
export function bundle(schemas: SchemaFolder): Definitions {
  const definitions: Record<string, SchemaFile> = {};
  for (const [path, schema] of schemas) {
    const { $schema: _, $defs = {}, ...rest } = schema;
    definitions[path] = rewritten(rest, path, schemas);
    for (const [name, inner] of Object.entries(isRecord($defs) ? $defs : {})) {
      if (isRecord(inner)) definitions[`${path}#${name}`] = rewritten(inner, path, schemas);
    }
  }
  return definitions;
}

function rewritten(schema: SchemaFile, path: string, schemas: SchemaFolder): SchemaFile {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isRecord(value)) return value;
    const { $ref, ...rest } = value;
    const inner = Object.fromEntries(Object.entries(rest).map(([key, child]) => [key, walk(child)]));
    return typeof $ref === "string" ? { $ref: localReference($ref, path, schemas), ...inner } : inner;
  };
  const result = walk(schema);
  return isRecord(result) ? result : {};
}

/** Turns `../parts/link.json`, `#/$defs/git` or `other.json#/properties/url` into a pointer below `$defs`. */
function localReference(ref: string, from: string, schemas: SchemaFolder): string {
  const [file = "", pointer = ""] = ref.split("#");
  const path = file === "" ? from : posix.join(posix.dirname(from), file);
  if (!schemas.has(path) || targetOf(pointer, schemas.get(path)) === undefined) {
    const what = schemas.has(path) ? `"${path}" has no ${pointer}` : `there is no schema "${path}"`;
    throw new UnableError(`Failed to follow "${ref}" in the schema "${from}": ${what}. Mend the reference.`);
  }
  const own = pointer.match(/^\/\$defs\/([^/]+)$/)?.[1];
  if (own !== undefined) return `#/$defs/${escaped(`${path}#${own}`)}`;
  return `#/$defs/${escaped(path)}${pointer}`;
}

/** What a JSON pointer in a URI fragment points to. */
function targetOf(pointer: string, schema: unknown): unknown {
  const keys = pointer
    .split("/")
    .slice(1)
    .map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));
  return keys.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), schema);
}

/** The name of the definition that a reference of a bundle points to. */
export function definitionIn(ref: string): string {
  return decodeURIComponent(ref.replace("#/$defs/", "")).replaceAll("~1", "/").replaceAll("~0", "~");
}

/** A key as it stands in a JSON pointer inside a URI fragment. */
function escaped(key: string): string {
  return encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
}
