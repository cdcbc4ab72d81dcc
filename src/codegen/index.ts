/* From a folder of schemas to types */
export { typesFromSchemas, type TypesOptions } from "./types-from-schemas.ts";
/* Or to one schema, for other languages */
export { bundledSchema } from "./bundled-schema.ts";
/* The schemas themselves, for whoever compiles them to something else */
export { bundle, definitionIn, type Definitions } from "./bundle.ts";
export { isOpenChoice, opened, roomy } from "./opened.ts";
export { eventFiles, type EventFile } from "./event-files.ts";
export { readSchemas, type SchemaFile, type SchemaFolder } from "./read-schemas.ts";
