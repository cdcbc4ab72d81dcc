/** JSON pointers (RFC 6901): the address of a value inside a JSON document. */

/** The pointer to a property or item of what `parent` points to. */
export function pointerTo(parent: string, key: string | number): string {
  const text = String(key);
  const isPlain = !text.includes("~") && !text.includes("/"); // nearly always
  return `${parent}/${isPlain ? text : text.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The keys along a pointer, from the outside in. */
export function keysOf(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value that a pointer points to; undefined if there is none. */
export function valueAt(document: unknown, pointer: string): unknown {
  let value = document;
  for (const key of keysOf(pointer)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
