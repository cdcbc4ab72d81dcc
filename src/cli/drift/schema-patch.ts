/** What is new as changes of the schema files: a JSON Patch (RFC 6902) for each. */
import { isRecord } from "../../base/index.ts";
import { pointerTo } from "../../payload/index.ts";
import type { Novelty } from "./novelties.ts";
import { schemaAt } from "./schema-place.ts";

export interface Operation {
  readonly op: "add" | "remove" | "replace";
  readonly path: string;
  readonly value?: unknown;
}

/** The changes by the file's path below the folder of the schemas. */
export function schemaPatch(novelties: readonly Novelty[]): Readonly<Record<string, readonly Operation[]>> {
  const patches: Record<string, Operation[]> = {};
  const seen = new Set<string>();
  for (const novelty of novelties) {
    if (novelty.place === undefined) continue;
    for (const operation of operationsFor(novelty, novelty.place.pointer, schemaAt(novelty.place))) {
      const key = `${novelty.place.file} ${JSON.stringify(operation)}`;
      if (!seen.has(key)) (patches[novelty.place.file] ??= []).push(operation);
      seen.add(key);
    }
  }
  return patches;
}

const DESCRIPTION = "New. Source: recorded deliveries.";

function operationsFor({ keyword, path, type, choice }: Novelty, at: string, schema: unknown): readonly Operation[] {
  if (!isRecord(schema)) return [];
  const name = path
    .slice(path.lastIndexOf("/") + 1)
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");
  switch (keyword) {
    case "additionalProperties":
      return [{ op: "add", path: `${at}${pointerTo("/properties", name)}`, value: { description: DESCRIPTION, type } }];
    case "required": {
      const index = Array.isArray(schema["required"]) ? schema["required"].indexOf(name) : -1;
      return index === -1 ? [] : [{ op: "remove", path: `${at}/required/${index}` }];
    }
    case "enum":
      return choice === undefined ? [] : [{ op: "add", path: `${at}/enum/-`, value: JSON.parse(choice) }];
    case "const":
      return choice === undefined
        ? []
        : [
            { op: "remove", path: `${at}/const` },
            { op: "add", path: `${at}/enum`, value: [schema["const"], JSON.parse(choice)] },
          ];
    case "type":
      return [{ op: "replace", path: `${at}/type`, value: [schema["type"], type].flat() }];
    default:
      return [{ op: "remove", path: `${at}/${keyword}` }];
  }
}
