/* Time and randomness, as arguments */
export {
  epochMsIn,
  isoTime,
  realClock,
  spanMs,
  virtualClock,
  type CancelTimer,
  type Clock,
  type Span,
  type VirtualClock,
} from "./clock.ts";
export { mixed } from "./mixed.ts";
export { seededRandom, type Random } from "./random.ts";
/* What caused what */
export { causedBy, currentCause } from "./cause.ts";
/* What travels over HTTP */
export {
  isAccepted,
  isLimited,
  isRefused,
  type Answer,
  type Exchange,
  type Header,
  type NoAnswer,
  type Silence,
  type WireRequest,
} from "./exchange.ts";
/* What is started in place of a request */
export { JOB_VARIABLES, type JobEnd, type JobOutcome, type JobStart } from "./job.ts";
/* Values that nobody has vouched for */
export { isRecord } from "./is-record.ts";
export { parsedJson } from "./parsed-json.ts";
/* A secret as it may be written, and a text without it */
export { holdsSecret, MASK, secretPattern, TELLING_LENGTH, withoutSecret, withPlainSecret } from "./secret-in-text.ts";
export { maskedUrl } from "./masked-url.ts";
/* Text from outside, on its way to a terminal or a log */
export {
  escaped,
  INVISIBLE,
  printable,
  printableInColour,
  printableJson,
  printableLine,
  visible,
} from "./printable.ts";
/* What is made once */
export { remembered } from "./remembered.ts";
/* What people copy into a shell */
export { cmdShell, posixShell, powerShell, shellIn, shellQuoted, type Shell, type WordPart } from "./shell.ts";
/* When something is wrong */
export { HubhookError, messageOf, UnableError, UsageError } from "./errors.ts";
export { unreachable } from "./unreachable.ts";
/* How likely something is to be met */
export { compareWeights, weighsAtLeast, weights, type Weight } from "./weight.ts";
/* The package itself */
export { packageFile } from "./package-file.ts";
/* What nobody tells of the Hub */
export type { Assumption } from "./assumption.ts";
