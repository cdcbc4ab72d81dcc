/** The catalogue of edge cases. A new one is one entry in one of its lists. */
import { commentCases } from "./comment-cases.ts";
import { contentCases } from "./content-cases.ts";
import { discussionCases } from "./discussion-cases.ts";
import type { EdgeCaseEntry } from "./entry.ts";
import { refCases } from "./ref-cases.ts";
import { repoCases } from "./repo-cases.ts";
import { textCases } from "./text-cases.ts";

export type { EdgeCaseEntry } from "./entry.ts";

/** Edge cases of one part of a payload. */
export interface EdgeCaseList {
  /** What they are about, as a heading. */
  readonly title: string;
  /** How real handlers get them wrong, as sentences. */
  readonly pitfall: string;
  readonly entries: readonly EdgeCaseEntry[];
}

/** In the order in which they are tried. */
export const edgeCaseLists: readonly EdgeCaseList[] = [
  {
    title: "Repos: names, ids, optional parts, moves",
    pitfall:
      "Handlers split the name at a slash that need not be there, make file paths, hosts and Kubernetes names of it, keep counts in a plain object by it, and read parts that are left out now and then.",
    entries: repoCases,
  },
  {
    title: "Branches and tags",
    pitfall:
      "Handlers take the last part of a ref for the branch, so that a tag called main passes for it; count on three parts, or on two; read each tag as a version of three numbers; and forget that a new ref has no old sha, and a deleted one no new sha.",
    entries: refCases,
  },
  {
    title: "Pushes, and the files of buckets",
    pitfall:
      "Handlers look at the first of the refs only, take the list of files to be whole, and open files by the paths that they are told.",
    entries: contentCases,
  },
  {
    title: "Discussions and pull requests",
    pitfall:
      "Handlers know two statuses of four, take each discussion for a pull request, compare numbers as text, and read the content of a comment that is hidden.",
    entries: discussionCases,
  },
  {
    title: "Text of comments and titles",
    pitfall:
      "Handlers cut text within a character, put it into HTML, SQL, shells, file names and headers as it is, take what reads as a number for one, and keep too little room for it.",
    entries: textCases,
  },
  {
    title: "Forms of comments, and long runs",
    pitfall:
      "Handlers count on the end of what somebody began (front matter, fences, labels, links), look commands up in an object that has more properties than they put there, take arguments for numbers, and match with patterns that take seconds for a run of one letter.",
    entries: commentCases,
  },
];

/** Every edge case, in the order in which they are tried. */
export const edgeCases: readonly EdgeCaseEntry[] = edgeCaseLists.flatMap(({ entries }) => entries);
