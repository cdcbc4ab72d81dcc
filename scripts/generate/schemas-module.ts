/** The schemas as a module, so that nobody has to read files at run time. */
import type { Definitions, EventFile } from "../../src/codegen/index.ts";

/** The source text of generated/schemas.ts. */
export function schemasModule(definitions: Definitions, events: readonly EventFile[]): string {
  const shapes = events.map(({ event, path, branches }) => [
    event,
    branches.map((branch) => (branch === "#" ? path : `${path}#${branch.replace("#/$defs/", "")}`)),
  ]);
  return [
    `/** The schemas, bundled. Made by "npm run generate": edit the files in schemas/, not this one. */`,
    ``,
    `/** Every schema by name; references between them read \`#/$defs/{name}\`. */`,
    `export const definitions: Readonly<Record<string, unknown>> = ${JSON.stringify(definitions, null, 2)};`,
    ``,
    `/** The definitions that describe an event's payloads: one, or one for each branch. */`,
    `export const shapesByEvent: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(Object.fromEntries(shapes), null, 2)};`,
    ``,
  ].join("\n");
}
