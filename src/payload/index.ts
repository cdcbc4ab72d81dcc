/* The shapes, made from schemas/ */
export type * from "../../generated/types.ts";
export { definitions, shapesByEvent } from "../../generated/schemas.ts";
/* Events by name */
export {
  eventActions,
  eventNameOf,
  eventNames,
  fallbackEvent,
  isEventName,
  shapeFor,
  type AnyPayload,
} from "./event.ts";
/* From anything to a payload */
export { isEvent, parsePayload, type ParsedPayload, type ParseOptions, type ParseResult } from "./parse.ts";
export { heldPayload } from "./almost.ts";
export { parseSettings, type SettingsBodies, type SettingsResult } from "./settings.ts";
export { brief, formatIssue, type Issue } from "./issue.ts";
/* What a webhook watches */
export { isOwner } from "./watched.ts";
/* Addresses: of the Hub's things, and of values in a document */
export { commentUrl, discussionUrl, HUB_ORIGIN, refreshUrls, repoUrl, spaceSubdomain } from "./urls.ts";
/* Kinds of repos */
export { isRepoType, repoTypes, type RepoType } from "./repo-type.ts";
export { keysOf, pointerTo, valueAt } from "./pointer.ts";
export { differences, type Difference } from "./difference.ts";
