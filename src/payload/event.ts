/**
 * The names of events, and what to make of one that is not known.
 * Source: hub docs, webhooks, event.
 */
import { shapesByEvent } from "../../generated/schemas.ts";
import type { EventName, FuturePayload, Payload } from "../../generated/types.ts";

/** What a handler may meet: a payload of a known event, or one of an event that the Hub adds later. */
export type AnyPayload = Payload | FuturePayload;

/** All known events, in alphabetical order. */
export const eventNames: readonly EventName[] = Object.keys(shapesByEvent).filter(isEventName);

/** The definition that describes an event's payloads about a kind of repo: a bucket's content has one of its own. */
export function shapeFor(event: string, repoType: unknown): string | undefined {
  const [usual, other = usual] = shapesByEvent[event] ?? [];
  return repoType === "bucket" ? other : usual;
}

/** What an action may be called, in any scope. */
export const eventActions: readonly FuturePayload["event"]["action"][] = ["create", "delete", "update", "move"];

/** Whether a name is that of a known event. */
export function isEventName(name: string): name is EventName {
  return Object.hasOwn(shapesByEvent, name);
}

/** The name of a payload's event, `scope:action`. */
export function eventNameOf(payload: Payload): EventName;
export function eventNameOf(payload: AnyPayload): string;
export function eventNameOf(payload: { readonly event: { readonly scope: string; readonly action: string } }): string;
export function eventNameOf({
  event,
}: {
  readonly event: { readonly scope: string; readonly action: string };
}): string {
  return `${event.scope}:${event.action}`;
}

/**
 * The known event that an event is to be handled as: itself when it is known, else an update of the nearest
 * broader scope that is known (hub docs, webhooks, event).
 * @returns undefined when no broader scope is known either.
 * @example
 * fallbackEvent("repo.config.dois:create"); // "repo.config:update"
 */
export function fallbackEvent(name: string): EventName | undefined {
  if (isEventName(name)) return name;
  const [scope = ""] = name.split(":");
  for (let broader = scope; broader !== ""; broader = broader.slice(0, Math.max(0, broader.lastIndexOf(".")))) {
    const update = `${broader}:update`;
    if (isEventName(update)) return update;
  }
  return undefined;
}
