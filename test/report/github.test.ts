import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { githubAnnotations, jsonResult, markdownSummary } from "../../src/report/index.ts";
import { hostileResult } from "./hostile.ts";
import { NOTHING_RUN, failed, finding, resultOf, SECRET } from "./results.ts";

/** A workflow command, read as GitHub's runner reads it. */
function commandIn(line: string): { readonly title: string; readonly file: string; readonly text: string } {
  const [, properties = "", data = ""] = /^::error ([^]*?)::([^]*)$/.exec(line) ?? [];
  const values = new Map(
    properties.split(",").map((pair) => [pair.split("=", 1)[0], pair.slice(pair.indexOf("=") + 1)]),
  );
  const unescaped = (text: string): string =>
    text
      .replaceAll("%3A", ":")
      .replaceAll("%2C", ",")
      .replaceAll("%0D", "\r")
      .replaceAll("%0A", "\n")
      .replaceAll("%25", "%");
  return {
    title: unescaped(values.get("title") ?? ""),
    file: unescaped(values.get("file") ?? ""),
    text: unescaped(data),
  };
}

describe("githubAnnotations", () => {
  it("is a command a finding, beside the consumer's module if it is one", () => {
    const result = {
      ...resultOf(failed(finding(), finding({ happened: "answered 100%0A" }))),
      consumer: "./src/app.ts",
    };
    const lines = githubAnnotations(jsonResult(result, { secret: SECRET })).split("\n");
    expect(lines).toHaveLength(3);
    const [first, second] = lines.map(commandIn);
    expect(first).toMatchObject({ title: "hubhook: accepts-every-event", file: "src/app.ts" });
    expect(first?.text).toMatch(/^The consumer answered 500\n +on discussion\.comment:update, plain but for\n/);
    expect(first?.text).toContain("Again: fuzz(consumer, {");
    expect(second?.text).toMatch(/^The consumer answered 100%0A\n/);
  });

  it("is nothing when nothing failed", () => {
    expect(githubAnnotations(jsonResult(resultOf()))).toBe("");
  });

  it("is never another command, whatever comes from outside", () => {
    fc.assert(
      fc.property(hostileResult, (result) => {
        const lines = githubAnnotations(jsonResult(result)).split(/\r\n|[\r\n]/);
        expect(lines).toHaveLength(2);
        expect(lines[0]).toMatch(/^::error (?:file=[^,:]*,line=1,)?title=hubhook%3A accepts-every-event::/);
        expect(commandIn(lines[0] ?? "").text).toContain("Answer 2xx to events that you do not handle.");
      }),
    );
  });
});

/** A text in Markdown without its code: what is left is markup, or could be. */
function withoutCode(markdown: string): string {
  const outside: string[] = [];
  let fence = "";
  for (const line of markdown.split("\n")) {
    const [run = ""] = /^ {0,3}`{3,}(?=[^`]*$)/.exec(line) ?? [];
    if (fence === "" && run !== "") fence = run;
    else if (fence !== "") fence = line.trim() === fence ? "" : fence;
    else outside.push(line.replaceAll(/(?<!`)(`+)(?!`)(?:.*?[^`])?\1(?!`)/g, "code"));
  }
  expect(fence).toBe("");
  return outside.join("\n");
}

describe("markdownSummary", () => {
  it("is a table of the checks, and the failures below", () => {
    const skipped = { id: "keeps-secret", promise: "", status: "skipped", ...NOTHING_RUN, reason: "a | b" } as const;
    const text = markdownSummary(jsonResult(resultOf(failed(finding()), skipped), { secret: SECRET }));
    expect(text).toContain("## ❌ hubhook: 1 of 1 promise broken, 1 cause, 1 skipped\n");
    expect(text).toContain("| ❌ | `accepts-every-event` | 1 failure in 1,011 cases |\n");
    expect(text).toContain("| ➖ | `keeps-secret` | skipped: `a \\| b` |\n");
    expect(text).toContain("### accepts-every-event\n\nPromised: the consumer answers 2xx");
    expect(text).toContain("```text\n  1. The consumer answered 500\n");
  });

  it("has the same markup, whatever comes from outside", () => {
    const plain = withoutCode(
      markdownSummary(
        jsonResult({
          ...resultOf(failed(finding()), {
            id: "stays-up",
            promise: "",
            status: "skipped",
            ...NOTHING_RUN,
            reason: "x",
          }),
          hint: "y",
        }),
      ),
    );
    fc.assert(
      fc.property(hostileResult, (result) => {
        expect(withoutCode(markdownSummary(jsonResult(result))).replaceAll(/ +(?=\||$)/gm, " ")).toBe(plain);
      }),
    );
  });
});
