import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgeCases } from "../../src/arbitraries/index.ts";
import type { CheckResult } from "../../src/fuzz/index.ts";
import { againByCommand, formatResult } from "../../src/report/index.ts";
import { NOTHING_RUN, PASSED, ANSWER, failed, finding, REQUEST, resultOf, SECRET } from "./results.ts";

const again = againByCommand(["http://127.0.0.1:3000/webhook", "--secret", "$HUBHOOK_SECRET"]);

describe("formatResult", () => {
  it("tells each failure in the order in which one fixes it: promise, advice, what, with what, how to see it again", () => {
    const result = resultOf(
      failed(
        finding(),
        finding({ happened: "answered 501", edgeCase: "draft", differences: [], cases: 1, alsoWith: [], shrinks: 2 }),
      ),
      { ...PASSED, cases: 300 },
      {
        id: "keeps-secret",
        promise: "never shows the secret",
        status: "skipped",
        ...NOTHING_RUN,
        reason: "no secret is given",
      },
    );
    expect(formatResult(result, { again, secret: SECRET })).toBe(
      `
✗ accepts-every-event      2 failures in 1,011 cases
  Promised: the consumer answers 2xx to every event that the Hub sends, those
  that it ignores included.
  → Answer 2xx to events that you do not handle.

  1. The consumer answered 500
     on discussion.comment:update, plain but for
       /comment/hidden     true  (plain: false)
       /comment/content    missing  (plain: "Hello!")
       /discussion/pinned  true  (plain: nothing)
     3 cases, also with discussion:create; shrunk once; the Hub sends this today
     Again: npx hubhook fuzz http://127.0.0.1:3000/webhook --secret "$HUBHOOK_SECRET" --checks accepts-every-event --seed 42 --path 11:0

  2. The consumer answered 501
     on a plain discussion.comment:update "draft"
     1 case; shrunk 2 times; the Hub sends this today
     Again: npx hubhook fuzz http://127.0.0.1:3000/webhook --secret "$HUBHOOK_SECRET" --checks accepts-every-event --seed 42 --path 11:0

✓ stays-up                 300 cases
- keeps-secret             skipped: no secret is given

1 of 2 promises broken, 2 causes, 1 skipped. 1,311 cases in 1.2 s, seed 42, http://127.0.0.1:3000/webhook`.trimStart(),
    );
  });

  it("is short when all is well", () => {
    expect(formatResult(resultOf(PASSED))).toBe(
      `✓ stays-up                 1 case

All promises kept: 1 check. 1 case in 1.2 s, seed 42, http://127.0.0.1:3000/webhook`,
    );
  });

  it("shows a call of fuzz to those who fuzz from code, and a curl line where the consumer listens on", () => {
    const text = formatResult(resultOf(failed(finding())), { withCurl: true, secret: SECRET });
    expect(text).toContain(
      `Again: fuzz(consumer, { ...options, checks: ["accepts-every-event"], seed: 42, path: "11:0" })`,
    );
    expect(text).toContain("Or:    curl -i 'http://127.0.0.1:3000/webhook' -H 'Content-Type: application/json'");
  });

  it("tells in one line of many checks in a row that were skipped for one reason", () => {
    const skipped = (id: string, reason: string): CheckResult => ({
      id,
      promise: "",
      status: "skipped",
      ...NOTHING_RUN,
      reason,
    });
    const bailed = ["a", "b", "c", "d"].map((id) => skipped(id, "the run ended at its first failure"));
    const silent = ["e", "f", "g"].map((id) => skipped(id, "the consumer does not call the Hub"));
    expect(
      formatResult(resultOf(...bailed, ...silent))
        .split("\n")
        .slice(0, 4),
    ).toEqual([
      "- 4 checks                 skipped: the run ended at its first failure",
      "- e                        skipped: the consumer does not call the Hub",
      "- f                        skipped: the consumer does not call the Hub",
      "- g                        skipped: the consumer does not call the Hub",
    ]);
  });

  it("says of a check whose failing cases were all left how many there were", () => {
    const text = formatResult(resultOf({ ...failed(), furtherCases: 7 }));
    expect(text).toMatch(/^✗ accepts-every-event +7 failing cases in [\d,]+ cases$/m);
    expect(text).toContain("7 failing cases not looked into: fix what the other checks report first.");
  });

  it("counts what it does not list", () => {
    const names = Array.from({ length: 9 }, (_, index) => `case-${index}`);
    const differences = names.map((name) => ({ kind: "added", pointer: `/${name}`, value: 1 }) as const);
    const text = formatResult(resultOf({ ...failed(finding({ alsoWith: names, differences })), furtherCases: 7 }));
    expect(text).toMatch(/also with case-0, case-1, case-2, case-3,\s+case-4 and 4 more/);
    expect(text).toContain("… and 3 more");
    expect(text).toContain("7 further failing cases not looked into: fix these first.");
  });

  it("shows the error on stderr with what stands around it, as Python and Node.js write it", () => {
    const python = `noise\n${"  File x\n".repeat(30)}    raise it\n    ^^^^^^^^\nValueError: Out of range\n`;
    const node = `/app/bot.ts:3\n    throw new Error("x")\n          ^\n\nTypeError: no name\n    at one (a.ts:1:1)\n    at two (b.ts:1:1)\n\nNode.js v24\n`;
    const shown = (stderr: string): readonly string[] =>
      formatResult(resultOf(failed(finding({ stderr }))))
        .split("\n")
        .flatMap((line) => /^ {5}\| (.*)/.exec(line)?.[1] ?? []);
    expect(shown(python).at(-1)).toBe("ValueError: Out of range");
    expect(shown(node)).toEqual([
      "/app/bot.ts:3",
      '    throw new Error("x")',
      "TypeError: no name",
      "    at one (a.ts:1:1)",
      "    at two (b.ts:1:1)",
      "Node.js v24",
    ]);
    expect(shown("one\ntwo\n")).toEqual(["one", "two"]);
  });
});

/** Text as a payload, an answer or a consumer's name may hold it. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 120 }),
  fc.constantFrom(
    "\u001B[31mred\u001B[0m",
    "\u001B]0;title\u0007",
    "\r\nover",
    "\u202Eback",
    "\u009B2J",
    "\u2028",
    "😀".repeat(60),
  ),
  fc.constantFrom("word ".repeat(40), "x".repeat(300)),
);

/** Failures in which everything that comes from outside is any text. */
const anyFailure = fc
  .record({
    happened: anyText,
    stderr: fc.option(anyText),
    edgeCase: fc.option(fc.constantFrom(...edgeCases.map(({ name }) => name))),
    value: anyText,
  })
  .map(({ happened, stderr, edgeCase, value }) =>
    finding({
      happened: `answered 500, to go to ${happened}`,
      stderr,
      edgeCase,
      differences: [{ kind: "changed", pointer: "/discussion/title", plain: "Fix the card", value }],
      exchange: { ...ANSWER, kind: "unanswered", reason: "threw", detail: happened, durationMs: 1 },
    }),
  );

/** Lines to copy are never broken, and so may be as long as they are. */
const isToCopy = (line: string): boolean => /^ +(Again|Or): /.test(line);

describe("what formatResult writes", () => {
  it("holds no control character but line breaks, whatever comes from outside", () => {
    fc.assert(
      fc.property(anyFailure, (one) => {
        const text = formatResult(resultOf(failed(one)));
        expect(text.replaceAll("\n", "")).not.toMatch(/\p{Cc}|\p{Zl}|\p{Zp}|\p{Bidi_Control}/u);
      }),
    );
  });

  it("fits the columns, but for single words that are longer and lines to copy", () => {
    fc.assert(
      fc.property(anyFailure, fc.integer({ min: 60, max: 140 }), (one, columns) => {
        for (const line of formatResult(resultOf(failed(one)), { columns })
          .split("\n")
          .slice(0, -1)) {
          if (isToCopy(line) || !line.trim().includes(" ") || /^\S+ \S+$/.test(line.trim())) continue;
          expect(line.length).toBeLessThanOrEqual(columns);
        }
      }),
    );
  });

  it("is the same with colours and without, but for the colours", () => {
    const result = resultOf(failed(finding({ stderr: "Error: x" })));
    const coloured = formatResult(result, { colour: true });
    expect(coloured).not.toBe(formatResult(result));
    expect(stripVTControlCharacters(coloured)).toBe(formatResult(result));
  });

  it("has the secret nowhere, wherever the consumer puts it", () => {
    const told = finding({
      happened: `threw: ${SECRET}`,
      stderr: `Error: ${SECRET}`,
      payload: undefined,
      differences: null,
      edgeCase: "x",
    });
    const url = `${REQUEST.url}?secret=${SECRET}`;
    const result = { ...resultOf(failed(told, finding({ request: { ...REQUEST, url } }))), consumer: url };
    const text = formatResult(result, { secret: SECRET, withCurl: true, again: againByCommand([url], SECRET) });
    expect(text).not.toContain(SECRET);
    expect(text).toContain("threw: ••••••");
  });
});
