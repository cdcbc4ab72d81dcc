/** Where in the schema files the value of a payload is described. */
import { isOfBranch } from "../../arbitraries/index.ts";
import { isRecord } from "../../base/index.ts";
import { definitionIn } from "../../codegen/index.ts";
import { definitions, keysOf, pointerTo, valueAt } from "../../payload/index.ts";

export interface SchemaPlace {
  /** Below the folder of the schemas, such as `parts/repo-with-head.json`. */
  readonly file: string;
  /** JSON pointer to the schema in that file. */
  readonly pointer: string;
}

/**
 * Follows a pointer through the schema of a payload, as far as it goes.
 * @param shape - The definition that the payload is described by.
 * @returns undefined where the schemas describe nothing.
 */
export function schemaPlace(shape: string, payload: unknown, pointer: string): SchemaPlace | undefined {
  let place = settled(placeOf(shape), payload);
  let value = payload;
  for (const key of keysOf(pointer)) {
    if (place === undefined) return undefined;
    value = valueAt(value, pointerTo("", key));
    const step = Array.isArray(value) || /^\d+$/.test(key) ? "/items" : pointerTo("/properties", key);
    const next = { ...place, pointer: `${place.pointer}${step}` };
    place =
      schemaAt(next) === undefined ? { ...place, pointer: `${place.pointer}${pointerTo("/properties", key)}` } : next;
    place = schemaAt(place) === undefined ? undefined : settled(place, value);
  }
  return place;
}

/** What stands at a place. */
export function schemaAt({ file, pointer }: SchemaPlace): unknown {
  const inner = /^\/\$defs\/([^/]+)(.*)$/.exec(pointer);
  return inner === null
    ? valueAt(definitions[file], pointer)
    : valueAt(definitions[`${file}#${inner[1]}`], inner[2] ?? "");
}

/** Behind references, and in the branch of a union that the value is of. */
function settled(place: SchemaPlace, value: unknown): SchemaPlace | undefined {
  const schema = schemaAt(place);
  if (!isRecord(schema)) return undefined;
  if (typeof schema["$ref"] === "string") return settled(placeOf(definitionIn(schema["$ref"])), value);
  const branches = schema["oneOf"];
  if (!Array.isArray(branches)) return place;
  const places = branches.flatMap((branch: unknown) =>
    isRecord(branch) && typeof branch["$ref"] === "string" ? [placeOf(definitionIn(branch["$ref"]))] : [],
  );
  return places.find((one) => isOfBranch(schemaAt(one), value)) ?? places[0];
}

function placeOf(definition: string): SchemaPlace {
  const [file = "", inner] = definition.split("#");
  return { file, pointer: inner === undefined ? "" : pointerTo("/$defs", inner) };
}
