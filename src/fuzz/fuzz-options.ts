/** The options of a run, as people give them. */
import type { Domain } from "../arbitraries/index.ts";
import type { Clock, Weight } from "../base/index.ts";
import type { Check } from "../checks/index.ts";
import type { Diagnosis, Finding } from "../findings/index.ts";
import type { Hub, HubEndpoint } from "../hub/index.ts";
import type { EventName, WatchedItem } from "../payload/index.ts";
import type { Words } from "../reach/index.ts";
import type { CorpusEntry } from "./corpus-entry.ts";
import type { Progress } from "./result.ts";

export interface FuzzOptions {
  /** The secret that the consumer expects. Without one, the checks of secrets are skipped. */
  readonly secret?: string | undefined;
  /** Where it travels: in `X-Webhook-Secret`, or as `secret` in the URL's query. Default: `header`. */
  readonly secretIn?: "header" | "query" | undefined;
  /** The URL that an in-process consumer sees. Default: `http://consumer.example/webhook`; a URL is its own. */
  readonly url?: string | undefined;
  /** What people write in comments, to make a consumer act that waits for certain words. Default: what they write every day. */
  readonly say?: readonly string[] | undefined;
  /** What the webhook watches, as in its settings: everything that is sent is about that. Default: anything. */
  readonly watched?: readonly WatchedItem[] | undefined;
  /** The domains of the webhook. Default: both. */
  readonly domains?: readonly Domain[] | undefined;
  /** The events to send. Default: all of the domains. */
  readonly events?: readonly EventName[] | undefined;
  /** What the consumer's conditions compare with, from `wordsOf` or `readWords`. Default: nothing is known of them. */
  readonly words?: Words | undefined;
  /** Puts into the mock Hub what is there before anything happens: repos, discussions, organizations. Default: nothing. */
  readonly world?: ((hub: Hub) => void) | undefined;
  /**
   * What the consumer holds, as a value that JSON can show: with it, `converges` is asked, too. Leave out what may differ,
   * such as a log of deliveries.
   */
  readonly snapshot?: (() => unknown) | undefined;
  /** Puts the consumer back to how it starts: called before the run, and before each delivery of a history by `converges`. */
  readonly setup?: (() => unknown) | undefined;
  /**
   * Where the consumer's calls to the Hub come in. Default: what a consumer in this process sends to `hubOrigin` is answered
   * by a mock Hub; others are not seen.
   */
  readonly hubEndpoint?: HubEndpoint | undefined;
  /** Where a consumer in this process takes the Hub to be. Default: https://huggingface.co. */
  readonly hubOrigin?: string | undefined;
  /**
   * Random cases per check; checks that send many requests for a case run fewer. Default: 1,000, or as many as there is time
   * for if only `timeMs` is given.
   */
  readonly runs?: number | undefined;
  /**
   * How long the run may take, in milliseconds; what is under way then is ended in order. Default: 60,000, or as long as it
   * takes if only `runs` is given.
   */
  readonly timeMs?: number | undefined;
  /** How many cases may be under way at once. Default: 1, and more for a consumer that is slow. */
  readonly concurrency?: number | undefined;
  /** The most requests per second. Default: as many as the consumer answers. */
  readonly rate?: number | undefined;
  /** The part of the cases to run, such as `2/5`: the parts together are the whole run. Default: all. Needs `seed`. */
  readonly shard?: string | undefined;
  /** Decides every case: an integer. Default: the clock. */
  readonly seed?: number | undefined;
  /** Runs one case alone, such as `11:0:1`. Needs `seed`, and `checks` with the one check that it belongs to. */
  readonly path?: string | undefined;
  /** Cases to run before the one of `path`, such as `stays-up/4`. */
  readonly after?: readonly string[] | undefined;
  /** Tries this payload alone. Needs `checks` with one check, such as `accepts-every-event`. */
  readonly payload?: unknown;
  /** Failures of earlier runs and payloads written by hand, to be run first. */
  readonly corpus?: readonly CorpusEntry[] | undefined;
  /**
   * The checks to run: ids of hubhook's, and checks of your own from `defineCheck`. Default: all of hubhook's; with your own
   * beside them, `[...checks, myCheck]`.
   */
  readonly checks?: readonly (string | Check)[] | undefined;
  /** Ids of checks to leave out. */
  readonly skip?: readonly string[] | undefined;
  /** How long an answer may take, in milliseconds. Default: 10,000, an assumption: the Hub's own limit is not known. */
  readonly timeoutMs?: number | undefined;
  /** Ends the run at the first finding. Default: false. */
  readonly bail?: boolean | undefined;
  /**
   * From which weight on findings fail the run; the others are advice. Default: all findings fail it, but for those on input
   * that ordinary frameworks fail, too.
   */
  readonly failOn?: Weight | undefined;
  /** Ends the run early, with what was found until then. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each case. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Called when a new cause is found, as it is known then. */
  readonly onFinding?: ((finding: Finding<Diagnosis>) => void) | undefined;
  /** Default: the real clock. It is only asked for the time. */
  readonly clock?: Clock | undefined;
}
