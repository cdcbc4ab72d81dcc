/** Which schema file describes which event: the file says so itself, by the constants of its `event`. */
import { isRecord, UnableError } from "../base/index.ts";
import type { SchemaFolder } from "./read-schemas.ts";

export interface EventFile {
  /** The event's name, such as `repo.content:update`. */
  readonly event: string;
  /** The schema's path below the folder. */
  readonly path: string;
  /** Where in the file the payloads' shapes stand: one pointer, or one for each branch of its `oneOf`. */
  readonly branches: readonly string[];
}

/**
 * The files under `payload/`, with the event that each describes.
 * @throws UnableError when a file names no event.
 */
export function eventFiles(schemas: SchemaFolder): readonly EventFile[] {
  return [...schemas]
    .filter(([path]) => path.startsWith("payload/"))
    .map(([path, schema]) => {
      const branches = Object.keys(isRecord(schema["$defs"]) ? schema["$defs"] : {});
      const shapes = branches.length === 0 ? [schema] : branches.map((name) => at(schema, "$defs", name));
      const names = new Set(shapes.map(eventOf));
      const [event] = names;
      if (names.size !== 1 || event === undefined) {
        throw new UnableError(
          `Failed to tell the event of the schema "${path}": it needs a const for event.scope and event.action, ` +
            `the same in every branch. Compare it with the schema of another event.`,
        );
      }
      return { event, path, branches: branches.length === 0 ? ["#"] : branches.map((name) => `#/$defs/${name}`) };
    });
}

function eventOf(shape: unknown): string | undefined {
  const scope = at(shape, "properties", "event", "properties", "scope", "const");
  const action = at(shape, "properties", "event", "properties", "action", "const");
  return typeof scope === "string" && typeof action === "string" ? `${scope}:${action}` : undefined;
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
}
