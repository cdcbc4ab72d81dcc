/** The failures of a run as tests to write: each fails until its cause is mended, and passes afterwards. */
import type { Failure, FuzzResult } from "../../fuzz/index.ts";
import type { Again } from "../again.ts";
import { differenceLines } from "../difference-lines.ts";
import { jsonResult, type JsonFailure } from "../json.ts";
import { oneLine } from "../wrap.ts";
import { askedOf, type Asked } from "./asked.ts";
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
  readonly say: readonly string[];
  readonly timeoutMs: number;
  /** How a failure is seen again, for those that the file leaves out. */
  readonly again: Again;
}

export interface TestCase {
  readonly title: string;
  /** What was found, in lines without the secret. */
  readonly about: readonly string[];
  /** What tells the case: `fuzz` with these runs it alone. */
  readonly found: Pick<Failure, "foundBy" | "seed" | "path">;
  /** How a person sees it again. */
  readonly again: string;
  readonly how:
    | { readonly kind: "request"; readonly sent: Sent; readonly asked: Asked }
    /** `why` a request alone does not do, as a clause. */
    | { readonly kind: "case"; readonly why: string };
}

/** In the order in which a report tells them. */
export function testCasesOf(result: FuzzResult, { secret, again }: EmitOptions): readonly TestCase[] {
  const told = jsonResult(result, { secret, again, withCurl: false });
  return told.checks.flatMap((check, checkIndex) => {
    const original = result.checks[checkIndex];
    if (check.status !== "failed" || original?.status !== "failed") return [];
    return original.failures.flatMap((failure, index) => {
      const shown = check.failures[index];
      return shown === undefined ? [] : [testCase(check.id, index + 1, failure, shown, secret)];
    });
  });
}

function testCase(checkId: string, number: number, failure: Failure, told: JsonFailure, secret: string = ""): TestCase {
  const { title, event, edgeCase, differences, advice, again } = told;
  const input = [event, edgeCase].filter((name) => name !== null).join(", ");
  return {
    title: oneLine(`${checkId} ${number}${input === "" ? "" : `: ${input}`}`, LONGEST_LINE),
    about: [
      oneLine(`Found: the consumer ${title}`, LONGEST_LINE),
      ...differenceLines(differences ?? [], LONGEST_LINE).map((line) => `  ${line}`),
      advice,
    ],
    found: failure,
    again,
    how: howOf(failure, secret === "" ? null : secret),
  };
}

function howOf(failure: Failure, secret: string | null): TestCase["how"] {
  const asked = askedOf(failure);
  if (asked === null) return { kind: "case", why: "it takes more than the status of one answer" };
  const sent = sentOf(failure.request, secret);
  return typeof sent === "string" ? { kind: "case", why: sent } : { kind: "request", sent, asked };
}
