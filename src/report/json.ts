/**
 * The result of a run as it is told: one JSON object without the secret. Every other report is made of it, so that a secret
 * is masked in one place, and a result that was read from a file can be told like a fresh one.
 */
import { isRecord, unreachable, type Exchange, type WireRequest } from "../base/index.ts";
import type { CheckResult, Difference, Failure, FuzzResult } from "../fuzz/index.ts";
import { eventNameOf } from "../payload/index.ts";
import { againByCode, type Again } from "./again.ts";
import { bodyText, type BodyText } from "./body.ts";
import { toldLinks, type ToldLink } from "./chain-lines.ts";
import { curlLine } from "./curl.ts";
import { masked, maskedHeader, maskedValue } from "./mask.ts";

export interface JsonFailure {
  readonly title: string;
  readonly advice: string;
  readonly symptom: string;
  /** What was sent, as `scope:action`; `null` if it is no event, or if there were several. */
  readonly event: string | null;
  readonly edgeCase: string | null;
  readonly cases: number;
  readonly alsoWith: readonly string[];
  readonly differences: Failure["differences"];
  /** What tells it from others with the same symptom. */
  readonly decides: Failure["decides"];
  /** Whether the failure is about the JSON value in the request's body, and not about several requests or the bare bytes. */
  readonly isAboutBody: boolean;
  readonly request: {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly bodyEncoding: BodyText["encoding"];
  };
  /** `null` when there was no answer; the title says why. */
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  } | null;
  /** How it came to it, where the consumer's own calls to the Hub are part of that; else empty. */
  readonly chain: readonly ToldLink[];
  readonly stderr: string | null;
  readonly shrinks: number;
  readonly seed: number;
  readonly path: string;
  /** The check that seed and path belong to. */
  readonly foundBy: string;
  /** `null` when the request can't be put on a line, or nobody listens for it. */
  readonly curl: string | null;
  readonly again: string;
}

export type JsonCheck =
  | Exclude<CheckResult, { readonly status: "failed" }>
  | (Omit<Extract<CheckResult, { readonly status: "failed" }>, "failures"> & {
      readonly failures: readonly JsonFailure[];
    });

export interface JsonResult extends Omit<FuzzResult, "checks"> {
  readonly checks: readonly JsonCheck[];
}

export interface JsonOptions {
  /** Masked wherever it would show. */
  readonly secret?: string | undefined;
  /** How a failure is seen again. Default: as a call of `fuzz`. */
  readonly again?: Again;
  /** Whether to write curl lines: for a consumer that listens. Default: true. */
  readonly withCurl?: boolean;
}

export function jsonResult(result: FuzzResult, options: JsonOptions = {}): JsonResult {
  const { again = againByCode, withCurl = true } = options;
  const secret = options.secret === undefined || options.secret === "" ? null : options.secret;
  return {
    ...result,
    consumer: masked(result.consumer, secret),
    hint: result.hint === null ? null : masked(result.hint, secret),
    checks: result.checks.map((check) =>
      check.status === "failed"
        ? { ...check, failures: check.failures.map((failure) => jsonFailure(failure, secret, again, withCurl)) }
        : check,
    ),
  };
}

function jsonFailure(failure: Failure, secret: string | null, again: Again, withCurl: boolean): JsonFailure {
  const { advice, symptom, payload, edgeCase, alsoWith, differences, decides, shrinks, seed, path, foundBy } = failure;
  return {
    title: masked(failure.happened, secret),
    advice,
    symptom,
    event: isEvent(payload) ? masked(eventNameOf(payload), secret) : null,
    edgeCase: edgeCase === null ? null : masked(edgeCase, secret),
    cases: failure.count,
    alsoWith: alsoWith.filter((name) => name !== edgeCase).map((name) => masked(name, secret)),
    differences: differences?.map((difference) => maskedDifference(difference, secret)) ?? null,
    decides,
    isAboutBody: payload !== undefined,
    request: jsonRequest(failure.request, secret),
    response: jsonResponse(failure.exchange, secret),
    chain: toldLinks(failure.chain).map(({ kind, text }) => ({ kind, text: masked(text, secret) })),
    stderr: failure.stderr === null ? null : masked(failure.stderr, secret),
    shrinks,
    seed,
    path,
    foundBy,
    curl: withCurl ? curlLine(failure.request, secret) : null,
    again: again(failure),
  };
}

function isEvent(payload: unknown): payload is Parameters<typeof eventNameOf>[0] {
  if (!isRecord(payload) || !isRecord(payload["event"])) return false;
  const { scope, action } = payload["event"];
  return typeof scope === "string" && typeof action === "string";
}

function maskedDifference(difference: Difference, secret: string | null): Difference {
  const pointer = masked(difference.pointer, secret);
  switch (difference.kind) {
    case "added":
      return { kind: "added", pointer, value: maskedValue(difference.value, secret) };
    case "missing":
      return { kind: "missing", pointer, plain: maskedValue(difference.plain, secret) };
    case "changed": {
      const { plain, value } = difference;
      return { kind: "changed", pointer, plain: maskedValue(plain, secret), value: maskedValue(value, secret) };
    }
    default:
      return unreachable(difference);
  }
}

function jsonRequest(request: WireRequest, secret: string | null): JsonFailure["request"] {
  const { text, encoding } = bodyText(request);
  const headers: Record<string, string> = {};
  for (const [name, value] of request.headers) {
    const shown = maskedHeader(name, value, secret);
    headers[name] = name in headers ? `${headers[name]}, ${shown}` : shown;
  }
  return { url: masked(request.url, secret), headers, body: masked(text, secret), bodyEncoding: encoding };
}

function jsonResponse(exchange: Exchange, secret: string | null): JsonFailure["response"] {
  if (exchange.kind === "unanswered") return null;
  const headers = Object.fromEntries(
    Object.entries(exchange.headers).map(([name, value]) => [name, maskedHeader(name, value, secret)]),
  );
  return { status: exchange.status, headers, body: masked(exchange.body, secret) };
}
