/**
 * SARIF 2.1.0 (OASIS, 2020-03), for tools that collect the findings of others, such as GitHub's code scanning: a rule a check,
 * a result a failure.
 */
import { checks as allChecks } from "../../checks/index.ts";
import { countLine } from "../failure-text.ts";
import type { JsonCheck, JsonFailure, JsonResult } from "../json.ts";
import { placeOf, type Place } from "./place.ts";
import { defineReport, type Report } from "../report.ts";

export const sarif: Report = defineReport({
  name: "sarif",
  about: "SARIF 2.1.0, a result per failure: for code scanning",
  render: sarifReport,
});

/** The name that tells tools which version a log keeps to. It is an identifier, nobody fetches it. */
const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/** @param place - Where the consumer stands: a result without a place is not taken by code scanning. Default: its module. */
export function sarifReport(told: JsonResult, place: Place | null = null): string {
  const location = locationOf(told.consumer, placeOf(told.consumer, []) ?? place);
  const { checks, consumer, seed, runs } = told;
  const ran = checks.filter(({ status }) => status !== "skipped");
  const log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "hubhook", rules: checks.map(ruleOf) } },
        invocations: [{ executionSuccessful: true }],
        results: checks.flatMap((check, ruleIndex) =>
          check.status === "failed" ? resultsOf(check, ruleIndex, location) : [],
        ),
        columnKind: "utf16CodeUnits",
        properties: { seed, runs, consumer, checksRun: ran.map(({ id }) => id) },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

type FailedCheck = Extract<JsonCheck, { readonly status: "failed" }>;

function ruleOf({ id, promise }: JsonCheck): object {
  const advice = allChecks.find((check) => check.id === id)?.advice;
  const text = `The consumer ${promise}.`;
  return {
    id,
    name: id.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text },
    ...(advice === undefined ? {} : { help: { text: advice } }),
    defaultConfiguration: { level: "error" },
  };
}

function resultsOf({ id, failures }: FailedCheck, ruleIndex: number, location: object): readonly object[] {
  return failures.map((failure) => {
    const again = failure.again === null ? "" : `\nSee it again: ${failure.again}`;
    const text = `The consumer ${failure.title}${inputOf(failure)} (${countLine(failure)}). ${failure.advice}${again}`;
    return {
      ruleId: id,
      ruleIndex,
      level: LEVELS[failure.weight],
      message: { text },
      locations: [location],
      partialFingerprints: { "hubhookCause/v2": failure.cause },
      properties: { again: failure.again, seed: failure.seed, path: failure.path, cases: failure.cases },
    };
  });
}

/** How loud a result is, by how likely its input is to be met. */
const LEVELS: Readonly<Record<JsonFailure["weight"], "error" | "warning" | "note">> = {
  today: "error",
  tomorrow: "warning",
  strangers: "warning",
};

function inputOf({ event, edgeCase }: JsonFailure): string {
  const named = [event, edgeCase].filter((name) => name !== null).join(", ");
  return named === "" ? "" : `, sent ${named}`;
}

/** What is no file has a name all the same. */
function locationOf(consumer: string, place: Place | null): object {
  const named = { logicalLocations: [{ fullyQualifiedName: consumer }] };
  if (place === null) return named;
  const path = place.path.split("/").map(encodeURIComponent).join("/");
  const uri = place.path.startsWith("/") ? `file://${path}` : path;
  return { physicalLocation: { artifactLocation: { uri }, region: { startLine: place.line } }, ...named };
}
