/** Two other ways to make payloads, and what a consumer has to do for a rival to have found something. */
import { randomBytes } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import { toConsumer, type ConsumerTarget } from "../../src/consumer/index.ts";
import { interceptHub } from "../../src/hub/index.ts";
import { HUB_ORIGIN, parsePayload } from "../../src/payload/index.ts";
import type { Exchange, WireRequest } from "../../src/base/index.ts";
import { drawing, faker, naiveRecord } from "../bench/payloads.ts";

export const rivalNames = ["json-schema-faker", "naive fast-check"] as const;

export type RivalName = (typeof rivalNames)[number];

/** A body, and whether it is one that the Hub could send: only then a refusal is a find. */
interface Sample {
  readonly body: string;
  readonly isValid: boolean;
}

const makers: Readonly<Record<RivalName, () => unknown>> = {
  "json-schema-faker": faker(),
  "naive fast-check": drawing(naiveRecord()),
};

const made: Readonly<Record<RivalName, Sample[]>> = { "json-schema-faker": [], "naive fast-check": [] };

/** The first `count` payloads of a rival: the same for each consumer. */
function samplesOf(rival: RivalName, count: number): readonly Sample[] {
  const samples = made[rival];
  while (samples.length < count) {
    const value = makers[rival]();
    samples.push({ body: JSON.stringify(value), isValid: parsePayload(value).ok });
  }
  return samples.slice(0, count);
}

export interface Target {
  readonly target: ConsumerTarget;
  readonly secret: string;
  readonly secretIn: "header" | "query";
}

/** How long a rival waits for an answer, in milliseconds. */
const TIMEOUT_MS = 1_000;

/**
 * Sends payloads of a rival until the consumer does what nobody could take for right.
 * @returns The number of the payload that showed it, from 1; `null` if none of them did.
 */
export async function searchedBy(
  rival: RivalName,
  { target, secret, secretIn }: Target,
  count: number,
): Promise<number | null> {
  const hub = await interceptHub(HUB_ORIGIN); // what a consumer calls there must not leave this machine
  const consumer = toConsumer(target);
  const url = `${consumer.url ?? "http://consumer.example/webhook"}${secretIn === "query" ? `?secret=${encodeURIComponent(secret)}` : ""}`;
  try {
    for (const [index, { body, isValid }] of samplesOf(rival, count).entries()) {
      const exchange = await consumer.send(requestOf(url, secret, body), { timeoutMs: TIMEOUT_MS });
      await turn(); // what breaks right after the answer counts, too
      if (isWrong(exchange, isValid) || consumer.status?.().kind === "down") return index + 1;
    }
    return null;
  } finally {
    await consumer.close();
    hub.close();
  }
}

function requestOf(url: string, secret: string, body: string): WireRequest {
  const headers = [
    ["Content-Type", "application/json"],
    ["Webhook-Id", randomBytes(12).toString("hex")],
    ["X-Webhook-Secret", secret],
  ] as const;
  return { url, headers, body };
}

/** A 5xx, no answer at all, or a refusal of what the Hub could send. */
function isWrong(exchange: Exchange, isValid: boolean): boolean {
  if (exchange.kind === "unanswered" || exchange.status >= 500) return true;
  return isValid && (exchange.status < 200 || exchange.status >= 300);
}
