/**
 * From anything to a payload, or to the reasons why it is none. The event decides first which shape is expected,
 * so that the issues speak of that shape alone.
 */
import type { EventName, FuturePayload, PayloadByEvent } from "../../generated/types.ts";
import { strict, tolerant, type Validator } from "../../generated/validators.js";
import { almostPayload } from "./almost.ts";
import { eventNameOf, eventNames, fallbackEvent, isEventName } from "./event.ts";
import { brief, issuesFrom, type Issue } from "./issue.ts";

export interface ParseOptions {
  /**
   * Whether properties and events that the schemas do not know are issues. That is how a change of the Hub is seen;
   * a handler should leave it off, since the Hub may add both at any time. Default: false.
   */
  readonly strict?: boolean;
}

/** A payload with the name of its event beside it: a `switch` on `event` narrows `payload`. */
export type ParsedPayload =
  | {
      readonly [E in EventName]: { readonly ok: true; readonly event: E; readonly payload: PayloadByEvent[E] };
    }[EventName]
  | {
      readonly ok: true;
      readonly event: "future";
      readonly payload: FuturePayload;
      /** The known event to handle it as (hub docs, webhooks, event). */
      readonly fallback: EventName;
    };

export type ParseResult = ParsedPayload | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Parses a payload. Never throws.
 * @param value - What `JSON.parse` made of the request's body.
 * @example
 * const parsed = parsePayload(await request.json());
 * if (parsed.ok && parsed.event === "discussion.comment:create") console.log(parsed.payload.comment.id);
 */
export function parsePayload(value: unknown, options: ParseOptions = {}): ParseResult {
  const validators = options.strict === true ? strict : tolerant;
  const early = notAnEvent(value);
  if (early !== undefined) return { ok: false, issues: [early] };
  const name = nameOf(value);
  if (!isEventName(name)) return parseFuture(value, name, options);
  const issues = issuesOf(validators[shapeOf(name, value)], value);
  return issues.length === 0 ? known(name, value) : { ok: false, issues };
}

/** What every payload has; if it is missing, nothing else about the value is worth saying. */
function notAnEvent(value: unknown): Issue | undefined {
  const event = property(value, "event");
  const isEvent = typeof property(event, "scope") === "string" && typeof property(event, "action") === "string";
  const almost = isEvent ? undefined : almostPayload(value); // which looks for a while
  if (almost !== undefined) return almost;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { path: "", keyword: "type", expected: "an object", received: brief(value) };
  }
  return undefined;
}

/** The name that the event would have; what is no text is left out, and found by the schema of any event. */
function nameOf(value: unknown): string {
  const event = property(value, "event");
  const part = (key: string): string => {
    const text = property(event, key);
    return typeof text === "string" ? text : "";
  };
  return `${part("scope")}:${part("action")}`;
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** A bucket has files in place of refs: the one event with two shapes. A wrong type is told apart by what it has. */
function shapeOf(name: EventName, value: unknown): string {
  if (name !== "repo.content:update") return name;
  const type = property(property(value, "repo"), "type");
  const isGit = type === "model" || type === "dataset" || type === "space";
  const isBucket = type === "bucket" || (!isGit && property(value, "updatedFiles") !== undefined);
  return `${name}#${isBucket ? "bucket" : "git"}`;
}

function parseFuture(value: unknown, name: string, options: ParseOptions): ParseResult {
  const issues = issuesOf((options.strict === true ? strict : tolerant)["future"], value);
  const ofTheEvent = issues.filter(({ path }) => path.startsWith("/event"));
  if (ofTheEvent.length > 0) return { ok: false, issues: ofTheEvent.map(inWordsOfEvents) };
  const fallback = fallbackEvent(name);
  if (options.strict === true || fallback === undefined) return { ok: false, issues: [unknownEvent(name, fallback)] };
  return issues.length === 0
    ? { ok: true, event: "future", payload: value as FuturePayload, fallback }
    : { ok: false, issues };
}

function inWordsOfEvents(issue: Issue): Issue {
  if (issue.keyword !== "pattern") return issue; // only the scope has one
  const scopes = [...new Set(eventNames.map((name) => name.split(":")[0]))];
  return { ...issue, keyword: "enum", expected: `one of the scopes ${scopes.join(", ")}, or one below them` };
}

function unknownEvent(name: string, fallback: EventName | undefined): Issue {
  const hint = fallback === undefined ? "" : ` (a handler can treat it as ${fallback})`;
  return { path: "/event", keyword: "enum", expected: `one of ${eventNames.join(", ")}`, received: `${name}${hint}` };
}

/** The issues that a validator finds in a value. */
export function issuesOf(validator: Validator | undefined, value: unknown): readonly Issue[] {
  if (validator === undefined)
    throw new TypeError("Failed to validate: there is no such schema. Run `npm run generate`.");
  return validator(value) ? [] : issuesFrom(validator.errors ?? [], value);
}

/** The one place where a validated value gets its type. */
function known(event: EventName, payload: unknown): ParsedPayload {
  return { ok: true, event, payload } as ParsedPayload;
}

/** Whether a payload is of an event; narrows its type. */
export function isEvent<E extends EventName>(
  payload: { readonly event: { readonly scope: string; readonly action: string } },
  event: E,
): payload is PayloadByEvent[E] {
  return eventNameOf(payload) === event;
}
