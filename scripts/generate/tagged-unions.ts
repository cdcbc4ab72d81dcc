/**
 * Turns each `oneOf`, and each `anyOf` of open schemas, into an if/then/else on the property that distinguishes its branches, so
 * that the issues of a wrong value say what its own branch expects, and nothing of the others. The schemas keep `oneOf`: types
 * can be made from it.
 */
import { isRecord } from "../../src/base/index.ts";
import { definitionIn, isOpenChoice, type Definitions, type SchemaFile } from "../../src/codegen/index.ts";

/**
 * The schemas without descriptions and with tagged unions.
 * @throws Error when no property distinguishes the branches of a `oneOf`.
 */
export function withTaggedUnions(definitions: Definitions): Definitions {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isRecord(value)) return value;
    if (isOpenChoice(value)) return { type: "string" };
    const { oneOf, anyOf, ...rest } = value;
    const branches = oneOf ?? anyOf;
    const inner = Object.fromEntries(Object.entries(rest).map(([key, child]) => [key, walk(child)]));
    return Array.isArray(branches)
      ? { ...inner, ...taggedUnion(branches.map((branch) => resolved(branch, definitions))) }
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
  const tag = Object.keys(propertiesOf(first)).find((name) => distinguishes(branches, name));
  if (tag === undefined) {
    throw new Error(
      `Failed to compile a oneOf with ${JSON.stringify(first.ref)}: no property distinguishes its branches. ` +
        `Give each branch a const.`,
    );
  }
  const [open] = branches.filter((branch) => isOpenChoice(propertyOf(branch, tag)));
  const named = branches.filter((branch) => branch !== open);
  const known = named.flatMap((branch) => valuesOf(branch, tag));
  return {
    type: "object",
    properties: { [tag]: open === undefined ? { enum: known } : { type: "string" } },
    required: [tag],
    ...named.reduceRight<SchemaFile>(
      (otherwise, branch) =>
        Object.fromEntries([
          ["if", { properties: { [tag]: { enum: valuesOf(branch, tag) } }, required: [tag] }],
          ["then", branch.ref],
          ["else", otherwise],
        ]),
      open?.ref ?? {},
    ),
  };
}

function resolved(branch: unknown, definitions: Definitions): Branch {
  const $ref = isRecord(branch) && typeof branch["$ref"] === "string" ? branch["$ref"] : "";
  const schema = definitions[definitionIn($ref)];
  if (schema === undefined)
    throw new Error(`Failed to compile a oneOf: ${JSON.stringify(branch)} is no reference to a schema.`);
  return { ref: { $ref }, schema };
}

/** Whether a property has other values in each branch; in one of them, it may have any that the others have not. */
function distinguishes(branches: readonly Branch[], name: string): boolean {
  const named = branches.filter((branch) => !isOpenChoice(propertyOf(branch, name)));
  const all = named.map((branch) => valuesOf(branch, name));
  const isDisjoint = all.every((values) => values.length > 0) && new Set(all.flat()).size === all.flat().length;
  return isDisjoint && branches.length - named.length <= 1;
}

function propertyOf(branch: Branch, name: string): SchemaFile {
  const property = propertiesOf(branch)[name];
  return isRecord(property) ? property : {};
}

function propertiesOf(branch: Branch): Readonly<Record<string, unknown>> {
  return isRecord(branch.schema["properties"]) ? branch.schema["properties"] : {};
}

/** The constants that a branch allows for a property; none if it is not limited to constants. */
function valuesOf(branch: Branch, name: string): readonly unknown[] {
  const property = propertyOf(branch, name);
  if ("const" in property) return [property["const"]];
  return Array.isArray(property["enum"]) ? property["enum"] : [];
}

/** Validators say what is wrong in hubhook's words; titles and descriptions would only make them larger. */
function withoutProse(key: string, value: unknown): unknown {
  return (key === "description" || key === "title" || key === "tsType") && typeof value === "string"
    ? undefined
    : value;
}
