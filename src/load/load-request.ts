/**
 * The requests of a load test. Request `index` of worker `worker` follows from the seed and these two, and from nothing
 * else: any number of workers, wherever they run, send what can be made again, and none repeats what another sends.
 */
import { hash } from "node:crypto";
import fc from "fast-check";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import { aimOf, payload } from "../arbitraries/index.ts";
import type { WireRequest } from "../base/index.ts";
import { SECRET_PARAMETER } from "../checks/index.ts";
import { deliveryRequest, type DeliveryTarget } from "../delivery/index.ts";
import type { EventName, WatchedItem } from "../payload/index.ts";

/** What decides the requests of all workers. */
export interface LoadSource {
  /** Where the consumer listens. */
  readonly url: string;
  /** The webhook's secret. Default: none. */
  readonly secret?: string | undefined;
  /** Where it travels: in `X-Webhook-Secret`, or as `secret` in the URL's query. Default: `header`. */
  readonly secretIn?: "header" | "query" | undefined;
  /** An integer. */
  readonly seed: number;
  /** What the webhook watches. Default: anything. */
  readonly watched?: readonly WatchedItem[] | undefined;
  /** Events to choose from. Default: all. */
  readonly events?: readonly EventName[] | undefined;
}

export interface LoadCase extends LoadSource {
  /** The name of the worker: any text that no other worker of the test has. */
  readonly worker: string;
  /** The number of the request among those of its worker, from 0; below 2^32. */
  readonly index: number;
}

export interface LoadRequest extends WireRequest {
  readonly method: "POST";
}

/**
 * One request, as the Hub would deliver it. The last eight digits of its `Webhook-Id` are the index, in hex.
 * @example
 * loadRequest({ url: "http://127.0.0.1:3000/webhook", seed: 42, worker: "1", index: 0 }).body;
 */
export function loadRequest({ worker, index, ...source }: LoadCase): LoadRequest {
  return loadRequests(source)(worker, index);
}

/** The same for many requests: what they have in common is made once. */
export function loadRequests(source: LoadSource): (worker: string, index: number) => LoadRequest {
  const { seed, events, watched } = source;
  const target = targetOf(source);
  const payloads = payload({ aim: aimOf({ watched, events }) });
  return (worker, index) => {
    const { value } = payloads.generate(randomOf(seed, worker, index), undefined); // without a bias to small values
    return { method: "POST", ...deliveryRequest(target, value, deliveryId(seed, worker, index)) };
  };
}

function targetOf({ url, secret = "", secretIn = "header" }: LoadSource): DeliveryTarget {
  if (secret === "" || secretIn === "header") return { url, secret };
  const full = new URL(url);
  full.searchParams.set(SECRET_PARAMETER, secret);
  return { url: full.href };
}

/** All 128 bits of its state come from the case: of the millions of a long test, no two are alike by chance. */
function randomOf(...parts: readonly (string | number)[]): fc.Random {
  const digest = hash("sha256", JSON.stringify(parts), "buffer");
  return new fc.Random(xoroshiro128plusFromState([0, 4, 8, 12].map((offset) => digest.readInt32LE(offset))));
}

/** 24 hex digits: 16 of the worker, 8 that count. */
function deliveryId(seed: number, worker: string, index: number): string {
  const prefix = hash("sha256", JSON.stringify([seed, worker]), "hex").slice(0, 16);
  return prefix + index.toString(16).padStart(8, "0");
}
