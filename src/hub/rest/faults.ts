/**
 * A Hub that fails on demand, for tests of those who call it. Sources: the Hub's documentation on rate limits (the headers
 * and the window of 5 minutes), HF's Python client (which of them it reads).
 */
import { http, HttpResponse, type HttpHandler } from "msw/http";
import { seededRandom, unreachable } from "../../base/index.ts";
import type { CallLog } from "../call-log.ts";

export const hubFaultKinds = [
  "rate-limited", // 429, with the headers that say when to come again
  "error", // 500
  "unavailable", // 503
  "cut", // the connection breaks without an answer
  "stall", // no answer ever comes
] as const;

export type HubFaultKind = (typeof hubFaultKinds)[number];

export interface HubFault {
  readonly kind: HubFaultKind;
  /** Which calls it hits: those whose method and path, as in `POST /api/repos/create`, match. Default: all. */
  readonly calls?: RegExp;
  /** How many of these calls it hits, from 0 to 1; which ones, the seed decides. Default: 1. */
  readonly share?: number;
  /** After so many hits it is over. Default: never. */
  readonly times?: number;
}

export interface Faults {
  /** Adds a fault. @returns What takes it away again. */
  add(fault: HubFault): () => void;
  /** Comes before all other handlers, and lets through what no fault hits. */
  readonly handler: HttpHandler;
}

/** @param seed - Decides which calls are hit where a share is. */
export function hubFaults(origin: string, seed: number, log: CallLog): Faults {
  const random = seededRandom(seed);
  const active = new Map<HubFault, { left: number }>();
  const hit = (call: string): HubFaultKind | undefined => {
    for (const [fault, state] of active) {
      const { calls, share = 1, kind } = fault;
      if (calls !== undefined && !calls.test(call)) continue;
      if (share < 1 && random.next32() >= share * 2 ** 32) continue;
      state.left -= 1;
      if (state.left === 0) active.delete(fault);
      return kind;
    }
    return undefined;
  };
  const hits = new WeakMap<Request, HubFaultKind>();
  // Decided before msw prepares to answer, which takes longer than most calls: few are hit.
  const isHit = ({ request }: { readonly request: Request }): boolean => {
    if (active.size === 0) return false;
    const url = new URL(request.url);
    const kind = url.origin === origin ? hit(`${request.method} ${url.pathname}`) : undefined;
    if (kind !== undefined) hits.set(request, kind);
    return kind !== undefined;
  };
  const handler = http.all(isHit, ({ request }) => {
    const kind = hits.get(request);
    return kind === undefined ? undefined : log.answering(request, async () => answerOf(kind));
  });
  handler.info.header = ""; // it serves nothing of its own
  return {
    add(fault) {
      active.set(fault, { left: fault.times ?? Infinity });
      return () => void active.delete(fault);
    },
    handler,
  };
}

/** Seconds until the window of the Hub's own rate limit is over. */
const RESET_AFTER_SECONDS = 55;

function answerOf(kind: HubFaultKind): Response | Promise<never> {
  switch (kind) {
    case "rate-limited":
      return errorOf(429, "We had to rate limit you, you hit the quota of 500 api requests per 5 minutes period.", {
        RateLimit: `"api";r=0;t=${RESET_AFTER_SECONDS}`,
        "RateLimit-Policy": '"fixed window";"api";q=500;w=300',
        "Retry-After": String(RESET_AFTER_SECONDS),
      });
    case "error":
      return errorOf(500, "Internal Error - We're working hard to fix this as soon as possible!");
    case "unavailable":
      return errorOf(503, "Service Unavailable");
    case "cut":
      return HttpResponse.error();
    case "stall":
      return new Promise(() => undefined);
    default:
      return unreachable(kind);
  }
}

function errorOf(status: number, error: string, headers: Readonly<Record<string, string>> = {}): Response {
  return HttpResponse.json({ error }, { status, headers: { "X-Error-Message": error, ...headers } });
}
