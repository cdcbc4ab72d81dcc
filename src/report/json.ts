/** The result of a run for programs: one JSON object. */
import type { Exchange, WireRequest } from "../base/index.ts";
import type { Failure, FuzzResult } from "../fuzz/index.ts";
import { againByCode, type Again } from "./again.ts";
import { bodyText, type BodyText } from "./body.ts";
import { curlLine } from "./curl.ts";
import { masked, maskedHeader } from "./mask.ts";

export interface JsonFailure {
  readonly title: string;
  readonly advice: string;
  readonly symptom: string;
  readonly edgeCase: string | null;
  readonly cases: number;
  readonly alsoWith: readonly string[];
  readonly differences: Failure["differences"];
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
  readonly stderr: string | null;
  readonly shrinks: number;
  readonly seed: number;
  readonly path: string;
  /** `null` when the request can't be put on a line. */
  readonly curl: string | null;
  readonly again: string;
}

export type JsonCheck =
  | { readonly id: string; readonly promise: string; readonly status: "passed"; readonly cases: number }
  | { readonly id: string; readonly promise: string; readonly status: "skipped"; readonly reason: string }
  | {
      readonly id: string;
      readonly promise: string;
      readonly status: "failed";
      readonly cases: number;
      readonly failures: readonly JsonFailure[];
      readonly furtherCases: number;
    };

export interface JsonResult extends Omit<FuzzResult, "checks"> {
  readonly checks: readonly JsonCheck[];
}

/** @param options.secret - Masked wherever it would show. */
export function jsonResult(
  result: FuzzResult,
  options: { readonly secret?: string | undefined; readonly again?: Again } = {},
): JsonResult {
  const { again = againByCode } = options;
  const secret = options.secret === undefined || options.secret === "" ? null : options.secret;
  return {
    ...result,
    consumer: masked(result.consumer, secret),
    checks: result.checks.map((check) =>
      check.status === "failed"
        ? { ...check, failures: check.failures.map((failure) => jsonFailure(failure, secret, again)) }
        : check,
    ),
  };
}

function jsonFailure(failure: Failure, secret: string | null, again: Again): JsonFailure {
  const { advice, symptom, edgeCase, alsoWith, differences, shrinks, seed, path } = failure;
  return {
    title: masked(failure.happened, secret),
    advice,
    symptom,
    edgeCase,
    cases: failure.count,
    alsoWith,
    differences,
    request: jsonRequest(failure.request, secret),
    response: jsonResponse(failure.exchange, secret),
    stderr: failure.stderr === null ? null : masked(failure.stderr, secret),
    shrinks,
    seed,
    path,
    curl: curlLine(failure.request, secret),
    again: again(failure),
  };
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
