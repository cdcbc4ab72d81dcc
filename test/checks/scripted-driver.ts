/** A consumer made of a function: it answers each request as the test says. */
import type { Exchange, WireRequest } from "../../src/base/index.ts";
import { ANYTHING } from "../../src/arbitraries/index.ts";
import type { Driver, Setup } from "../../src/checks/check.ts";

/** What the consumer does with a request: a status to answer with, or a whole exchange. */
export type Script = (request: WireRequest, nth: number) => number | Exchange;

export interface ScriptedDriver extends Driver {
  /** Every request so far, in order. */
  readonly sent: readonly WireRequest[];
}

export const SETUP: Setup = {
  url: "https://bot.example/webhook",
  secret: "correct-horse",
  secretIn: "header",
  aim: ANYTHING,
  snapshot: async () => "it holds nothing",
};

export function scriptedDriver(script: Script, setup: Setup = SETUP): ScriptedDriver {
  const sent: WireRequest[] = [];
  return {
    setup,
    sent,
    hubEndpoint: null,
    renew: async () => true,
    isThorough: false,
    deliveryId: (index) => String(index).padStart(24, "0"),
    async send(request) {
      sent.push(request);
      const outcome = script(request, sent.length - 1);
      return typeof outcome === "number" ? answered(outcome) : outcome;
    },
  };
}

export function answered(status: number, body = "", headers: Readonly<Record<string, string>> = {}): Exchange {
  return { kind: "answered", status, headers, body, bodyCut: false, durationMs: 1 };
}

export function unanswered(reason: Extract<Exchange, { kind: "unanswered" }>["reason"]): Exchange {
  return { kind: "unanswered", reason, detail: "as the test says", durationMs: 1 };
}

/** The values of a header, whatever its case. */
export function headerOf({ headers }: WireRequest, name: string): readonly string[] {
  return headers.filter(([own]) => own.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
}
