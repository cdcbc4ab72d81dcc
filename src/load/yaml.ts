/** JSON values as YAML for people: nested by indent, all texts in quotes. */
import { isRecord } from "../base/index.ts";

/** @returns Lines without a line break after the last. Empty lists and objects are written as JSON writes them. */
export function yamlOf(value: unknown): string {
  return linesOf(value).join("\n");
}

function linesOf(value: unknown): readonly string[] {
  if (Array.isArray(value) && value.length > 0) return value.flatMap((item: unknown) => behind("-", linesOf(item)));
  if (isRecord(value) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([key, child]) => {
      const name = `${/^[a-z]\w*(\.\w+)*$/i.test(key) ? key : JSON.stringify(key)}:`;
      const lines = linesOf(child);
      return isNested(child) ? [name, ...lines.map((line) => `  ${line}`)] : [`${name} ${lines.join("")}`];
    });
  }
  return [JSON.stringify(value)]; // a scalar of JSON is one of YAML 1.2
}

function behind(dash: string, [first = "", ...rest]: readonly string[]): readonly string[] {
  return [`${dash} ${first}`, ...rest.map((line) => `  ${line}`)];
}

function isNested(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}
