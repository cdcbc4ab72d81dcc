/** All checks, in the order in which they run. A new one is one file and one line here. */
import { acceptsAnyTransport } from "./accepts-any-transport.ts";
import { acceptsBuckets } from "./accepts-buckets.ts";
import { acceptsEdgeCases } from "./accepts-edge-cases.ts";
import { acceptsEveryEvent } from "./accepts-every-event.ts";
import { actsOnce } from "./acts-once.ts";
import { actsWhereAsked } from "./acts-where-asked.ts";
import { answersInTime } from "./answers-in-time.ts";
import type { Check } from "./check.ts";
import { converges } from "./converges.ts";
import { keepsSecret } from "./keeps-secret.ts";
import { noFeedbackLoop } from "./no-feedback-loop.ts";
import { rejectsMissingSecret } from "./rejects-missing-secret.ts";
import { rejectsWrongSecret } from "./rejects-wrong-secret.ts";
import { staysUp } from "./stays-up.ts";
import { survivesAnyOrder } from "./survives-any-order.ts";
import { survivesConcurrency } from "./survives-concurrency.ts";
import { survivesDuplicates } from "./survives-duplicates.ts";
import { survivesHubErrors } from "./survives-hub-errors.ts";
import { survivesInvalidPayload } from "./survives-invalid-payload.ts";
import { survivesMalformedBody } from "./survives-malformed-body.ts";
import { toleratesNewFields } from "./tolerates-new-fields.ts";
import { toleratesNewScopes } from "./tolerates-new-scopes.ts";
import { toleratesNewValues } from "./tolerates-new-values.ts";
import { writesCleanText } from "./writes-clean-text.ts";

export const checks: readonly Check[] = [
  acceptsEveryEvent,
  acceptsBuckets,
  acceptsEdgeCases,
  acceptsAnyTransport,
  toleratesNewScopes,
  toleratesNewFields,
  toleratesNewValues,
  rejectsMissingSecret,
  rejectsWrongSecret,
  staysUp, // before the two that only look at each answer: what spoils the consumer for good would spoil them, too
  survivesMalformedBody,
  survivesInvalidPayload,
  answersInTime,
  survivesDuplicates,
  survivesAnyOrder,
  survivesConcurrency,
  converges,
  keepsSecret,
  actsOnce,
  actsWhereAsked,
  writesCleanText,
  noFeedbackLoop,
  survivesHubErrors,
];

/* What a check is made of */
export { defineCheck } from "./check.ts";
export type { Check, Driver, NamedTrials, Setup, Trial } from "./check.ts";
/* What came of a case */
export { failure, mustAccept, mustRefuse, mustSurvive, type Judge } from "./judge.ts";
export {
  INCONCLUSIVE,
  KEPT,
  type Expectation,
  type Failure,
  type Growth,
  type Outcome,
  type Symptom,
} from "./outcome.ts";
/* What is there on the Hub, and who a consumer is */
export { putWatched } from "./put-watched.ts";
export { BOT, hubOfBot } from "./sandbox.ts";
/* What a consumer that calls the Hub back is tried out with */
export { forCallers } from "./calls-the-hub.ts";
/* What a consumer is asked when nothing about it is to matter */
export { otherQuestion, plainQuestion, type PlainQuestion } from "./plain-question.ts";
/* A delivery as checks send it */
export { delivered, SECRET_PARAMETER, withValues } from "./request.ts";
