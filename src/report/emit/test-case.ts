/** The failures of a run as tests to write: each fails until its cause is fixed, and passes afterwards. */
import { checks } from "../../checks/index.ts";
import type { CaseRef, Diagnosis } from "../../findings/index.ts";
import type { FuzzOptions, FuzzResult } from "../../fuzz/index.ts";
import type { Again } from "../again.ts";
import { differenceLines } from "../difference-lines.ts";
import { jsonResult, type JsonFailure } from "../json.ts";
import { oneLine } from "../wrap.ts";
import type { Asked } from "./asked.ts";
import { sentOf, type Sent } from "./sent.ts";

const LONGEST_LINE = 200;

/** What was fuzzed. */
export type Subject =
  /** `path` starts at the folder of the test file, with `./` or `../`. */
  | { readonly kind: "module"; readonly path: string; readonly url: string }
  | { readonly kind: "command"; readonly command: string; readonly url: string }
  | { readonly kind: "url"; readonly url: string };

export interface EmitOptions {
  readonly subject: Subject;
  /** Never written down: the test takes it from HUBHOOK_SECRET. */
  readonly secret: string | undefined;
  readonly secretIn: "header" | "query";
  /** What the payloads were about: the options of `fuzz` by their names. */
  readonly aim: Pick<FuzzOptions, "say" | "watched" | "domains" | "events">;
  /** The files that the consumer's words were read from, seen from the folder of the test file. */
  readonly sources: readonly string[];
  readonly timeoutMs: number;
  /** How a failure is seen again, for those that the file leaves out. */
  readonly again: Again;
}

export interface TestCase {
  readonly title: string;
  /** What was found, in lines without the secret. */
  readonly about: readonly string[];
  /** Where the case is found: `fuzz` with these runs it alone, after those that have to come before it. */
  readonly found: CaseRef;
  readonly after: readonly CaseRef[];
  /** Whether it is about what the consumer does on the Hub. */
  readonly needsHub: boolean;
  /** How a person sees it again. */
  readonly again: string;
  readonly how:
    | { readonly kind: "request"; readonly sent: Sent; readonly asked: Asked }
    /** `why` a request alone does not do, as a clause. */
    | { readonly kind: "case"; readonly why: string }
    /** `why` no test can show it, as a clause. */
    | { readonly kind: "nothing"; readonly why: string };
}

/** In the order in which a report lists them. What fails only now and then makes no test. */
export function testCasesOf(result: FuzzResult, { secret, again }: EmitOptions): readonly TestCase[] {
  const json = jsonResult(result, { secret, again, withCurl: false });
  return json.checks.flatMap((check, checkIndex) => {
    const original = result.checks[checkIndex];
    if (check.status !== "failed" || original?.status !== "failed") return [];
    return original.failures.flatMap(({ example }, index) => {
      const shown = check.failures[index];
      return shown === undefined || shown.again === null
        ? []
        : [testCase(check.id, index + 1, example, shown, shown.again, secret)];
    });
  });
}

function testCase(
  checkId: string,
  number: number,
  diagnosis: Diagnosis,
  { title, event, edgeCase, differences, advice }: JsonFailure,
  again: string,
  secret: string = "",
): TestCase {
  const input = [event, edgeCase].filter((name) => name !== null).join(", ");
  const { found, after, needsHub } = diagnosis;
  return {
    title: oneLine(`${checkId} ${number}${input === "" ? "" : `: ${input}`}`, LONGEST_LINE),
    about: [
      oneLine(`Found: the consumer ${title}`, LONGEST_LINE),
      ...differenceLines(differences ?? [], LONGEST_LINE).map((line) => `  ${line}`),
      advice,
    ],
    found,
    after,
    needsHub,
    again,
    how: howOf(diagnosis, secret === "" ? null : secret),
  };
}

function howOf({ expected, kind, isListed, request, found }: Diagnosis, secret: string | null): TestCase["how"] {
  const check = checks.find(({ id }) => id === found.check);
  if (check === undefined) return { kind: "nothing", why: "its check is one of the project's own" };
  if (check.needsSnapshot) return { kind: "nothing", why: "it takes a snapshot of what the consumer holds" };
  if (!isListed) return { kind: "nothing", why: "it takes more deliveries than a test can list" };
  if (expected === "comparison" || kind !== "reproducible") {
    return { kind: "case", why: "it takes more than the status of one answer" };
  }
  const sent = sentOf(request, secret);
  return typeof sent === "string" ? { kind: "case", why: sent } : { kind: "request", sent, asked: expected };
}
