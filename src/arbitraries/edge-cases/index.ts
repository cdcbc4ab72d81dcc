/** The catalogue of edge cases. A new one is one entry in one of its lists. */
import type { EdgeCaseEntry } from "./entry.ts";
import { commentCases } from "./comment-cases.ts";
import { contentCases } from "./content-cases.ts";
import { discussionCases } from "./discussion-cases.ts";
import { refCases } from "./ref-cases.ts";
import { repoCases } from "./repo-cases.ts";
import { textCases } from "./text-cases.ts";

export type { EdgeCaseEntry } from "./entry.ts";

/** Every edge case, in the order in which they are tried. */
export const edgeCases: readonly EdgeCaseEntry[] = [
  ...repoCases,
  ...refCases,
  ...contentCases,
  ...discussionCases,
  ...textCases,
  ...commentCases,
];
