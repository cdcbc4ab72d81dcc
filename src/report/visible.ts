/** Text that may come from anywhere, as it can be looked at. */
export { escaped, INVISIBLE, printableLine, visible } from "../base/index.ts";

/** At most so many characters, whole ones. */
export function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, "")}…` : text;
}
