/** What sets a JSON value apart from another one: the deciding places of a counterexample. */
import { pointerTo, valueAt } from "./pointer.ts";

export type Difference =
  | { readonly kind: "added"; readonly pointer: string; readonly value: unknown }
  | { readonly kind: "missing"; readonly pointer: string; readonly plain: unknown }
  | { readonly kind: "changed"; readonly pointer: string; readonly plain: unknown; readonly value: unknown };

/**
 * The innermost differences of a value from a plain one, in the order of the value's own properties.
 * @param plain - What to compare with.
 */
export function differences(plain: unknown, value: unknown, pointer = ""): readonly Difference[] {
  if (Object.is(plain, value)) return [];
  if (!isObject(plain) || !isObject(value) || Array.isArray(plain) !== Array.isArray(value)) {
    return [{ kind: "changed", pointer, plain, value }];
  }
  const inside = Object.entries(value).flatMap(([key, child]): readonly Difference[] => {
    const at = pointerTo(pointer, key);
    return Object.hasOwn(plain, key)
      ? differences(valueAt(plain, pointerTo("", key)), child, at)
      : [{ kind: "added", pointer: at, value: child }];
  });
  const missing = Object.entries(plain)
    .filter(([key]) => !Object.hasOwn(value, key))
    .map(([key, child]): Difference => ({ kind: "missing", pointer: pointerTo(pointer, key), plain: child }));
  return [...inside, ...missing];
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
