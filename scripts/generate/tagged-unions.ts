/**
 * Turns each `oneOf` into an if/then/else on the property that distinguishes its branches, so that the issues of a wrong value say
 * what its own branch expects, and nothing of the others. The schemas keep `oneOf`: types can be made from it.
 */
import { isRecord } from "../../src/base/index.ts";
import type { Definitions, SchemaFile } from "../../src/codegen/index.ts";

/**
 * The schemas without descriptions and with tagged unions.
 * @throws Error when no property distinguishes the branches of a `oneOf`.
 */
export function withTaggedUnions(definitions: Definitions): Definitions {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isRecord(value)) return value;
    const { oneOf, ...rest } = value;
    const inner = Object.fromEntries(Object.entries(rest).map(([key, child]) => [key, walk(child)]));
    return Array.isArray(oneOf)
      ? { ...inner, ...taggedUnion(oneOf.map((branch) => resolved(branch, definitions))) }
      : inner;
  };
  return JSON.parse(JSON.stringify(walk(definitions), withoutProse)) as Definitions;
}

interface Branch {
  readonly ref: SchemaFile;
  readonly schema: SchemaFile;
}

/** A value without a known tag is reported as that, and nothing more: no branch could claim it. */
function taggedUnion(branches: readonly Branch[]): SchemaFile {
  const [first] = branches;
  if (first === undefined) throw new Error("Failed to compile an empty oneOf. Give it branches.");
  const tag = Object.keys(propertiesOf(first)).find((name) =>
    disjoint(branches.map((branch) => valuesOf(branch, name))),
  );
  if (tag === undefined) {
    throw new Error(
      `Failed to compile a oneOf with ${JSON.stringify(first.ref)}: no property distinguishes its branches. ` +
        `Give each branch a const.`,
    );
  }
  return {
    type: "object",
    properties: { [tag]: { enum: branches.flatMap((branch) => valuesOf(branch, tag)) } },
    required: [tag],
    ...branches.reduceRight<SchemaFile>(
      (otherwise, branch) =>
        Object.fromEntries([
          ["if", { properties: { [tag]: { enum: valuesOf(branch, tag) } }, required: [tag] }],
          ["then", branch.ref],
          ["else", otherwise],
        ]),
      {},
    ),
  };
}

function resolved(branch: unknown, definitions: Definitions): Branch {
  const name = isRecord(branch) && typeof branch["$ref"] === "string" ? branch["$ref"].replace("#/$defs/", "") : "";
  const schema = definitions[decodeURIComponent(name).replaceAll("~1", "/")];
  if (schema === undefined)
    throw new Error(`Failed to compile a oneOf: ${JSON.stringify(branch)} is no reference to a schema.`);
  return { ref: { $ref: `#/$defs/${name}` }, schema };
}

function propertiesOf(branch: Branch): Readonly<Record<string, unknown>> {
  return isRecord(branch.schema["properties"]) ? branch.schema["properties"] : {};
}

/** The constants that a branch allows for a property; none if it is not limited to constants. */
function valuesOf(branch: Branch, name: string): readonly unknown[] {
  const property = propertiesOf(branch)[name];
  if (!isRecord(property)) return [];
  if ("const" in property) return [property["const"]];
  return Array.isArray(property["enum"]) ? property["enum"] : [];
}

function disjoint(sets: readonly (readonly unknown[])[]): boolean {
  const all = sets.flat();
  return sets.every((values) => values.length > 0) && new Set(all).size === all.length;
}

/** Validators say what is wrong in hubhook's words; titles and descriptions would only make them larger. */
function withoutProse(key: string, value: unknown): unknown {
  return (key === "description" || key === "title" || key === "tsType") && typeof value === "string"
    ? undefined
    : value;
}
