/** Unions of a schema: which branch a value is of, and what would be of none. */
import { isRecord, remembered } from "../../base/index.ts";
import { pointerTo, valueAt } from "../../payload/index.ts";
import { resolved } from "./resolved.ts";

export interface Union {
  readonly shapes: readonly unknown[];
  /** The properties that tell the shapes apart. */
  readonly tags: readonly string[];
}

/** Found once for each union: a run asks for it thousands of times. */
export const unionOf: (branches: readonly unknown[]) => Union = remembered((branches: readonly unknown[]): Union => {
  const shapes = branches.map((branch) =>
    isRecord(branch) && typeof branch["$ref"] === "string" ? resolved(branch["$ref"]) : branch,
  );
  return { shapes, tags: tagsOf(shapes) };
});

/** Whether a value has the constants of a branch. */
export function isOfBranch(shape: unknown, value: unknown): boolean {
  const properties = valueAt(shape, "/properties");
  if (!isRecord(properties) || !isRecord(value)) return false;
  return Object.entries(properties).every(([name, property]) => {
    const choices = choicesOf(property);
    return choices === undefined || !Object.hasOwn(value, name) || choices.includes(value[name]);
  });
}

/** The properties that tell the branches apart: each branch has other constants for them. */
function tagsOf(shapes: readonly unknown[]): readonly string[] {
  const [first] = shapes;
  const properties = valueAt(first, "/properties");
  if (!isRecord(properties)) return [];
  return Object.keys(properties).filter((name) => {
    const sets = shapes.map((shape) => choicesOf(valueAt(shape, pointerTo("/properties", name))) ?? []);
    const all = sets.flat();
    return sets.every((choices) => choices.length > 0) && new Set(all).size === all.length;
  });
}

function choicesOf(property: unknown): readonly unknown[] | undefined {
  if (!isRecord(property)) return undefined;
  if ("const" in property) return [property["const"]];
  return Array.isArray(property["enum"]) ? property["enum"] : undefined;
}

/** A value that says to be of a branch and is still made as one of another. @returns None where that would be valid. */
export function mixtures(shape: unknown, tags: readonly string[], value: unknown): readonly unknown[] {
  const properties = valueAt(shape, "/properties");
  const required = valueAt(shape, "/required");
  if (!isRecord(properties) || !isRecord(value) || !Array.isArray(required)) return [];
  const told = tags.map((tag) => [tag, choicesOf(properties[tag])?.[0]]);
  const mixture: Readonly<Record<string, unknown>> = { ...value, ...Object.fromEntries(told) };
  const isMissing = required.some((key) => !Object.hasOwn(mixture, String(key)));
  const isSurplus =
    valueAt(shape, "/additionalProperties") === false &&
    Object.keys(mixture).some((key) => !Object.hasOwn(properties, key));
  return isMissing || isSurplus ? [mixture] : [];
}
