/**
 * The same payload about other things: for trials of consumers that remember. What such a consumer has seen once it treats
 * differently, so each run of a trial has to be about something new, smaller runs of the same trial included.
 */
import type { Aim } from "../arbitraries/index.ts";
import { valueAt } from "../payload/index.ts";
import type { Driver } from "./check.ts";

/** Ids, commits and content hashes, as whole words. */
const HEX = /(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{24})(?![0-9a-f])/g;

/**
 * The payload with ids and commits replaced, in urls too: the same ones by the same, different ones by different ones. Those
 * that the consumer's conditions ask for stay, as do those of what is watched.
 * @param round - Another number gives other ids; each case has its own.
 */
export function withOtherIds<T>(driver: Driver, payload: T, round: number = 0): T {
  const key = driver.deliveryId(FIRST_ROUND + round);
  const kept = keptIds(driver.setup.aim, payload);
  const json = JSON.stringify(payload);
  return JSON.parse(json.replaceAll(HEX, (digits) => (kept.has(digits) ? digits : shifted(digits, key))));
}

function keptIds({ watched, words }: Aim, payload: unknown): ReadonlySet<unknown> {
  const own = watched.length === 0 ? [] : ["/repo/id", "/repo/owner/id"].map((place) => valueAt(payload, place));
  return new Set([...own, ...[...words.ids, ...words.shas].map(({ value }) => value)]);
}

/** Beyond the deliveries of any case, so that no id of a payload is a `Webhook-Id`, too. */
const FIRST_ROUND = 1_000_000;

/** Each digit moved on by one of the key. */
function shifted(digits: string, key: string): string {
  return Array.from(digits, (digit, place) => {
    const step = Number.parseInt(key[place % key.length] ?? "0", 16);
    return ((Number.parseInt(digit, 16) + step) % 16).toString(16);
  }).join("");
}
