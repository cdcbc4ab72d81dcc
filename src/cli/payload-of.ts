/** One payload by hand: the plainest of an event, or of an edge case, with some of its values set. */
import fc from "fast-check";
import { edgeCases, isReachable, plainPayload, type Aim } from "../arbitraries/index.ts";
import { UsageError } from "../base/index.ts";
import { type EventName, eventNameOf, eventNames, isEventName, type Payload, repoTypes } from "../payload/index.ts";
import { aimFrom, type AimOptions } from "./aim-options.ts";
import { nearest } from "./nearest.ts";
import { withValues } from "./set-values.ts";

export interface PayloadOptions extends AimOptions {
  /** Each as PATH=VALUE. */
  readonly set: readonly string[];
  /** The name of an edge case. */
  readonly edge?: string;
}

/** @throws UsageError for an event that is not known, or a value that does not fit. */
export function payloadOf(event: string, options: PayloadOptions): Payload {
  return withValues(startingPoint(event, options), options.set);
}

/** @throws UsageError for an event that does not happen, to anything or to what is watched. */
function startingPoint(event: string, options: PayloadOptions): Payload {
  if (!isEventName(event)) {
    throw new UsageError(`Failed to trigger "${event}": there is no such event. ${suggestion(event, eventNames)}`);
  }
  const aim = aimFrom(options);
  if (options.edge !== undefined) return edgeCaseOf(options.edge, event, aim);
  const type = repoTypes.find((known) => isReachable(aim, [event], [known]));
  if (type !== undefined) return plainPayload(event, type, aim);
  throw new UsageError(`Failed to trigger "${event}": it does not happen to what is watched. Name another event.`);
}

/** The first payload of an edge case that is of the event. */
function edgeCaseOf(name: string, event: EventName, aim: Aim): Payload {
  const entry = edgeCases.find((known) => known.name === name);
  if (entry === undefined) {
    const names = edgeCases.map((known) => known.name);
    throw new UsageError(`Failed to start from "${name}": there is no such edge case. ${suggestion(name, names)}`);
  }
  const found = fc
    .sample(entry.arbitraryFor(aim) ?? fc.constant(null), { seed: 1, numRuns: 200 })
    .find((payload) => payload !== null && eventNameOf(payload) === event);
  if (found) return found;
  throw new UsageError(`Failed to start from "${name}": it does not happen with ${event}. Name another event.`);
}

function suggestion(name: string, known: readonly string[]): string {
  const close = nearest(name, known);
  return `Did you mean ${close.join(" or ")}?`;
}
