/** Writes TypeScript types from a folder of schemas, with json-schema-to-typescript. */
import type { JSONSchema } from "json-schema-to-typescript";
import { isRecord, messageOf, UnableError } from "../base/index.ts";
import { bundle, definitionIn, type Definitions } from "./bundle.ts";
import { eventFiles } from "./event-files.ts";
import { opened } from "./opened.ts";
import { readSchemas, type SchemaFile, type SchemaFolder } from "./read-schemas.ts";
import { rejectMistakes } from "./schema-mistakes.ts";

const BANNER = `/**
 * The payloads of Hugging Face Hub webhooks, and the bodies of the settings API around them.
 * Made from JSON Schemas by hubhook: edit the schemas, not this file.
 */`;

/** How wide the list of the names is. */
const COLUMNS = 118;

const NEW_VALUE = `
/**
 * A value that the Hub has added since these types were made, such as a kind of repo. A \`switch\` reaches it by its \`default\`.
 * Not \`string\`, since that would swallow the known values beside it.
 */
export type NewValue = string & Record<never, never>;
`;

const ALIASES = `
/** An event's name, \`scope:action\`. */
export type EventName = keyof PayloadByEvent;

/** Any payload that the Hub is known to send. To narrow it by event, parse it or ask \`isEvent\`. */
export type Payload = PayloadByEvent[EventName];
`;

export interface TypesOptions {
  /** Whether values that the Hub may add fit the types, too: what a handler should expect. Default: true. */
  readonly open?: boolean;
}

/**
 * The source text of one self-contained module of types: the payload of each event, \`PayloadByEvent\`, \`EventName\`,
 * \`Payload\`, \`FuturePayload\`, and the bodies of the settings API.
 * @param folder - A folder laid out as hubhook's own \`schemas/\`.
 * @throws UnableError when the folder can't be read or a schema can't be compiled.
 */
export async function typesFromSchemas(folder: string, { open = true }: TypesOptions = {}): Promise<string> {
  const schemas = await readSchemas(folder);
  rejectMistakes(schemas);
  const root = rootOf(open ? opened(schemas) : schemas);
  const { compile } = await import("json-schema-to-typescript").catch((thrown: unknown) => {
    throw new UnableError(
      "Failed to make types: json-schema-to-typescript is not there, or does not load. " +
        "Install it: npm install --save-dev json-schema-to-typescript",
      { cause: thrown },
    );
  });
  try {
    const types = await compile(root, "PayloadByEvent", {
      bannerComment: BANNER,
      ignoreMinAndMaxItems: true,
      unreachableDefinitions: true,
      style: { printWidth: 120, singleQuote: false },
    });
    return withNames(withoutReferenceNotes(types) + (open ? NEW_VALUE : "") + ALIASES);
  } catch (error) {
    throw new UnableError(
      `Failed to make types from the schemas in "${folder}": ${messageOf(error)}. Mend the schema that it names.`,
      { cause: error },
    );
  }
}

/** One schema with a property for each event; all other shapes hang below its definitions. */
function rootOf(schemas: SchemaFolder): JSONSchema {
  const events = eventFiles(schemas);
  const definitions = bundle(schemas);
  const property = (path: string): JSONSchema => ({
    $ref: `#/$defs/${encodeURIComponent(path.replaceAll("/", "~1"))}`,
  });
  return {
    title: "PayloadByEvent",
    description: "The payload of each event, by the event's name.",
    type: "object",
    properties: Object.fromEntries(events.map(({ event, path }) => [event, property(path)])),
    required: events.map(({ event }) => event),
    additionalProperties: false,
    $defs: Object.fromEntries(
      Object.entries(definitions)
        .filter(([, schema]) => !isText(schema))
        .map(([name, schema]) => [name, forTypes(schema, definitions)]),
    ),
  };
}

/**
 * A reference with a description of its own would become a second type of the same shape. So a reference to an object
 * stands alone, and a reference to a text becomes that text, with the description of the place that uses it.
 */
function forTypes(value: unknown, definitions: Definitions): JSONSchema {
  const walk = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.map(walk);
    if (!isRecord(inner)) return inner;
    const { $ref, ...rest } = inner;
    if (typeof $ref !== "string")
      return Object.fromEntries(Object.entries(rest).map(([key, child]) => [key, walk(child)]));
    const target = definitions[definitionIn($ref)];
    return target !== undefined && isText(target) ? { ...target, title: undefined, ...rest } : { $ref };
  };
  return walk(value) as JSONSchema;
}

function isText(schema: SchemaFile): boolean {
  return schema["type"] === "string";
}

/** json-schema-to-typescript notes in each comment which schema refers to it; that is of no use to a reader. */
function withoutReferenceNotes(types: string): string {
  return types.replaceAll(
    /( \*\n)? \* This interface was referenced by `PayloadByEvent`'s JSON-Schema\n \* via the `definition` "[^"]*"\.\n/g,
    "",
  );
}

/** What there is to import, in the head of the file. */
function withNames(types: string): string {
  const names = [...types.matchAll(/^export (?:interface|type) (\w+)/gm)].flatMap(([, name]) => name ?? []);
  const lines = [" * Exports:"];
  for (const [index, name] of names.toSorted().entries()) {
    const word = index === names.length - 1 ? `${name}.` : `${name},`;
    const line = `${lines.at(-1)} ${word}`;
    if (line.length <= COLUMNS) lines[lines.length - 1] = line;
    else lines.push(` * ${word}`);
  }
  return types.replace("\n */", `\n *\n${lines.join("\n")}\n */`);
}
