/* The events of a run whose consumer is a module */
export { supervise } from "./supervise.ts";
export { inParts } from "./parts.ts";
