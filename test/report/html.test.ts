import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagnosis, Finding } from "../../src/findings/index.ts";
import { htmlReport, jsonResult } from "../../src/report/index.ts";
import { hostileResult } from "./hostile.ts";
import { PASSED, ANSWER, failed, finding, REQUEST, resultOf, SECRET } from "./results.ts";

function pageOf(...failures: readonly Finding<Diagnosis>[]): string {
  return htmlReport(jsonResult(resultOf(failed(...failures)), { secret: SECRET }));
}

/** What a reader sees of a page. */
function textIn(html: string): string {
  return html
    .replaceAll(/<(style|script)>[^]*?<\/\1>/g, "")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

/** A payload as JSON with the deciding places of `finding()`. */
const HIDDEN = JSON.stringify({
  event: { scope: "discussion.comment", action: "update" },
  repo: { type: "model", name: "ada/bert" },
  comment: { id: "6", hidden: true },
});

describe("htmlReport", () => {
  it("marks the places that decide, and tells the rest of the payload in short", () => {
    const differences: Diagnosis["differences"] = [
      { kind: "changed", pointer: "/comment/hidden", plain: false, value: true },
      { kind: "missing", pointer: "/comment/content", plain: "Hello!" },
    ];
    const html = pageOf(finding({ request: { ...REQUEST, body: HIDDEN }, differences }));
    const lines = html.split('<div class="json">')[1]?.split("</div></div>")[0] ?? "";
    expect(
      lines
        .split('<div class="line')
        .slice(1)
        .map((line) => textIn(`<div class="line${line}`)),
    ).toEqual([
      "{",
      '  "event": {"scope":"discussion.comment","action":"update"},',
      '  "repo": {"type":"model","name":"ada/bert"},',
      '  "comment": {',
      '    "id": "6",',
      '    "hidden": trueplain: false',
      '    "content": "Hello!"missing',
      "  }",
      "}",
    ]);
    expect(lines.match(/class="line is-(\w+)"/g)).toEqual(['class="line is-changed"', 'class="line is-missing"']);
  });

  it("shows of a long list its start and what is marked in it", () => {
    const list = Array.from({ length: 200 }, (_, index) => index);
    const body = JSON.stringify({ list });
    const differences: Diagnosis["differences"] = [{ kind: "changed", pointer: "/list/150", plain: 0, value: 150 }];
    const text = textIn(pageOf(finding({ request: { ...REQUEST, body }, differences })));
    expect(text).toContain("    6,    7,    150plain: 0    … 191 more");
  });

  it.each<readonly [what: string, body: string | Uint8Array]>([
    ["that is no JSON", '{"event"'],
    ["with a key twice", '{"a":1,"a":2}'],
    ["with a number that no double holds", '{"a":9007199254740993}'],
    ["of a thousand levels", `${'{"a":'.repeat(1_000)}1${"}".repeat(1_000)}`],
    ["that is no UTF-8", Uint8Array.of(0xff)],
  ])("shows a body %s as it was sent", (_, body) => {
    const html = pageOf(finding({ request: { ...REQUEST, body }, differences: null }));
    expect(html).not.toContain('<div class="json">');
    expect(html).toContain("<details open><summary>The request</summary>");
    expect(textIn(html)).toContain(typeof body === "string" ? body.slice(0, 3_900) : "/w==");
  });

  it("tells how it came to it, and of a loop the first rounds", () => {
    const link = { kind: "call", text: "POST /api/x (201)" } as const;
    const told = jsonResult(resultOf(failed(finding())));
    const [check] = told.checks;
    if (check?.status !== "failed") throw new TypeError("there is no failure");
    const [one] = check.failures;
    if (one === undefined) throw new TypeError("there is no failure");
    const chained = { ...one, chain: Array.from({ length: 1_000 }, () => link) };
    const text = textIn(htmlReport({ ...told, checks: [{ ...check, failures: [chained] }] }));
    expect(text.match(/It called POST \/api\/x \(201\)/g)).toHaveLength(12);
    expect(text).toContain("… and 988 more");
  });

  it("lets nothing run or load but its own style and script", () => {
    const html = pageOf(finding());
    const [, policy = ""] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? [];
    const hashOf = (tag: string): string => {
      const [, content = ""] = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(html) ?? [];
      return `&#39;sha256-${createHash("sha256").update(content).digest("base64")}&#39;`;
    };
    expect(policy.split("; ")).toEqual([
      "default-src &#39;none&#39;",
      `style-src ${hashOf("style")}`,
      `script-src ${hashOf("script")}`,
      "base-uri &#39;none&#39;",
      "form-action &#39;none&#39;",
    ]);
  });

  it("is cheerful when all is well", () => {
    const html = htmlReport(jsonResult(resultOf(PASSED)));
    expect(html).toContain("<h1>All promises kept: 1 check</h1>");
    expect(html).not.toContain("<article");
  });

  it("cuts what is longer than anybody reads", () => {
    const html = pageOf(finding({ exchange: { ...ANSWER, body: "x".repeat(1e6) }, happened: "y".repeat(1e6) }));
    expect(html.length).toBeLessThan(60_000);
  });

  it("has no tag, attribute or character but its own, whatever comes from outside", () => {
    const TAG =
      /<(?:\/?(?:a|article|b|body|code|dd|details|div|dl|dt|h1|h2|h3|h4|head|header|html|i|li|main|mark|meta|nav|ol|p|s|section|span|summary|title|ul)|!doctype)(?: (?:class|id|href|lang|charset|content|name|http-equiv|aria-hidden|aria-label|title|data-copy)="[^"<>]*"| open| html)*>/g;
    fc.assert(
      fc.property(hostileResult, (result) => {
        const html = htmlReport(jsonResult(result)).replaceAll(/<(style|script)>[^]*?<\/\1>/g, "");
        const rest = html.replaceAll(TAG, "");
        expect(rest).not.toMatch(/[<>]/);
        expect(rest.replaceAll(/[\n\t]/g, "")).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
        expect(html.match(/<h3>/g)).toHaveLength(1);
      }),
    );
  });

  it("says all that it is told, character by character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), (text) => {
        const [body] = textIn(pageOf(finding({ exchange: { ...ANSWER, body: `<${text}>` } }))).match(/<[^]*>/) ?? [];
        if (!/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u00AD\u180E\u200B\u2060-\u2064\uFEFF]/u.test(text))
          expect(body).toContain(`<${text}>`);
      }),
    );
  });
});
