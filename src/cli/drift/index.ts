/* What is new in real payloads, summed up */
export { driftCounter, type Drift, type DriftOptions, type Novelty } from "./novelties.ts";
/* As a text, and as changes of the schemas */
export { driftText } from "./drift-text.ts";
export { schemaPatch, type Operation } from "./schema-patch.ts";
