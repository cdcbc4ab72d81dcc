/* What is known of a failing case */
export type { CaseRef, Diagnosis, FindingKind, Relatable } from "./diagnosis.ts";
export { hasCodePlace, symptomKeyOf, withCodePlace } from "./symptom-key.ts";
/* A payload beside a plain one */
export { differencesFromPlain, eventIn, placeAndValueOf, placeOf, plainOf } from "./plain.ts";
/* Everything that failed, and the causes of it */
export {
  add,
  familyOf,
  inOrder,
  likenessOf,
  merge,
  nameOf,
  type Evidence,
  type Family,
  type Likeness,
} from "./evidence.ts";
export { causeOf, type Cause, type Finding } from "./finding.ts";
export { relate, type Related } from "./relate.ts";
