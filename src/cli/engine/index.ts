/* The events of a run whose consumer is a module */
export { supervise } from "./supervise.ts";
export { recognisedIn, type Recognition } from "./recognised.ts";
export { inParts } from "./parts.ts";
