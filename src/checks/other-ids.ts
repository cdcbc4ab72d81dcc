/**
 * The same payload about other things: for trials of consumers that remember. What such a consumer has seen once it treats
 * differently, so each run of a trial has to be about something new, smaller runs of the same trial included.
 */
import type { Payload } from "../payload/index.ts";
import type { Driver } from "./check.ts";

/** Ids, commits and content hashes, as whole words. */
const HEX = /(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{24})(?![0-9a-f])/g;

/**
 * The payload with all ids and commits replaced, in urls too: the same ones by the same, different ones by different ones.
 * @param round - Another number gives other ids; each case has its own.
 */
export function withOtherIds(driver: Driver, payload: Payload, round = 0): Payload {
  const key = driver.deliveryId(FIRST_ROUND + round);
  return JSON.parse(JSON.stringify(payload).replaceAll(HEX, (digits) => shifted(digits, key)));
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
