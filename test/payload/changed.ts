/** Finds what there is in a JSON value, and breaks one thing in it. */
import { keysOf, pointerTo } from "../../src/payload/index.ts";

/** The pointers to everything in a value, itself first. @param pointer - Where it stands. */
export function pointersIn(value: unknown, pointer = ""): readonly string[] {
  if (typeof value !== "object" || value === null) return [pointer];
  return [pointer, ...Object.entries(value).flatMap(([key, child]) => pointersIn(child, pointerTo(pointer, key)))];
}

/** A copy with another value at a pointer; without it if the value is undefined. */
export function changed(document: unknown, pointer: string, to: unknown): unknown {
  return changedAt(document, keysOf(pointer), to);
}

function changedAt(value: unknown, [key, ...inner]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value)) {
    return value.map((item, index) => (String(index) === key ? changedAt(item, inner, to) : item));
  }
  if (typeof value !== "object" || value === null) throw new TypeError(`There is no "${key}" in ${String(value)}.`);
  const properties = new Map<string, unknown>(Object.entries(value));
  const property = changedAt(properties.get(key), inner, to);
  if (property === undefined) properties.delete(key);
  else properties.set(key, property);
  return Object.fromEntries(properties);
}
