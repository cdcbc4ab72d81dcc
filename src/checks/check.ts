/**
 * What a check is: one promise that a consumer should keep, and the inputs that may break it. A check knows neither
 * seeds nor shrinking: it gives arbitraries of trials, and a trial judges what comes of its own requests.
 */
import type fc from "fast-check";
import { gitRepoTypes, isReachable, type Aim } from "../arbitraries/index.ts";
import type { Exchange, Weight, WireRequest } from "../base/index.ts";
import type { Hub, HubEndpoint } from "../hub/index.ts";
import { eventNames, type RepoType } from "../payload/index.ts";
import type { Outcome, Symptom } from "./outcome.ts";

/** How the consumer is reached. */
export interface Setup {
  /** Where deliveries go; consumers in this process see it as the request's URL. */
  readonly url: string;
  /** The webhook's secret; `null` if it has none. */
  readonly secret: string | null;
  /** Where the secret travels: in `X-Webhook-Secret`, or as `secret` in the URL's query. */
  readonly secretIn: "header" | "query";
  /** What the payloads are about. */
  readonly aim: Aim;
  /** Puts into the Hub what is there before anything happens; undefined for nothing. */
  readonly world?: ((hub: Hub) => void) | undefined;
  /** What the consumer holds, as a JSON value; undefined if nobody can say. */
  readonly snapshot?: (() => Promise<unknown>) | undefined;
}

/** What a trial sends through. */
export interface Driver {
  readonly setup: Setup;
  /** The `Webhook-Id` of delivery number `index` of this case: the same whenever the case runs, shared with no other. */
  deliveryId(index: number): string;
  /** Sends one request; never rejects. */
  send(request: WireRequest): Promise<Exchange>;
  /** Where the consumer's calls to the Hub come in; `null` if they don't come here. */
  readonly hubEndpoint: HubEndpoint | null;
  /** Brings the consumer back to how it starts, if it can; `null` if that can't be had. */
  readonly renew: (() => Promise<boolean>) | null;
  /** Whether to find out all there is to know of a failure, and not only that it is one. */
  readonly isThorough: boolean;
}

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
  /** How likely its input is to be met. Default: as its check says. */
  readonly weight?: Weight;
  /** Whether ordinary frameworks fail it when they are used as usual: then it is advice, and does not fail a run. */
  readonly isHardening?: boolean;
  /** Whether it shows by itself that the consumer was well before, and is not afterwards. Default: false. */
  readonly isControlled?: boolean;
  /** Whether it is about what the consumer does on the Hub, and needs one that hubhook serves. Default: false. */
  readonly needsHub?: boolean;
  run(driver: Driver): Promise<Outcome>;
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
  /** How likely its inputs are to be met, unless a trial says otherwise. */
  readonly weight: Weight;
  /** How many random cases it gets of those asked for: checks of many requests make do with fewer. From 0 to 1. */
  readonly share: number;
  /**
   * How many times as many random cases it gets where the consumer's words are known. More than once for a check that
   * explores: what its cases reach is followed up, too.
   */
  readonly exploration: number;
  /** Whether its cases send several requests at once, so that a failure need not show each time. */
  readonly isConcurrent: boolean;
  /** Whether it compares what the consumer holds, and so runs only where that is known. */
  readonly needsSnapshot: boolean;
  /** Failures of other checks that are told under this one, because it says best what is wrong. */
  readonly claims: readonly Symptom[];
  /** How a payload of anybody's is tried; `null` if its trials are about more than a payload. */
  readonly trialOf: ((payload: unknown, name: string | null) => Trial) | null;
  /** Why it does not apply; `null` if it does. */
  skipReason(setup: Setup): string | null;
  /** Why it can't be judged, as far as the consumer has to be asked for that; `null` if it can. */
  obstacle(driver: Driver): Promise<string | null>;
  /** Why, when no trial proved anything. */
  readonly inconclusiveReason: string;
  named(setup: Setup): readonly NamedTrials[];
  random(setup: Setup): fc.Arbitrary<Trial>;
}

/** Fills in what most checks have in common: they apply to all that is watched, and get all random cases. */
export function defineCheck(
  check: Pick<Check, "id" | "promise" | "advice" | "random"> &
    Partial<
      Pick<
        Check,
        | "weight"
        | "share"
        | "exploration"
        | "isConcurrent"
        | "needsSnapshot"
        | "trialOf"
        | "claims"
        | "skipReason"
        | "obstacle"
        | "inconclusiveReason"
        | "named"
      >
    > & {
      /** The types of repos that its payloads are about. Default: those that keep their files in Git. */
      readonly repoTypes?: readonly RepoType[];
    },
): Check {
  const { repoTypes = gitRepoTypes, skipReason, ...rest } = check;
  return {
    weight: "today",
    share: 1,
    exploration: 1,
    isConcurrent: false,
    needsSnapshot: false,
    trialOf: null,
    claims: [],
    skipReason: (setup) =>
      skipReason?.(setup) ?? (isReachable(setup.aim, eventNames, repoTypes) ? null : NOTHING_TO_SEND),
    obstacle: async () => null,
    inconclusiveReason: "the consumer does not accept plain events either",
    named: () => [],
    ...rest,
  };
}

const NOTHING_TO_SEND =
  "it has nothing to send: none of its events happen to what is watched (--watch, --domain, --events)";
