/**
 * From a JSON Schema to an arbitrary of its values: general over the keywords that hubhook's schemas use, and loud
 * about any other. It knows nothing of the Hub; `payload` makes payloads whose parts also fit each other.
 */
import fc from "fast-check";
import { HubhookError, isRecord } from "../../base/index.ts";
import { definitions, valueAt } from "../../payload/index.ts";
import { textOf } from "./text-of.ts";

/** A JSON Schema 2020-12, as parsed from its text. */
export type JsonSchema = boolean | Readonly<Record<string, unknown>>;

/** Thrown when a schema says something that the compiler does not know. */
export class UnsupportedSchemaError extends HubhookError {
  override readonly name = "UnsupportedSchemaError";
}

/** Keywords that say nothing about which values are valid. */
const ANNOTATIONS = new Set([
  "$schema",
  "$id",
  "$comment",
  "$defs",
  "title",
  "description",
  "default",
  "examples",
  "deprecated",
  "tsType",
]);

/** The keywords that each type understands. */
const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  object: ["properties", "required", "additionalProperties"],
  array: ["items", "minItems", "maxItems"],
  string: ["minLength", "maxLength", "pattern"],
  integer: ["minimum", "maximum"],
  number: ["minimum", "maximum"],
  boolean: [],
  null: [],
};

/** Arrays without `maxItems` get at most this many items, and open objects this many surplus properties. */
const DEFAULT_MAX_ITEMS = 4;

/**
 * Any value of a schema. Optional properties come and go; each part shrinks as fast-check's own arbitraries do.
 * @param schema - May use `type`, `const`, `enum`, `oneOf`, `anyOf`, `$ref` (to `#/$defs/…`), `properties`, `required`,
 * `additionalProperties`, `items`, `minItems`, `maxItems`, `minLength`, `maxLength`, `pattern`, `minimum`, `maximum`.
 * @throws UnsupportedSchemaError when it uses anything else, refers to nothing, or refers to itself.
 * @example
 * fc.sample(arbitraryFor({ type: "integer", minimum: 1 }), 3);
 */
export function arbitraryFor(schema: JsonSchema): fc.Arbitrary<unknown> {
  const own = isRecord(schema) && isRecord(schema["$defs"]) ? schema["$defs"] : {};
  return compile(schema, { definitions: { ...definitions, ...own }, path: "#", inside: [] });
}

interface Context {
  readonly definitions: Readonly<Record<string, unknown>>;
  /** Where in the schema the compiler is, for its errors. */
  readonly path: string;
  /** The references that it came through. */
  readonly inside: readonly string[];
}

function compile(schema: unknown, context: Context): fc.Arbitrary<unknown> {
  if (schema === true) return fc.jsonValue({ maxDepth: 1 });
  if (!isRecord(schema)) throw unsupported(context, `${JSON.stringify(schema)} as a schema`);
  if (typeof schema["$ref"] === "string") return referred(schema["$ref"], schema, context);
  for (const union of ["oneOf", "anyOf"]) {
    const branches = schema[union];
    if (!Array.isArray(branches)) continue;
    requireOnly(schema, [union], context);
    return fc.oneof(
      ...branches.map((branch, i) => compile(branch, { ...context, path: `${context.path}/${union}/${i}` })),
    );
  }
  if ("const" in schema) {
    requireOnly(schema, ["const"], context);
    return fc.constant(schema["const"]);
  }
  if (Array.isArray(schema["enum"])) {
    requireOnly(schema, ["enum"], context);
    return fc.constantFrom(...schema["enum"]);
  }
  return ofTypes(schema, context);
}

function referred(ref: string, schema: Readonly<Record<string, unknown>>, context: Context): fc.Arbitrary<unknown> {
  requireOnly(schema, ["$ref"], context);
  const target = ref.startsWith("#/")
    ? valueAt({ $defs: context.definitions }, decodeURIComponent(ref.slice(1)))
    : undefined;
  if (target === undefined) throw unsupported(context, `the reference "${ref}", which points to nothing`);
  if (context.inside.includes(ref)) throw unsupported(context, `the reference "${ref}", which leads back to itself`);
  return compile(target, { ...context, path: ref, inside: [...context.inside, ref] });
}

function ofTypes(schema: Readonly<Record<string, unknown>>, context: Context): fc.Arbitrary<unknown> {
  const types = typeof schema["type"] === "string" ? [schema["type"]] : schema["type"];
  if (!Array.isArray(types) || types.length === 0) throw unsupported(context, "a schema without a type");
  requireOnly(schema, ["type", ...types.flatMap((type) => KEYWORDS[String(type)] ?? [])], context);
  return fc.oneof(...types.map((type) => ofType(String(type), schema, context)));
}

function ofType(type: string, schema: Readonly<Record<string, unknown>>, context: Context): fc.Arbitrary<unknown> {
  switch (type) {
    case "object":
      return objectOf(schema, context);
    case "array":
      return fc.array(compile(schema["items"] ?? true, { ...context, path: `${context.path}/items` }), {
        minLength: numberOr(schema["minItems"], 0),
        maxLength: numberOr(schema["maxItems"], numberOr(schema["minItems"], 0) + DEFAULT_MAX_ITEMS),
        size: "small",
      });
    case "string":
      return textOf({
        pattern: typeof schema["pattern"] === "string" ? schema["pattern"] : undefined,
        minLength: numberOr(schema["minLength"], 0),
        maxLength: numberOr(schema["maxLength"], undefined),
      });
    case "integer":
      return fc.integer({
        min: numberOr(schema["minimum"], -(2 ** 31)),
        max: numberOr(schema["maximum"], 2 ** 31 - 1),
      });
    case "number":
      return fc.double({
        min: numberOr(schema["minimum"], -Number.MAX_VALUE),
        max: numberOr(schema["maximum"], Number.MAX_VALUE),
        noNaN: true,
      });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      throw unsupported(context, `the type "${type}"`);
  }
}

function objectOf(schema: Readonly<Record<string, unknown>>, context: Context): fc.Arbitrary<unknown> {
  const properties = isRecord(schema["properties"]) ? schema["properties"] : {};
  const required = Array.isArray(schema["required"]) ? schema["required"].map(String) : [];
  const unknown = required.filter((name) => !Object.hasOwn(properties, name));
  if (unknown.length > 0) throw unsupported(context, `the required property "${unknown[0]}", which has no schema`);
  const known = fc.record(
    Object.fromEntries(
      Object.entries(properties).map(([name, child]) => [
        name,
        compile(child, { ...context, path: `${context.path}/properties/${name}` }),
      ]),
    ),
    { requiredKeys: required, noNullPrototype: true },
  );
  const additional = schema["additionalProperties"] ?? true;
  if (additional === false) return known;
  const key = fc.string({ minLength: 1, maxLength: 8 }).filter((name) => !Object.hasOwn(properties, name));
  const surplus = fc.dictionary(
    key,
    compile(additional, { ...context, path: `${context.path}/additionalProperties` }),
    {
      maxKeys: DEFAULT_MAX_ITEMS,
      noNullPrototype: true,
    },
  );
  return fc.tuple(surplus, known).map(([more, value]) => ({ ...more, ...value }));
}

function requireOnly(schema: Readonly<Record<string, unknown>>, keywords: readonly string[], context: Context): void {
  const stranger = Object.keys(schema).find((keyword) => !keywords.includes(keyword) && !ANNOTATIONS.has(keyword));
  if (stranger !== undefined)
    throw unsupported(context, `the keyword "${stranger}" beside ${keywords.slice(0, 1).join()}`);
}

function unsupported({ path }: Context, what: string): UnsupportedSchemaError {
  return new UnsupportedSchemaError(
    `Failed to make values of the schema at ${path}: hubhook does not know ${what}. ` +
      `Write it with the keywords that arbitraryFor's documentation names.`,
  );
}

function numberOr<T>(value: unknown, otherwise: T): number | T {
  return typeof value === "number" ? value : otherwise;
}
