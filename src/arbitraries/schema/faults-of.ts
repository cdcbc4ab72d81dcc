/** Every single way to break one keyword of a schema in a value that fits it. */
import { isRecord } from "../../base/index.ts";
import { definitions, pointerTo } from "../../payload/index.ts";
import { resolved } from "./resolved.ts";
import { isOfBranch, mixtures, unionOf } from "./unions.ts";

export interface Fault {
  /** JSON pointer to the value that is wrong, or to where it is missing. */
  readonly pointer: string;
  /** The keyword that is broken; for the choices of a union's tag it is `enum`, as for any other choice. */
  readonly keyword: string;
  /** What stands there instead, where a keyword can be broken in several ways: its type. */
  readonly variant?: string;
  /** The part of a schema whose keyword it is. */
  readonly asked: object;
  /** Makes the whole value with this fault and no other. */
  broken(): unknown;
}

/** What stands in the place of a value of another type: what programs take for granted fails with each in its own way. */
const OTHERS: readonly unknown[] = [7, null, [], "a text"];

/** The same for a whole payload: an empty list is one without any payload. */
const OTHERS_OF_ALL = OTHERS.filter((other) => !Array.isArray(other));

function typeOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

/** A change of the value at a pointer; `gone` removes it. */
type Replace = (replacement: unknown) => unknown;

const gone: unique symbol = Symbol("gone");

/**
 * The faults of a value, outer ones first.
 * @param name - The definition that the value fits.
 */
export function faultsOf(name: string, value: unknown): readonly Fault[] {
  return faults(definitions[name], value, "", (replacement) => replacement);
}

function faults(schema: unknown, value: unknown, pointer: string, replace: Replace): readonly Fault[] {
  if (!isRecord(schema)) return [];
  const fault = (keyword: string, replacement: unknown): Fault => ({
    pointer,
    keyword,
    asked: schema,
    variant: typeOf(replacement),
    broken: () => replace(replacement),
  });
  const types = [schema["type"]].flat();
  const isOther = (other: unknown): boolean => typeOf(other) !== typeOf(value) && !types.includes(typeOf(other));
  const otherTypes = (keyword: string): readonly Fault[] =>
    (pointer === "" ? OTHERS_OF_ALL : OTHERS).filter(isOther).map((other) => fault(keyword, other));
  if (typeof schema["$ref"] === "string") return faults(resolved(schema["$ref"]), value, pointer, replace);
  if (Array.isArray(schema["oneOf"])) return unionFaults(schema["oneOf"], value, pointer, replace);
  if ("const" in schema || Array.isArray(schema["enum"])) {
    const keyword = "const" in schema && !isOfEvent(pointer) ? "const" : "enum";
    // a scope may be any text, an action is one of a few
    return [fault(keyword, stranger(value)), ...otherTypes(pointer === "/event/scope" ? "type" : keyword)];
  }
  switch (typeof value) {
    case "string":
      return [...otherTypes("type"), ...textFaults(schema, value, fault)];
    case "number":
      return [
        fault("type", String(value)),
        fault("type", null),
        ...(typeof schema["minimum"] === "number" ? [fault("minimum", schema["minimum"] - 1)] : []),
      ];
    case "boolean":
      return [fault("type", String(value)), fault("type", null)];
    default:
      break;
  }
  if (Array.isArray(value)) {
    const items = value.flatMap((item, index) =>
      faults(schema["items"], item, pointerTo(pointer, index), (wrong) => replace(value.with(index, wrong))),
    );
    return [
      fault("type", {}),
      fault("type", null),
      ...(typeof schema["minItems"] === "number" && schema["minItems"] > 0 ? [fault("minItems", [])] : []),
      ...items,
    ];
  }
  return isRecord(value) ? [...otherTypes("type"), ...objectFaults(schema, value, pointer, replace)] : [];
}

function objectFaults(
  schema: Readonly<Record<string, unknown>>,
  value: Readonly<Record<string, unknown>>,
  pointer: string,
  replace: Replace,
): readonly Fault[] {
  const properties = isRecord(schema["properties"]) ? schema["properties"] : {};
  const required = Array.isArray(schema["required"]) ? schema["required"].map(String) : [];
  const inner = Object.entries(value).flatMap(([key, child]) => {
    const at = pointerTo(pointer, key);
    const set: Replace = (wrong) => replace(wrong === gone ? without(value, key) : { ...value, [key]: wrong });
    const missing = required.includes(key)
      ? [{ pointer: at, keyword: "required", asked: schema, broken: () => set(gone) }]
      : [];
    return [...missing, ...faults(properties[key], child, at, set)];
  });
  if (schema["additionalProperties"] !== false) return inner;
  const surplus = {
    pointer: pointerTo(pointer, "surplus"),
    keyword: "additionalProperties",
    asked: schema,
    broken: () => replace({ ...value, surplus: true }),
  };
  return [surplus, ...inner];
}

/**
 * The faults of the branch that the value is of. A value that loses its tag is compared with the first branch,
 * so only values of that one can lose it without a second fault.
 */
function unionFaults(
  branches: readonly unknown[],
  value: unknown,
  pointer: string,
  replace: Replace,
): readonly Fault[] {
  const { shapes, tags } = unionOf(branches);
  const index = shapes.findIndex((shape) => isOfBranch(shape, value));
  const own = faults(shapes[index], value, pointer, replace).flatMap((fault) => {
    const tag = tags.find((name) => fault.pointer === pointerTo(pointer, name));
    if (tag === undefined) return [fault];
    if (index !== 0) return [];
    return [fault.keyword === "required" ? fault : { ...fault, keyword: "enum" }];
  });
  const mixed = shapes.flatMap((shape, nth) => (nth === index ? [] : mixtures(shape, tags, value)));
  return [
    ...own,
    ...mixed.map((mixture, nth) => ({
      pointer,
      keyword: "oneOf",
      asked: branches,
      variant: String(nth),
      broken: () => replace(mixture),
    })),
  ];
}

function textFaults(
  schema: Readonly<Record<string, unknown>>,
  value: string,
  fault: (keyword: string, replacement: string) => Fault,
): readonly Fault[] {
  const found: Fault[] = [];
  const { pattern, minLength, maxLength } = schema;
  if (typeof pattern === "string")
    found.push(
      ...MISFITS.filter((text) => !new RegExp(pattern, "u").test(text))
        .slice(0, 1)
        .map((text) => fault("pattern", text)),
    );
  if (typeof minLength === "number" && minLength > 0)
    found.push(fault("minLength", [...value].slice(0, minLength - 1).join("")));
  if (typeof maxLength === "number")
    found.push(fault("maxLength", value + "x".repeat(maxLength + 1 - [...value].length)));
  return found;
}

/** Texts of which at least one misses any pattern of ours. */
const MISFITS = ["", "not what was asked for!"];

/** The event tells the payloads apart: its scope and its action are choices, of which each schema names one. */
function isOfEvent(pointer: string): boolean {
  return pointer === "/event/scope" || pointer === "/event/action";
}

/** A value that equals no constant. */
function stranger(value: unknown): unknown {
  return typeof value === "string" ? `${value}?` : typeof value === "boolean" ? String(value) : -1;
}

function without(value: Readonly<Record<string, unknown>>, key: string): unknown {
  const { [key]: _, ...rest } = value;
  return rest;
}
