/** The schemas of the package as files, read without the code under test. */
import { readdirSync, readFileSync } from "node:fs";

export type JsonObject = Readonly<Record<string, unknown>>;

export interface SchemaPlace {
  /** The file, then the keys down to it. */
  readonly at: string;
  readonly schema: JsonObject;
}

export const schemaPaths: readonly string[] = readdirSync("schemas", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".json") && !path.startsWith("examples/"))
  .sort();

/** Every property of every schema, however deep. */
export function allProperties(): readonly SchemaPlace[] {
  return allObjects().flatMap(({ at, schema }) =>
    isObject(schema["properties"])
      ? Object.entries(schema["properties"]).flatMap(([name, property]) =>
          isObject(property) ? [{ at: `${at} ${name}`, schema: property }] : [],
        )
      : [],
  );
}

/** Every JSON object in every schema file: schemas, and the maps between them. */
export function allObjects(): readonly SchemaPlace[] {
  const within = (value: unknown, at: string): readonly SchemaPlace[] => {
    if (Array.isArray(value)) return value.flatMap((item, index) => within(item, `${at} ${index}`));
    if (!isObject(value)) return [];
    const inner = Object.entries(value).flatMap(([key, child]) => within(child, `${at} ${key}`));
    return [{ at, schema: value }, ...inner];
  };
  return schemaPaths.flatMap((path) => within(JSON.parse(readFileSync(`schemas/${path}`, "utf8")), path));
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
