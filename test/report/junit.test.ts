import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonResult, junitReport } from "../../src/report/index.ts";
import { hostileResult } from "./hostile.ts";
import { NOTHING_RUN, PASSED, failed, finding, resultOf, SECRET } from "./results.ts";

const TAG = /<\/?[a-z][a-z-]*(?: [a-z]+="[^"<>]*")*\/?>/g;

/** What is wrong with a document as XML 1.0 goes: its characters, its tags and their nesting, its references. */
function xmlIssues(xml: string): readonly string[] {
  const issues: string[] = [];
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, "");
  // XML 1.0, 2.2: what may stand in a document at all.
  if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(body)) issues.push("a forbidden character");
  if (/[<>]/.test(body.replaceAll(TAG, ""))) issues.push("a bare angle bracket");
  if (/&(?!(?:amp|lt|gt|quot|#\d+);)/.test(body)) issues.push("a bare ampersand");
  const open: string[] = [];
  for (const [tag] of body.matchAll(TAG)) {
    const name = /[a-z][a-z-]*/.exec(tag)?.[0] ?? "";
    if (tag.startsWith("</")) {
      if (open.pop() !== name) issues.push(`${tag} closes nothing`);
    } else if (!tag.endsWith("/>")) open.push(name);
  }
  return [...issues, ...open.map((name) => `<${name}> is never closed`)];
}

describe("junitReport", () => {
  it("is a test case a check, with the counts that its readers add up", () => {
    const result = resultOf(
      failed(finding(), finding({ happened: "answered 501" })),
      { ...PASSED, cases: 300 },
      {
        id: "keeps-secret",
        promise: "never shows the secret",
        status: "skipped",
        ...NOTHING_RUN,
        reason: "no secret is given",
      },
    );
    const xml = junitReport(jsonResult(result, { secret: SECRET }));
    expect(xmlIssues(xml)).toEqual([]);
    const counts = 'tests="3" failures="1" errors="0" skipped="1" time="1.234"';
    expect(xml).toContain(`<testsuites name="hubhook" ${counts}>`);
    expect(xml).toContain(`<testsuite name="hubhook fuzz http://127.0.0.1:3000/webhook" ${counts}>`);
    expect(xml).toContain('<testcase classname="hubhook.fuzz" name="stays-up" time="0.090"/>');
    expect(xml).toContain('<skipped message="no secret is given"/>');
    expect(xml).toContain('<failure message="The consumer answered 500 (and 1 more failure)" type="failed">');
    expect(xml).toContain(
      "<system-out>See it again:\nfuzz(consumer, { ...options, checks: [&quot;accepts-every-event&quot;]",
    );
  });

  it("is well-formed, whatever comes from outside", () => {
    fc.assert(
      fc.property(hostileResult, (result) => {
        expect(xmlIssues(junitReport(jsonResult(result)))).toEqual([]);
      }),
    );
  });
});
