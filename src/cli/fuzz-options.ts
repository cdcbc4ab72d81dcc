/** The options of `hubhook fuzz`: what they are to the engine, and what they were on the command line. */
import type { Weight } from "../base/index.ts";
import type { FuzzOptions } from "../fuzz/index.ts";
import { SECRET_WORD } from "../report/index.ts";
import type { EventName } from "../payload/index.ts";
import { aimArguments, type AimOptions } from "./aim-options.ts";
import { DEFAULT_URL } from "./options.ts";
import type { ReportingOptions } from "./reporting.ts";

export interface FuzzCommandOptions extends ReportingOptions, AimOptions {
  readonly secret?: string | undefined;
  readonly secretIn: "header" | "query";
  readonly runs?: number;
  /** In seconds. */
  readonly time?: number;
  /** Requests per second. */
  readonly rate?: number;
  readonly concurrency?: number;
  readonly failOn?: Weight;
  readonly shard?: string;
  readonly seed?: number;
  readonly path?: string;
  /** The event of a payload that is tried alone. */
  readonly case?: string;
  /** Its values, as PATH=VALUE. */
  readonly set: readonly string[];
  readonly after?: readonly string[];
  readonly checks?: readonly string[];
  readonly skip?: readonly string[];
  /** In seconds. */
  readonly timeout: number;
  /** What a module sees; a URL is its own. */
  readonly url: string;
  readonly as?: string;
  readonly start?: string;
  /** Whether connections that leave this machine fail. */
  readonly failOutbound: boolean;
  readonly say: readonly string[];
  readonly events?: readonly EventName[];
  /** Sources and settings to read words from, in place of those that the consumer is made of. */
  readonly source: readonly string[];
  /** Whether to draw from the words of the consumer. */
  readonly words: boolean;
  /** Whether to look at what runs of a module, and go on from there. */
  readonly guidance: boolean;
  readonly hubPort?: number;
  /** Where to ask what the consumer holds; a path is one of the consumer's own. */
  readonly snapshotUrl?: string;
  /** The file with the configuration. */
  readonly config?: string;
  readonly corpus?: string;
  readonly prune: boolean;
  readonly bail: boolean;
  /** In percent of the branches. */
  readonly minReach?: number;
  readonly workers: number;
}

export function isUrl(target: string): boolean {
  return /^https?:\/\//i.test(target);
}

/** What of a command line decides the cases, as values that another thread can be sent. */
export function plainOptions(
  target: string,
  options: FuzzCommandOptions,
): FuzzOptions & { readonly checks: readonly string[] | undefined } {
  const { secret, secretIn, say, runs, time, rate, concurrency, failOn, shard, seed, path, after } = options;
  const { checks, skip, timeout, url, bail, watch, domain, events } = options;
  return {
    secret,
    secretIn,
    say,
    watched: watch,
    domains: domain.length === 0 ? undefined : domain,
    events,
    shard,
    seed,
    checks,
    skip,
    bail,
    path,
    after,
    rate,
    concurrency,
    failOn,
    runs,
    timeMs: time === undefined ? undefined : time * 1000,
    url: isUrl(target) ? undefined : url,
    timeoutMs: timeout * 1000,
  };
}

/** The consumer and the options that decide what it is sent, as on a command line. @param target - If it was named there. */
export function argumentsOf(target: string | undefined, options: FuzzCommandOptions): readonly string[] {
  const { secret, secretIn, timeout, as, start, url, say, hubPort, corpus, rate, events, source, words } = options;
  const { config, snapshotUrl, failOutbound } = options;
  return [
    ...(target === undefined ? [] : [target]),
    ...(config === undefined ? [] : ["--config", config]),
    ...(as === undefined ? [] : ["--as", as]),
    ...(start === undefined ? [] : ["--start", start]),
    ...(secret === undefined ? [] : ["--secret", SECRET_WORD]),
    ...(secretIn === "header" ? [] : ["--secret-in", secretIn]),
    ...(url === DEFAULT_URL || (target !== undefined && isUrl(target)) ? [] : ["--url", url]),
    ...aimArguments(options),
    ...(events === undefined ? [] : ["--events", events.join(",")]),
    ...say.flatMap((text) => ["--say", text]),
    ...source.flatMap((path) => ["--source", path]),
    ...(failOutbound ? ["--fail-outbound"] : []),
    ...(words ? [] : ["--no-words"]),
    ...(snapshotUrl === undefined ? [] : ["--snapshot-url", snapshotUrl]),
    ...(hubPort === undefined ? [] : ["--hub-port", String(hubPort)]),
    ...(corpus === undefined ? [] : ["--corpus", corpus]),
    ...(rate === undefined ? [] : ["--rate", String(rate)]),
    ...(timeout === 10 ? [] : ["--timeout", String(timeout)]),
  ];
}
