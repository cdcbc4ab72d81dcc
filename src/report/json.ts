/**
 * The result of a run as it is reported: one JSON object without the secret. Every other report is made of it, so that a secret
 * is masked in one place, and a result that was read from a file can be reported like one that was just found.
 */
import { posixShell, unreachable, type Exchange, type Shell, type WireRequest } from "../base/index.ts";
import type { Growth } from "../checks/index.ts";
import type { CheckResult, FuzzResult } from "../fuzz/index.ts";
import type { Diagnosis, Evidence, Finding, Relatable } from "../findings/index.ts";
import type { Difference } from "../payload/index.ts";
import { againByCode, type Again } from "./again.ts";
import { bodyText, type BodyText } from "./body.ts";
import { chainInWords, type ChainLine } from "./chain-lines.ts";
import { curlLine } from "./curl.ts";
import { masked, maskedHeader, maskedValue } from "./mask.ts";

/** A failing case that was looked into, without the secret. */
export interface JsonDiagnosis extends Relatable {
  /** What the consumer did, as the end of "The consumer …". */
  readonly title: string;
  readonly advice: string;
  readonly expected: Diagnosis["expected"];
  readonly differences: Diagnosis["differences"];
  /** How many more differences there are. */
  readonly differencesLeftOut: number;
  readonly decides: Diagnosis["decides"];
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
  readonly chain: readonly ChainLine[];
  /** How what the consumer holds differs from what it should (`plain`); empty where nothing was compared. */
  readonly state: readonly Difference[];
  /** How many more of these there are. */
  readonly stateLeftOut: number;
  /** What the run did to it, in milliseconds or MiB; `null` where that is not what is wrong. */
  readonly growth: Growth | null;
  readonly stderr: string | null;
  readonly shrinks: number;
  readonly seed: number;
  readonly path: string;
  /** The check that seed and path belong to. */
  readonly foundBy: string;
  /** The cases that have to come before it, as `check/path`, oldest first. */
  readonly after: readonly string[];
  /** `null` when the request can't be put on a line, or nobody listens for it. */
  readonly curl: string | null;
  /** `null` when it does not fail again whenever it is repeated. */
  readonly again: string | null;
}

/** A finding: one cause, by the failing case that shows it with least. */
export interface JsonFailure extends JsonDiagnosis {
  /** The id of the cause: the same from run to run. */
  readonly cause: string;
  readonly cases: number;
  readonly alsoWith: readonly string[];
  /** Other checks that met it. */
  readonly alsoIn: readonly string[];
}

type Ran<Status extends "passed" | "failed"> = Extract<CheckResult, { readonly status: Status }>;

export type JsonCheck =
  | (Omit<Ran<"passed">, "advice"> & { readonly advice: readonly JsonFailure[] })
  | (Omit<Ran<"failed">, "failures" | "advice"> & {
      readonly failures: readonly JsonFailure[];
      readonly advice: readonly JsonFailure[];
    })
  | Extract<CheckResult, { readonly status: "skipped" }>;

export interface JsonResult extends Omit<FuzzResult, "checks" | "evidence"> {
  readonly checks: readonly JsonCheck[];
  /** What `hubhook merge` needs of a part of a run beyond its findings. */
  readonly evidence?: Evidence<JsonDiagnosis>;
}

export interface JsonOptions {
  /** Masked wherever it would show. */
  readonly secret?: string | undefined;
  /** How a failure is seen again. Default: as a call of `fuzz`. */
  readonly again?: Again;
  /** Whether to write curl lines: for a consumer that listens. Default: true. */
  readonly withCurl?: boolean;
  /** The shell that these are for. Default: a POSIX shell. */
  readonly shell?: Shell | undefined;
  /** Whether to keep what it takes to merge the result with others exactly. Default: false. */
  readonly withEvidence?: boolean;
}

export function jsonResult(result: FuzzResult, options: JsonOptions = {}): JsonResult {
  const { again = againByCode, withCurl = true, withEvidence = false } = options;
  const secret = options.secret === undefined || options.secret === "" ? null : options.secret;
  const { checks, evidence, consumer, hint, notes, reach, ...others } = result;
  const diagnosed = (diagnosis: Diagnosis): JsonDiagnosis =>
    jsonDiagnosis(diagnosis, secret, again, withCurl ? (options.shell ?? posixShell) : null);
  const reported = (findings: readonly Finding<Diagnosis>[]): readonly JsonFailure[] =>
    findings.map((finding) => jsonFailure({ ...finding, example: diagnosed(finding.example) }, secret));
  return {
    ...others,
    consumer: masked(consumer, secret),
    hint: hint === null ? null : masked(hint, secret),
    notes: notes.map((note) => masked(note, secret)),
    reach:
      reach && reach.map((file) => (file.text === undefined ? file : { ...file, text: masked(file.text, secret) })),
    checks: checks.map((check) => {
      if (check.status === "skipped") return { ...check, reason: masked(check.reason, secret) };
      const advice = reported(check.advice);
      return check.status === "passed"
        ? { ...check, advice }
        : { ...check, advice, failures: reported(check.failures) };
    }),
    ...(withEvidence && {
      evidence: evidence.map((family) => ({
        ...family,
        key: masked(family.key, secret),
        edgeCase: family.edgeCase === null ? null : masked(family.edgeCase, secret),
        names: family.names.map((name) => masked(name, secret)),
        entries: family.entries.map(diagnosed),
      })),
    }),
  };
}

/** A finding as one value. @param secret - Masked in what is not masked yet; `null` if all is. */
export function jsonFailure(
  { example, cause, cases, alsoWith, alsoIn }: Finding<JsonDiagnosis>,
  secret: string | null = null,
): JsonFailure {
  return { cause: cause.id, ...example, cases, alsoWith: alsoWith.map((name) => masked(name, secret)), alsoIn };
}

/** More than a person reads. */
const MOST_DIFFERENCES = 20;

/** @param shell - What curl lines are for; `null` for none. */
function jsonDiagnosis(diagnosis: Diagnosis, secret: string | null, again: Again, shell: Shell | null): JsonDiagnosis {
  const { check, kind, symptom, key, deciding, event, edgeCase, weight, isHardening, found, index, steps } = diagnosis;
  const { advice, expected, payload, differences, decides, shrinks } = diagnosis;
  const hidden = (text: string): string => masked(text, secret);
  const orNull = (text: string | null): string | null => (text === null ? null : hidden(text));
  return {
    check,
    kind,
    symptom,
    key: hidden(key),
    deciding: deciding?.map(hidden) ?? null,
    event: orNull(event),
    edgeCase: orNull(edgeCase),
    weight,
    isHardening,
    found,
    index,
    steps,
    title: hidden(diagnosis.happened),
    advice,
    expected,
    differences: differences?.slice(0, MOST_DIFFERENCES).map((one) => maskedDifference(one, secret)) ?? null,
    differencesLeftOut: Math.max(0, (differences?.length ?? 0) - MOST_DIFFERENCES),
    decides,
    isAboutBody: payload !== undefined,
    request: jsonRequest(diagnosis.request, secret),
    response: jsonResponse(diagnosis.exchange, secret),
    chain: chainInWords(diagnosis.chain).map((line) => ({ kind: line.kind, text: hidden(line.text) })),
    state: diagnosis.state.slice(0, MOST_DIFFERENCES).map((one) => maskedDifference(one, secret)),
    stateLeftOut: Math.max(0, diagnosis.state.length - MOST_DIFFERENCES),
    growth: diagnosis.growth,
    stderr: orNull(diagnosis.stderr),
    shrinks,
    seed: found.seed,
    path: found.path,
    foundBy: found.check,
    after: diagnosis.after.map(({ check: id, path }) => `${id}/${path}`),
    curl: shell === null || kind === "sequence" ? null : curlLine(diagnosis.request, secret, shell),
    again: kind === "unsteady" ? null : again(diagnosis),
  };
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

function jsonRequest(request: WireRequest, secret: string | null): JsonDiagnosis["request"] {
  const { text, encoding } = bodyText(request);
  const headers: Record<string, string> = {};
  for (const [name, value] of request.headers) {
    const shown = maskedHeader(name, value, secret);
    headers[name] = name in headers ? `${headers[name]}, ${shown}` : shown;
  }
  return { url: masked(request.url, secret), headers, body: masked(text, secret), bodyEncoding: encoding };
}

function jsonResponse(exchange: Exchange, secret: string | null): JsonDiagnosis["response"] {
  if (exchange.kind === "unanswered") return null;
  const headers = Object.fromEntries(
    Object.entries(exchange.headers).map(([name, value]) => [name, maskedHeader(name, value, secret)]),
  );
  return { status: exchange.status, headers, body: masked(exchange.body, secret) };
}
