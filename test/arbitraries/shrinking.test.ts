/** What a failing handler is shown in the end: the least that it fails on, and how many tries that takes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgeCase, edgeCases } from "../../src/arbitraries/index.ts";
import { exactList, exactNumber, exactText } from "../../src/arbitraries/exactly.ts";
import { formatIssue, parsePayload, type Payload } from "../../src/payload/index.ts";
import { smallestFailing } from "../helpers/smallest-failing.ts";

/** "A few hundred": a handler at the other end of a wire answers as many in a second or two. */
const FEW_HUNDRED = 400;

const comment = (payload: Payload): string =>
  "comment" in payload && !payload.comment.hidden ? payload.comment.content : "";
const title = (payload: Payload): string => ("discussion" in payload ? payload.discussion.title : "");
const refCount = (payload: Payload): number => ("updatedRefs" in payload ? payload.updatedRefs.length : 0);
const paths = (payload: Payload): readonly string[] =>
  "updatedFiles" in payload ? payload.updatedFiles.map(({ path }) => path) : [];
const num = (payload: Payload): number => ("discussion" in payload ? payload.discussion.num : 0);
const refs = (payload: Payload): readonly string[] =>
  "updatedRefs" in payload ? payload.updatedRefs.map(({ ref }) => ref) : [];

interface Expectation<T> {
  readonly edgeCase: string;
  readonly bug: string;
  readonly fails: (payload: Payload) => boolean;
  readonly shows: (payload: Payload) => T;
  readonly smallest: T;
}

const expectations: readonly Expectation<unknown>[] = [
  {
    edgeCase: "comment-sql-characters",
    bug: "breaks on a quote",
    fails: (payload) => comment(payload).includes("'"),
    shows: comment,
    smallest: "'",
  },
  {
    edgeCase: "title-sql-characters",
    bug: "breaks on a quote",
    fails: (payload) => title(payload).includes("'"),
    shows: title,
    smallest: "a'a",
  },
  {
    edgeCase: "title-sql-characters",
    bug: "breaks on two quotes",
    fails: (payload) => title(payload).split("'").length > 2,
    shows: title,
    smallest: "'a'",
  },
  {
    edgeCase: "comment-html-characters",
    bug: "breaks on a tag and an ampersand",
    fails: (payload) => /<.*&/.test(comment(payload)),
    shows: comment,
    smallest: "<&",
  },
  {
    edgeCase: "comment-emoji",
    bug: "breaks on a joiner",
    fails: (payload) => comment(payload).includes("\u200D"),
    shows: comment,
    smallest: "\u200D",
  },
  {
    edgeCase: "comment-beyond-the-basic-plane",
    bug: "cuts after one code unit",
    fails: (payload) => !comment(payload).slice(0, 1).isWellFormed(),
    shows: comment,
    smallest: "𝕳",
  },
  {
    edgeCase: "title-of-emoji-off-by-one",
    bug: "cuts after 80 code units, and has half a surrogate pair",
    fails: (payload) => !title(payload).slice(0, 80).isWellFormed(),
    shows: title,
    smallest: `${"a".repeat(79)}🤗`,
  },
  {
    edgeCase: "comment-of-emoji-off-by-one",
    bug: "cuts after 140 code units, and has half a surrogate pair",
    fails: (payload) => !comment(payload).slice(0, 140).isWellFormed(),
    shows: comment,
    smallest: `${"a".repeat(139)}🤗`,
  },
  {
    edgeCase: "longest-comment",
    bug: "takes 1,000 characters",
    fails: (payload) => comment(payload).length > 1_000,
    shows: comment,
    smallest: "a".repeat(1_001),
  },
  {
    edgeCase: "longest-comment",
    bug: "takes all but the longest",
    fails: (payload) => comment(payload).length === 65_536,
    shows: comment,
    smallest: "a".repeat(65_536),
  },
  {
    edgeCase: "longest-comment-of-emoji",
    bug: "takes 100,000 bytes",
    fails: (payload) => new TextEncoder().encode(comment(payload)).length > 100_000,
    shows: (payload) => comment(payload).length,
    smallest: 50_001, // 25,000 emoji and a letter
  },
  {
    edgeCase: "longest-title",
    bug: "takes 72 characters",
    fails: (payload) => title(payload).length > 72,
    shows: title,
    smallest: "a".repeat(73),
  },
  {
    edgeCase: "comment-of-many-lines",
    bug: "takes 500 lines",
    fails: (payload) => comment(payload).split("\n").length > 500,
    shows: (payload) => comment(payload).split("\n").length,
    smallest: 501,
  },
  {
    edgeCase: "many-refs",
    bug: "takes 20 refs",
    fails: (payload) => refCount(payload) > 20,
    shows: refCount,
    smallest: 21,
  },
  {
    edgeCase: "bucket-cut-list",
    bug: "takes 20 files",
    fails: (payload) => paths(payload).length > 20,
    shows: (payload) => paths(payload).length,
    smallest: 21,
  },
  {
    edgeCase: "bucket-cut-list",
    bug: "breaks on one of 10,000 files",
    fails: (payload) => paths(payload).includes("data/part-7777.bin"),
    shows: paths,
    smallest: ["data/part-7777.bin"],
  },
  {
    edgeCase: "bucket-odd-paths",
    bug: "breaks on a double quote in a path",
    fails: (payload) => paths(payload).some((path) => path.includes('"')),
    shows: paths,
    smallest: ['"'],
  },
  {
    edgeCase: "deep-ref-name",
    bug: "takes ten parts",
    fails: (payload) => refs(payload).some((ref) => ref.split("/").length > 10),
    shows: refs,
    smallest: [`refs/heads/${"a/".repeat(8)}a`],
  },
  {
    edgeCase: "ref-beyond-ascii",
    bug: "takes ASCII",
    fails: (payload) => refs(payload).some((ref) => /[^ -~]/.test(ref)),
    shows: refs,
    smallest: ["refs/heads/ü"],
  },
  {
    edgeCase: "longest-name",
    bug: "takes 64 characters",
    fails: (payload) => payload.repo.name.length > 64,
    shows: (payload) => payload.repo.name.length,
    smallest: 65,
  },
  {
    edgeCase: "name-with-dots",
    bug: "breaks on a dot",
    fails: (payload) => payload.repo.name.includes("."),
    shows: (payload) => payload.repo.name,
    smallest: "a.a/a",
  },
  {
    edgeCase: "largest-number",
    bug: "takes 31 bits",
    fails: (payload) => num(payload) >= 2 ** 31,
    shows: num,
    smallest: 2 ** 31,
  },
];

describe("an edge case shrinks to what is nasty about it", () => {
  it.each(expectations)("$edgeCase, for a handler that $bug", ({ edgeCase: name, fails, shows, smallest }) => {
    for (const seed of [1, 2, 3]) {
      const found = smallestFailing(
        edgeCase({ names: [name] }).map(({ payload }) => payload),
        fails,
        seed,
      );
      expect(shows(found.value)).toEqual(smallest);
      expect(found.tries).toBeLessThan(FEW_HUNDRED);
      const parsed = parsePayload(found.value, { strict: true });
      expect(parsed.ok ? [] : parsed.issues.map(formatIssue)).toEqual([]);
    }
  });

  it.each(edgeCases)("$name takes few tries whatever the payload's size has to be", ({ arbitrary }) => {
    const [whole = ""] = fc.sample(arbitrary, { seed: 4, numRuns: 1 }).map((payload) => JSON.stringify(payload));
    for (const share of [0.3, 0.9, 1]) {
      const fails = (payload: Payload): boolean => JSON.stringify(payload).length >= whole.length * share;
      expect(smallestFailing(arbitrary, fails, 4).tries).toBeLessThan(2 * FEW_HUNDRED);
    }
  });
});

const anyText = fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 });

describe("exactText", () => {
  it("is that text before it shrinks", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fc.sample(exactText(text), 1)).toEqual([text]);
      }),
    );
  });

  it("shrinks to exactly the character that fails, wherever it stands", () => {
    fc.assert(
      fc.property(anyText, anyText, fc.constantFrom("'", "\u0000", "🤗", "\ud800"), (before, after, culprit) => {
        const { value, tries } = smallestFailing(exactText(`${before}${culprit}${after}`), (text) =>
          text.includes(culprit),
        );
        // What stands beside half a pair may have made it whole.
        expect(value.replace(/^.*(?=\ud800)/s, "").length).toBeLessThanOrEqual(2);
        expect(value).toContain(culprit);
        expect(tries).toBeLessThan(FEW_HUNDRED);
      }),
    );
  });

  it("shrinks to the smallest length that fails, within the limits", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 65_536 }), fc.integer({ min: 1, max: 5 }), (limit, minLength) => {
        const { value, tries } = smallestFailing(
          exactText("x".repeat(65_536), { minLength }),
          (text) => text.length >= limit,
        );
        expect(value).toHaveLength(Math.max(limit, minLength));
        expect(value).toMatch(/^a+$/);
        expect(tries).toBeLessThan(FEW_HUNDRED);
      }),
      { numRuns: 20 },
    );
  });

  it("never tries what is too short, too long or not valid", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 9 }), (text, minLength) => {
        const seen: string[] = [];
        const arbitrary = exactText(text, { minLength, maxLength: 250, isValid: (shorter) => !shorter.includes("b") });
        smallestFailing(arbitrary, (shorter) => seen.push(shorter) % 3 !== 0);
        for (const shorter of seen.slice(1)) {
          expect([...shorter].length).toBeGreaterThanOrEqual(minLength);
          expect([...shorter].length).toBeLessThanOrEqual(250);
          expect(shorter).not.toContain("b");
        }
      }),
    );
  });
});

describe("exactList", () => {
  it("shrinks to the items that fail together, in their order", () => {
    const items = Array.from({ length: 10_000 }, (_, index) => index);
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(9_999), { minLength: 1, maxLength: 3 }), (culprits) => {
        const { value, tries } = smallestFailing(exactList(items), (list) =>
          culprits.every((culprit) => list.includes(culprit)),
        );
        expect(value).toEqual(culprits.toSorted((a, b) => a - b));
        expect(tries).toBeLessThan(FEW_HUNDRED);
      }),
      { numRuns: 20 },
    );
  });
});

describe("exactNumber", () => {
  it("shrinks to the smallest number that fails", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (limit) => {
        const { value, tries } = smallestFailing(exactNumber(Number.MAX_SAFE_INTEGER), (number) => number >= limit);
        expect(value).toBe(limit);
        expect(tries).toBeLessThan(FEW_HUNDRED);
      }),
    );
  });
});
