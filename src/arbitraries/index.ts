/* Payloads: as they come, nasty on purpose, of tomorrow, with one fault */
export { payload, type PayloadConstraints } from "./payload.ts";
export { gitRepoTypes } from "./repo-part.ts";
export { edgeCase, type EdgeCase, type EdgeCaseConstraints } from "./edge-case.ts";
export { edgeCaseLists, edgeCases, type EdgeCaseEntry, type EdgeCaseList } from "./edge-cases/index.ts";
export { futureOf, futurePayload, type Future, type FutureConstraints, type Novelty } from "./future-payload.ts";
export { newValueKinds, type NewValueKind } from "./new-value-kinds.ts";
export { allFaults, faultyPayload, type FaultConstraints, type FaultyPayload } from "./faulty-payload.ts";
export { plainBeside, plainPayload, plainPayloads } from "./plain-payload.ts";
export { story, type Story, type StoryConstraints } from "./story.ts";
/* What people do on the Hub, in order */
export { history, type HistoryConstraints } from "./history.ts";
export { actionFor, textsFor, wish, type Wish, type WishConstraints } from "./wish.ts";
export { ownersIn, repoIdsOf, userIdsOf, withOwnNames } from "./cast.ts";
/* In which ways it is delivered */
export {
  deliveryPlan,
  planFor,
  type DeliveryPlan,
  type DeliveryPlanConstraints,
  type Irregularity,
} from "./delivery-plan.ts";
/* What is no payload at all */
export { rawBody, rawBodyNames, type RawBody, type RawBodyConstraints } from "./raw-body.ts";
export { rawBodies, type RawBodyEntry } from "./raw-bodies.ts";
/* Values that shrink to the least of them */
export { isOfBranch } from "./schema/unions.ts";
export { exactNumber } from "./exactly.ts";
/* Secrets */
export { nearMiss, nearMisses, secret, type NearMiss } from "./secret.ts";
/* Any JSON Schema */
export { arbitraryFor, UnsupportedSchemaError, type JsonSchema } from "./schema/arbitrary-for.ts";
/* What a run is about */
export {
  aimOf,
  ANYTHING,
  domainsOf,
  eventsOf,
  isReachable,
  possibleAim,
  type Aim,
  type AimOptions,
  type Domain,
} from "./aim/index.ts";
