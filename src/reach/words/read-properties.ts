/** Parts of payloads that a source reads: they say which events it is about. */
import type { EventName } from "../../payload/index.ts";

const COMMENTED: readonly EventName[] = ["discussion.comment:create", "discussion.comment:update", "discussion:create"];

const PROPERTIES: readonly (readonly [property: RegExp, events: readonly EventName[]])[] = [
  [/\b(?:updatedRefs|updated_refs|updatedFiles|updated_files)\b/g, ["repo.content:update"]],
  [/\b(?:movedTo|moved_to)\b/g, ["repo:move"]],
  [/\b(?:updatedConfig|updated_config)\b/g, ["repo.config:update"]],
  [/(?:\.|\?\.|\[["']|get\(["']|[{,]\s*)comment\b/g, COMMENTED],
];

export interface ReadProperty {
  readonly event: EventName;
  /** Where it stands in the source, in code units. */
  readonly start: number;
}

/** The events that have what a source reads, each by the first place. */
export function eventsReadIn(source: string): readonly ReadProperty[] {
  return PROPERTIES.flatMap(([property, events]) => {
    const start = source.search(property);
    return start === -1 ? [] : events.map((event) => ({ event, start }));
  });
}
