/**
 * The same schemas, open: what the Hub may add or change at any time fits them as well. Values that no list names, longer ids,
 * another version of the format, new properties. The closed ones tell what is new, the open ones what a handler should take.
 */
import { isRecord } from "../base/index.ts";
import type { SchemaFile, SchemaFolder } from "./read-schemas.ts";

/** What limits a value more than its type does. The Hub may move any of these limits. */
const LIMITS: readonly string[] = ["pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems"];

/** Opens the values of payloads. What one sends to the settings API has to be as the Hub wants it, and stays as it is. */
export function opened(schemas: SchemaFolder): SchemaFolder {
  return new Map(
    [...schemas].map(([path, schema]) => [path, path.startsWith("settings/") ? schema : openedSchema(schema)]),
  );
}

/** The same with room for properties that no schema names. A TypeScript type has it anyway, and would only lose by it. */
export function roomy(schemas: SchemaFolder): SchemaFolder {
  const withRoom = (key: string, value: unknown): unknown =>
    key === "additionalProperties" && value === false ? true : value;
  return new Map(
    [...schemas].map(([path, schema]) => [path, JSON.parse(JSON.stringify(schema), withRoom) as SchemaFile]),
  );
}

/** A choice that is open: one of the known values, or any other text. `tsType` is how json-schema-to-typescript says it. */
export function isOpenChoice(schema: SchemaFile): boolean {
  const [known, other] = Array.isArray(schema["anyOf"]) ? schema["anyOf"] : [];
  return isRecord(known) && "enum" in known && isRecord(other) && other["type"] === "string";
}

function openedSchema(schema: SchemaFile): SchemaFile {
  const rest = Object.entries(schema).filter(([key]) => !LIMITS.includes(key));
  return Object.fromEntries(rest.flatMap(([key, value]) => openedKeyword(key, value)));
}

function openedKeyword(keyword: string, value: unknown): readonly (readonly [string, unknown])[] {
  switch (keyword) {
    case "enum":
      return [["anyOf", [{ enum: value }, { type: "string", tsType: "NewValue" }]]];
    case "const":
      return typeof value === "number" ? [["type", "integer"]] : [[keyword, value]];
    case "oneOf": // a value of an open branch may fit another one, too
      return [["anyOf", Array.isArray(value) ? value.map(openedValue) : value]];
    case "properties":
      return [[keyword, propertiesOpened(value)]];
    case "$defs":
      return [[keyword, eachOpened(value)]];
    default:
      return [[keyword, openedValue(value)]];
  }
}

function openedValue(value: unknown): unknown {
  return isRecord(value) ? openedSchema(value) : value;
}

function eachOpened(schemas: unknown): unknown {
  if (!isRecord(schemas)) return schemas;
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, openedValue(schema)]));
}

/** The scope stays closed: it is what tells events apart. */
function propertiesOpened(properties: unknown): unknown {
  if (!isRecord(properties) || !isRecord(properties["scope"])) return eachOpened(properties);
  return { ...(eachOpened(properties) as SchemaFile), scope: properties["scope"] };
}
