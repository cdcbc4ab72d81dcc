/**
 * JUnit's XML, as GitLab, Jenkins and most other CI services read it: one test case a check. It has no official schema;
 * kept to is what all of its readers share: suites, suite, case with `classname` and `name`, one `failure` or `skipped` in a
 * case, `system-out`.
 */
import { unreachable } from "../../base/index.ts";
import { failuresOf, furtherWords } from "../check-words.ts";
import { countOf } from "../count.ts";
import { failureText } from "../failure-text.ts";
import type { JsonCheck, JsonResult } from "../json.ts";
import { paintFor } from "../paint.ts";
import { visible } from "../visible.ts";
import { defineReport, type Report } from "../report.ts";

export const junit: Report = defineReport({
  name: "junit",
  about: "JUnit XML, one test case per check: for GitLab, Jenkins and other CI services",
  render: junitReport,
});

/** Jenkins takes what stands before the dot for a package. */
const CLASS_NAME = "hubhook.fuzz";

const STYLE = { columns: 100, paint: paintFor(false), withCurl: true } as const;

export function junitReport({ checks, durationMs, consumer, seed, runs }: JsonResult): string {
  const failed = checks.filter(({ status }) => status === "failed").length;
  const skipped = checks.filter(({ status }) => status === "skipped").length;
  const counts = {
    tests: String(checks.length),
    failures: String(failed),
    errors: "0",
    skipped: String(skipped),
    time: secondsOf(durationMs),
  };
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<testsuites${attributes({ name: "hubhook", ...counts })}>`,
    `  <testsuite${attributes({ name: `hubhook fuzz ${consumer}`, ...counts })}>`,
    `    <properties>`,
    `      <property${attributes({ name: "seed", value: String(seed) })}/>`,
    `      <property${attributes({ name: "runs", value: String(runs) })}/>`,
    `    </properties>`,
    ...checks.map(testCase),
    `  </testsuite>`,
    `</testsuites>`,
    "",
  ].join("\n");
}

function testCase(check: JsonCheck): string {
  const time = check.status === "skipped" ? {} : { time: secondsOf(check.durationMs) };
  const open = `    <testcase${attributes({ classname: CLASS_NAME, name: check.id, ...time })}`;
  switch (check.status) {
    case "passed":
      return `${open}/>`;
    case "skipped":
      return `${open}>\n      <skipped${attributes({ message: check.reason })}/>\n    </testcase>`;
    case "failed": {
      const { failures } = check;
      const again = failures.flatMap((failure) => failure.again ?? []).join("\n");
      return [
        `${open}>`,
        `      <failure${attributes({ message: messageOf(check), type: failures[0]?.symptom ?? "failed" })}>${escaped(textOf(check))}</failure>`,
        `      <system-out>${escaped(`See it again:\n${again}\n`)}</system-out>`,
        `    </testcase>`,
      ].join("\n");
    }
    default:
      return unreachable(check);
  }
}

type FailedCheck = Extract<JsonCheck, { readonly status: "failed" }>;

function secondsOf(durationMs: number): string {
  return (durationMs / 1000).toFixed(3);
}

function messageOf({ failures, ...check }: FailedCheck): string {
  if (failures.length === 0) return failuresOf({ failures, ...check });
  const more = failures.length - 1;
  return `The consumer ${failures[0]?.title ?? "failed"}${more > 0 ? ` (and ${countOf(more, "more failure")})` : ""}`;
}

function textOf(check: FailedCheck): string {
  const { promise, failures } = check;
  const texts = failures.map((failure, index) => failureText(failure, index + 1, STYLE));
  const further = furtherWords(check);
  const parts = [`Promised: the consumer ${promise}.`, failures[0]?.advice ?? "", ...texts, further ?? "", ""];
  return parts.filter((part, index) => part !== "" || index === parts.length - 1).join("\n\n");
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(value).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;")}"`)
    .join("");
}

/** What XML 1.0 can't hold, not even escaped, is written out: control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
function escaped(text: string): string {
  return visible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
