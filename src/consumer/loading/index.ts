/* Modules of the project under test */
export { loadModule, type FoundModule, type LoadedModule } from "./load-module.ts";
/* What surrounds them */
export { textOf, type Neighbour, type Project } from "./project.ts";
export { variablesAround } from "./dot-env.ts";
export type { AzureHttpFunction } from "./azure-core.ts";
