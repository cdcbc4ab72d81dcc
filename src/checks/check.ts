/**
 * What a check is: one promise that a consumer should keep, and the inputs that may break it. A check knows neither
 * seeds nor shrinking: it gives arbitraries of trials, and a trial judges what comes of its own requests.
 */
import type fc from "fast-check";
import type { Exchange, WireRequest } from "../base/index.ts";
import type { ChainLink, HubLine } from "../hub/index.ts";

/** How the consumer is reached. */
export interface Setup {
  /** Where deliveries go; consumers in this process see it as the request's URL. */
  readonly url: string;
  /** The webhook's secret; `null` if it has none. */
  readonly secret: string | null;
  /** Where the secret travels: in `X-Webhook-Secret`, or as `secret` in the URL's query. */
  readonly secretIn: "header" | "query";
  /** What people write in comments where it matters what the consumer does about it. None: what they write every day. */
  readonly say: readonly string[];
}

/** What a trial sends through. */
export interface Driver {
  readonly setup: Setup;
  /** The `Webhook-Id` of delivery number `index` of this case: the same whenever the case runs, shared with no other. */
  deliveryId(index: number): string;
  /** Sends one request; never rejects. */
  send(request: WireRequest): Promise<Exchange>;
  /** Where the consumer's calls to the Hub come in; `null` if they don't come here. */
  readonly hubLine: HubLine | null;
  /** Whether to find out all there is to know of a failure, and not only that it is one. */
  readonly isThorough: boolean;
}

/** What broke a promise, as far as one exchange shows it. */
export type Symptom =
  | "refused" // 4xx where the event should have been taken
  | "redirected" // 3xx
  | "failed" // 5xx, or any status that HTTP does not know
  | "timeout"
  | "broken-connection" // reset, refused, or no HTTP
  | "gone" // the consumer ended, or nobody listens there any more
  | "threw"
  | "let-in" // 2xx where it should have been refused
  | "leaked"
  | "acted-again" // it did on the Hub what it had done before
  | "looped"; // what it did on the Hub set it off again

export interface Breach {
  readonly kept: false;
  readonly symptom: Symptom;
  /** What the consumer did, as the end of "The consumer …". */
  readonly happened: string;
  readonly request: WireRequest;
  readonly exchange: Exchange;
  /** How it came to it, where the consumer's calls to the Hub are part of that. */
  readonly chain?: readonly ChainLink[];
  /** Whether its own check says best what is wrong, even if another one claims such failures. */
  readonly isOwn?: true;
}

/** `isMoot` when nothing could be judged, as when the consumer does not take the plain event to compare with. */
export type Verdict = { readonly kept: true; readonly isMoot?: true } | Breach;

/** One generated input, ready to be sent. */
export interface Trial {
  /** The name of what is special about it; `null` for plain input. */
  readonly name: string | null;
  /** The JSON value that it is about, for comparison with a plain one; undefined if there is none. */
  readonly payload: unknown;
  /** Payloads that it sends besides, so that a run can tell beforehand what it would meet. */
  readonly others?: readonly unknown[];
  /**
   * What makes two failures with the same symptom different ones: other places of the payload that decide, or nothing
   * but the answer.
   */
  readonly decides: "payload" | "answer";
  run(driver: Driver): Promise<Verdict>;
}

/** Inputs with a name, which are tried before random ones. */
export interface NamedTrials {
  readonly name: string;
  readonly trials: fc.Arbitrary<Trial>;
}

export interface Check {
  /** In kebab-case, as in `--checks`. */
  readonly id: string;
  /** What is promised, as the end of "The consumer …". */
  readonly promise: string;
  /** What to do about a failure. */
  readonly advice: string;
  /** How many random cases it gets of those asked for: checks of many requests make do with fewer. From 0 to 1. */
  readonly share: number;
  /** Failures of other checks that are told under this one, because it says best what is wrong. */
  readonly claims: readonly Symptom[];
  /** Why it does not apply; `null` if it does. */
  skipReason(setup: Setup): string | null;
  /** Why it can't be judged, as far as the consumer has to be asked for that; `null` if it can. */
  obstacle(driver: Driver): Promise<string | null>;
  /** Why, when no trial proved anything. */
  readonly mootReason: string;
  named(setup: Setup): readonly NamedTrials[];
  random(setup: Setup): fc.Arbitrary<Trial>;
}

/** Fills in what most checks have in common: they always apply, and get all random cases. */
export function defineCheck(
  check: Pick<Check, "id" | "promise" | "advice" | "random"> &
    Partial<Pick<Check, "share" | "claims" | "skipReason" | "obstacle" | "mootReason" | "named">>,
): Check {
  return {
    share: 1,
    claims: [],
    skipReason: () => null,
    obstacle: async () => null,
    mootReason: "the consumer does not take plain events either",
    named: () => [],
    ...check,
  };
}
