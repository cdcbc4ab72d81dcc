/**
 * The result of a run as one page that needs nothing else: no network, no fonts, and no script to be read. Its policy lets
 * nothing run or load but what it brings itself, named by hash.
 */
import { createHash } from "node:crypto";
import { checkWords, furtherWords } from "../check-words.ts";
import type { JsonCheck, JsonResult } from "../json.ts";
import { defineReport, type Report } from "../report.ts";
import { summaryOf } from "../summary-line.ts";
import { failureCard } from "./failure.ts";
import { markup, type Markup } from "./markup.ts";
import { reachSection } from "./reach.ts";
import { SCRIPT } from "./script.ts";
import { STYLE } from "./style.ts";

export const page: Report = defineReport({
  name: "html",
  about: "one page to look at, the deciding places of each payload marked: works offline, light and dark, on paper",
  render: htmlReport,
});

type RanCheck = Exclude<JsonCheck, { readonly status: "skipped" }>;

/** A check with nothing to show has no section of its own. */
function hasSection(check: JsonCheck): check is RanCheck {
  if (check.status === "skipped") return false;
  return (
    check.advice.length > 0 || (check.status === "failed" && (check.failures.length > 0 || check.furtherCases > 0))
  );
}

export function htmlReport(result: JsonResult): string {
  const { checks, hint, notes, ok } = result;
  const { verdict } = summaryOf(result);
  const shown = checks.filter(hasSection);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${verdict} – hubhook</title>
<style>${{ html: STYLE }}</style>
</head>
<body class="${ok ? "is-ok" : "is-broken"}">
<header>
<p class="brand">hubhook</p>
<h1>${verdict}</h1>
${barOf(checks)}
${factsOf(result)}
</header>
<main>
${[...(hint === null ? [] : [hint]), ...notes].map((note) => markup`<p class="hint"><b>About the run:</b> ${note}</p>`)}
<nav aria-label="Checks"><ul class="checks">
${checks.map(checkRow)}
</ul></nav>
${shown.map(checkSection)}
${reachSection(result.reach ?? []) ?? ""}
</main>
<script>${{ html: SCRIPT }}</script>
</body>
</html>
`.html;
}

/** A page may come with any text in it; what may run and load is decided by what it was made with. */
function policy(): string {
  const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return [
    "default-src 'none'",
    `style-src ${hash(STYLE)}`,
    `script-src ${hash(SCRIPT)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** One piece a check, in their order. */
function barOf(checks: readonly JsonCheck[]): Markup {
  const pieces = checks.map(({ id, status }) => markup`<i class="is-${status}" title="${id}"></i>`);
  return markup`<div class="bar" aria-hidden="true">${pieces}</div>`;
}

function factsOf({ consumer, seed, runs, durationMs, checks }: JsonResult): Markup {
  const cases = checks.reduce((sum, check) => sum + (check.status === "skipped" ? 0 : check.cases), 0);
  const facts: readonly (readonly [string, string])[] = [
    ["Consumer", consumer],
    ["Seed", String(seed)],
    ["Cases", `${cases.toLocaleString("en-US")}, up to ${runs.toLocaleString("en-US")} random ones a check`],
    ["Time", `${(durationMs / 1000).toFixed(1)} s`],
  ];
  const rows = facts.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return markup`<dl class="facts">${rows}</dl>`;
}

function checkRow(check: JsonCheck): Markup {
  const { id, promise, status } = check;
  const name = hasSection(check) ? markup`<a href="#${id}">${id}</a>` : markup`${id}`;
  return markup`<li class="is-${status}"><span class="sign"></span><b>${name}</b>
<span class="promise">${promise}</span><span class="count">${checkWords(check)}</span></li>
`;
}

function checkSection(check: RanCheck): Markup {
  const { id, promise, advice } = check;
  const failures = check.status === "failed" ? check.failures : [];
  const further = check.status === "failed" ? furtherWords(check) : null;
  const [first] = [...failures, ...advice];
  return markup`<section class="check" id="${id}">
<h2>${id}</h2>
<p class="promised">Promised: the consumer ${promise}.</p>
<p class="advice">${first?.advice ?? ""}</p>
${failures.map((failure, index) => failureCard(failure, index + 1))}
${further === null ? null : markup`<p class="aside">${further}</p>`}
${advice.length === 0 ? null : markup`<p class="aside">Advice: what follows does not fail the run.</p>`}
${advice.map((failure, index) => failureCard(failure, failures.length + index + 1))}
</section>
`;
}
