/** Edge cases of which branch or tag a push moved. */
import type fc from "fast-check";
import type { Weight } from "../../base/index.ts";
import type { RefChange } from "../content-part.ts";
import { exactText } from "../exactly.ts";
import { isRef } from "../names.ts";
import { entry, PROPERTIES, type EdgeCaseEntry } from "./entry.ts";

const pushed = (name: string, about: string, ref: string, change: RefChange, weight: Weight = "today"): EdgeCaseEntry =>
  entry({
    name,
    about,
    weight,
    events: ["repo.content:update"],
    with: { push: refShrinking(ref).map((shorter) => ({ main: null, side: [{ ref: shorter, change }] })) },
  });

/** A ref that keeps its kind and shrinks in its name, to one that Git takes. */
function refShrinking(ref: string): fc.Arbitrary<string> {
  const [kind = "", name = ""] = ref.split(/(?<=^refs\/\w+\/)/);
  return exactText(name, { isValid: (shorter) => isRef(kind + shorter) }).map((shorter) => kind + shorter);
}

/** What people call their tags: by a version, a date or a word. */
const TAGS: Readonly<Record<string, readonly [about: string, tag: string]>> = {
  "tag-of-a-version": ["a tag that is a version", "v1.2.3"],
  "tag-of-a-large-version": ["a tag that is a version of two digits, after 9 and before 2 as text", "v1.10.0"],
  "tag-of-a-prerelease": ["a tag that is a version before its release, with a build", "2.0.0-rc.1+build.5"],
  "tag-of-one-number": ["a tag that is one number", "v3"],
  "tag-of-four-numbers": ["a tag that is a version of four numbers", "1.2.3.4"],
  "tag-of-a-date": ["a tag that reads as a date and is not one", "2024-13-01"],
  "tag-of-a-calendar-version": ["a tag that is a calendar version", "2024.06"],
  "tag-of-a-word": ["a tag that is a word", "latest"],
};

export const refCases: readonly EdgeCaseEntry[] = [
  pushed("created-branch", "a new branch, with no old sha", "refs/heads/dev", "created"),
  pushed("deleted-branch", "a deleted branch, with no new sha", "refs/heads/dev", "deleted"),
  pushed("branch-of-two-parts", "a branch whose name has two parts", "refs/heads/feature/rope-scaling", "moved"),
  pushed("branch-of-three-parts", "a branch whose name has three parts", "refs/heads/ada/feature/one", "created"),
  pushed("branch-of-a-version", "a branch that is a version", "refs/heads/release/1.2", "moved"),
  pushed("created-tag", "a new tag", "refs/tags/v1.0", "created"),
  pushed("deleted-tag", "a deleted tag", "refs/tags/v1.0", "deleted"),
  ...Object.entries(TAGS).map(([name, [about, tag]]) => pushed(name, about, `refs/tags/${tag}`, "created")),
  pushed("pull-request-ref", "the ref of a new pull request", "refs/pr/5", "created"),
  pushed("converted-ref", "a ref that a bot of the Hub writes to", "refs/convert/parquet", "moved"),
  pushed("tag-called-main", "a tag that has the name of the main branch", "refs/tags/main", "moved", "strangers"),
  pushed("branch-almost-main", "a branch whose name starts with main", "refs/heads/main-2", "moved"),
  pushed("branch-ending-in-main", "a branch whose name ends with main", "refs/heads/not/main", "moved"),
  pushed("branch-in-capitals", "a branch that is main but for its capital letter", "refs/heads/Main", "created"),
  pushed("deep-ref-name", "a branch name of many parts", `refs/heads/${"a/".repeat(60)}z`, "moved", "strangers"),
  pushed("ref-beyond-ascii", "a branch name with letters beyond ASCII", "refs/heads/für-später/数据", "created"),
  pushed(
    "ref-with-escapes",
    "a branch name with percent signs, spaces' escapes and a hash",
    "refs/heads/50%25/a%20b#c",
    "moved",
    "strangers",
  ),
  ...Object.entries(PROPERTIES).flatMap(([name, property]) => [
    pushed(
      `branch-called-${name}`,
      `a branch called ${property}, as a property of every JavaScript object`,
      `refs/heads/${property}`,
      "created",
      "strangers",
    ),
    pushed(
      `tag-called-${name}`,
      `a tag called ${property}, as a property of every JavaScript object`,
      `refs/tags/${property}`,
      "created",
      "strangers",
    ),
  ]),
];
