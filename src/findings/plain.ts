/** A payload beside the plainest one of its event: what sets it apart is what decides how a consumer treats it. */
import { plainPayload } from "../arbitraries/index.ts";
import { type Difference, differences, fallbackEvent, type RepoType, repoTypes, valueAt } from "../payload/index.ts";

/** The event of any value, as `scope:action`; `null` if it has none. */
export function eventIn(payload: unknown): string | null {
  const [scope, action] = [valueAt(payload, "/event/scope"), valueAt(payload, "/event/action")];
  return typeof scope === "string" && typeof action === "string" ? `${scope}:${action}` : null;
}

/**
 * What sets a value apart from the plainest payload of its event. Urls follow from the other places and are left out.
 * @returns null if it is not a payload of a known event, or of one narrower than that.
 */
export function differencesFromPlain(payload: unknown): readonly Difference[] | null {
  const plain = payload === undefined ? undefined : plainOf(payload);
  return plain === undefined ? null : differences(plain, payload).filter(({ pointer }) => !pointer.includes("/url/"));
}

/** The plainest payload of the same event, on a model if the event happens there, else on the same type of repo. */
export function plainOf(payload: unknown): unknown {
  const scope = String(valueAt(payload, "/event/scope"));
  const event = fallbackEvent(`${scope}:${String(valueAt(payload, "/event/action"))}`);
  if (event === undefined) return undefined;
  const type: RepoType = repoTypes.find((known) => known === valueAt(payload, "/repo/type")) ?? "model";
  return plainPayload(event, type === "bucket" ? "bucket" : "model");
}

/** A difference as a text to compare by its place: the values may be others. */
export function placeOf({ kind, pointer }: Difference): string {
  return `${kind} ${pointer}`;
}

/** A difference as a text to compare by its place and value. Of an added object, what matters is that it is there. */
export function placeAndValueOf(difference: Difference): string {
  const isPresence = difference.kind === "added" && typeof difference.value === "object";
  const value = "value" in difference && !isPresence ? JSON.stringify(difference.value) : "";
  return `${placeOf(difference)} ${value}`;
}
