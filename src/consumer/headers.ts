/** Headers on their way out and in, between the ways that HTTP libraries write them. */
import type { Header } from "../base/index.ts";

/** As undici takes raw headers: name, value, name, value … so that a doubled header stays doubled. */
export function flatHeaders(headers: readonly Header[]): string[] {
  const flat: string[] = [];
  for (const [name, value] of headers) flat.push(name, value); // several times as fast as flat()
  return flat;
}

/** As an `Answer` holds them: names in lower case, the values of a repeated header joined by ", ". */
export function lowerCaseHeaders(
  entries: Iterable<readonly [name: string, value: number | string | readonly string[] | undefined]>,
): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of entries) {
    if (value === undefined) continue;
    const key = name.toLowerCase();
    const text = typeof value === "object" ? value.join(", ") : String(value);
    const before = joined[key];
    joined[key] = before === undefined ? text : `${before}, ${text}`;
  }
  return joined;
}
