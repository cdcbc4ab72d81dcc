/** Reads a folder of schemas, laid out as hubhook's own `schemas/`. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isRecord, messageOf, UnableError } from "../base/index.ts";

/** A JSON Schema as read from its file; nothing about its keywords is known yet. */
export type SchemaFile = Readonly<Record<string, unknown>>;

/** Schemas by their path below the folder, such as `payload/repo.create.json`, in the order of the paths. */
export type SchemaFolder = ReadonlyMap<string, SchemaFile>;

/** The folders below a schema folder that hold schemas; `examples/` holds payloads. */
const PARTS = ["parts", "payload", "settings", "."];

/**
 * Reads every `.json` schema of a folder.
 * @throws UnableError when the folder or one of its files can't be read or is no JSON object.
 */
export async function readSchemas(folder: string): Promise<SchemaFolder> {
  const files: [string, SchemaFile][] = [];
  for (const part of PARTS) {
    for (const name of await namesIn(folder, part)) {
      const path = part === "." ? name : `${part}/${name}`;
      files.push([path, await readSchema(join(folder, path))]);
    }
  }
  return new Map(files);
}

async function namesIn(folder: string, part: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(join(folder, part), { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    throw new UnableError(
      `Failed to read the schemas in "${join(folder, part)}": ${messageOf(error)}. ` +
        `Point to a folder with payload/, parts/ and settings/, such as a copy of the package's own schemas/.`,
      { cause: error },
    );
  }
}

async function readSchema(file: string): Promise<SchemaFile> {
  try {
    const schema: unknown = JSON.parse(await readFile(file, "utf8"));
    if (isRecord(schema)) return schema;
  } catch (error) {
    throw new UnableError(`Failed to read the schema "${file}": ${messageOf(error)}. Mend the file.`, { cause: error });
  }
  throw new UnableError(`Failed to read the schema "${file}": it is no JSON object. Mend the file.`);
}
