/**
 * Which failures are one and the same. Two failing cases of a check have one cause when the consumer did the same and the
 * same places of the payload decide; what decides is read off the shrunk payload, as its differences from a plain one.
 */
import { plainPayload, repoTypes } from "../arbitraries/index.ts";
import type { Breach, Symptom, Trial } from "../checks/index.ts";
import { fallbackEvent, valueAt, type RepoType } from "../payload/index.ts";
import { differences, type Difference } from "./difference.ts";

/** What the consumer did, for comparison: the kind of failure, the status, and the place in its code if it tells it. */
export function symptomOf({ symptom, happened, exchange }: Breach): string {
  if (symptom === "gone") return `gone ${codePlace(happened)}`; // it ended; whether it answered before is a matter of time
  return exchange.kind === "answered"
    ? `${symptom} ${exchange.status} ${codePlace(exchange.body)}`
    : `${symptom} ${exchange.reason} ${codePlace(exchange.detail)}`;
}

/** What each further case of costs a wait, a new start of the consumer, or a long run. */
export const costlySymptoms: readonly Symptom[] = ["timeout", "gone", "looped"];

/** The first stack frame in a text, as Node.js and Python write it: many apps show one while they are developed. */
function codePlace(text: string): string {
  return text.match(/[\w./\\-]+\.[cm]?[jt]sx?:\d+:\d+|File \\?"[^"]+", line \d+/)?.[0] ?? "";
}

/** Whether a symptom, as `symptomOf` writes it, names a place in the consumer's code. */
export function hasCodePlace(symptom: string): boolean {
  return codePlace(symptom) !== "";
}

/**
 * What sets the payload of a trial apart from the plainest one of its event, if that is what tells its failures apart.
 * Urls follow from the other places and are left out.
 */
export function decidingPlaces(trial: Trial): readonly Difference[] | null {
  return trial.decides === "answer" ? null : differencesFromPlain(trial.payload);
}

/** The event of a value that may be none, as `scope:action`; `null` if it has none. */
export function eventIn(payload: unknown): string | null {
  const [scope, action] = [valueAt(payload, "/event/scope"), valueAt(payload, "/event/action")];
  return typeof scope === "string" && typeof action === "string" ? `${scope}:${action}` : null;
}

/** The same for any value. @returns null if it is no payload of a known event, or one narrower than that. */
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

/** Whether a trial has all that decides a cause. */
export function hasAll(trial: Trial, deciding: readonly Difference[]): boolean {
  const own = new Set(differencesFromPlain(trial.payload)?.map(asText));
  return deciding.every((difference) => own.has(asText(difference)));
}

/** Of an object that a plain payload does not have, what decides is that it is there. */
function asText(difference: Difference): string {
  const isPresence = difference.kind === "added" && typeof difference.value === "object";
  const value = "value" in difference && !isPresence ? JSON.stringify(difference.value) : "";
  return `${difference.kind} ${difference.pointer} ${value}`;
}

/** Whether all that decides one cause is part of what decides another: then the first explains the second. */
export function isPartOf(part: readonly Difference[], whole: readonly Difference[]): boolean {
  const places = placesOf(whole);
  return part.length > 0 && part.length < whole.length && placesOf(part).isSubsetOf(places);
}

/** Two shrunk payloads differ from plain ones in the same places; the values may be others. */
export function samePlaces(a: readonly Difference[], b: readonly Difference[]): boolean {
  return a.length === b.length && placesOf(a).isSubsetOf(placesOf(b));
}

function placesOf(all: readonly Difference[]): ReadonlySet<string> {
  return new Set(all.map(({ kind, pointer }) => `${kind} ${pointer}`));
}
