/* Modules of the project under test */
export { loadModule, type FoundModule, type LoadedModule } from "./load-module.ts";
export { entryFile } from "./entry-file.ts";
export type { OwnScripts } from "./module-hooks.ts";
/* What surrounds them */
export { textOf, type Neighbour, type Project } from "./project.ts";
export { variablesAround } from "./dot-env.ts";
export type { AzureHttpFunction } from "./azure-core.ts";
