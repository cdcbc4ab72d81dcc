/* From a folder of schemas to types */
export { typesFromSchemas } from "./types-from-schemas.ts";
/* The schemas themselves, for whoever compiles them to something else */
export { bundle, type Definitions } from "./bundle.ts";
export { eventFiles, type EventFile } from "./event-files.ts";
export { readSchemas, type SchemaFile, type SchemaFolder } from "./read-schemas.ts";
