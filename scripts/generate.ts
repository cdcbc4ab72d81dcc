/**
 * Writes generated/, the README's tables and pages of the docs from their sources. Run it after editing a schema.
 *   npm run generate              write the files
 *   npm run generate -- --check   exit 1 if any file is stale (CI)
 */
import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { bundle, eventFiles, opened, readSchemas, roomy, typesFromSchemas } from "../src/codegen/index.ts";
import { schemasModule } from "./generate/schemas-module.ts";
import { validatorsModule, validatorTypes } from "./generate/validators-module.ts";

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });

const schemas = await readSchemas("schemas");
const definitions = bundle(schemas);
const events = eventFiles(schemas);

await keepFresh({
  "generated/types.ts": await typesFromSchemas("schemas"),
  "generated/closed-types.ts": await typesFromSchemas("schemas", { open: false }),
  "generated/schemas.ts": schemasModule(definitions, events),
  "generated/validators.js": validatorsModule(definitions, bundle(roomy(opened(schemas))), events),
  "generated/validators.d.ts": validatorTypes(),
});

// The tables are made by code that needs what was generated above.
const { withTables } = await import("./generate/readme.ts");
const { catalogue } = await import("./generate/catalogue.ts");
const { recipes } = await import("./generate/recipes.ts");
await keepFresh({
  "README.md": withTables(await readFile("README.md", "utf8")),
  "docs/catalogue.md": catalogue(),
  "docs/recipes.md": await recipes(),
});

/** Writes the files that are not as wanted; with --check it only says which. */
async function keepFresh(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, wanted] of Object.entries(files)) {
    const current = await readFile(path, "utf8").catch(() => "");
    if (current === wanted) continue;
    if (values.check) {
      console.error(`${path} is stale. Run "npm run generate" and commit the result.`);
      process.exitCode = 1;
    } else {
      await writeFile(path, wanted);
      console.log(`wrote ${path}`);
    }
  }
}
