/** Edge cases of what a push brought, and of what was written to a bucket. */
import fc from "fast-check";
import type { Weight } from "../../base/index.ts";
import { exactList, exactNumber, exactText } from "../exactly.ts";
import type { FileDraft } from "../content-part.ts";
import { entry, type EdgeCaseEntry } from "./entry.ts";

const written = (
  name: string,
  about: string,
  files: fc.Arbitrary<readonly FileDraft[]>,
  { isTruncated = false, weight = "today" }: { readonly isTruncated?: boolean; readonly weight?: Weight } = {},
): EdgeCaseEntry =>
  entry({
    name,
    about,
    weight,
    events: ["repo.content:update"],
    repoTypes: ["bucket"],
    with: { files, isTruncated: fc.constant(isTruncated) },
  });

const file = (path: string): FileDraft => ({ path, isDeleted: false, size: 1 });

/** Files of these paths. They shrink to the shortest part of the fewest paths that fails. */
function filesAt(...paths: readonly string[]): fc.Arbitrary<readonly FileDraft[]> {
  const isListOfPaths = (text: string): boolean => {
    const lines = text.split("\n");
    return new Set(lines).size === lines.length && lines.every((line) => !`/${line}/`.includes("//"));
  };
  return exactText(paths.join("\n"), { isValid: isListOfPaths }).map((text) => text.split("\n").map(file));
}

/** The one file of a plain payload: a list that begins with it differs from a plain one only in what comes after. */
const PLAIN_FILE: FileDraft = { path: "README.md", isDeleted: false, size: 0 };

export const contentCases: readonly EdgeCaseEntry[] = [
  entry({
    name: "first-commit",
    about: "the commit that created main, with no old sha",
    events: ["repo.content:update"],
    with: { push: fc.constant({ main: "created", side: [] }) },
  }),
  entry({
    name: "many-refs",
    about: "a push that moved 200 refs at once",
    events: ["repo.content:update"],
    with: {
      push: exactList(
        Array.from({ length: 199 }, (_, index) => ({ ref: `refs/tags/v0.${index}`, change: "created" as const })),
      ).map((side) => ({ main: "moved", side })),
    },
  }),
  entry({
    name: "main-and-its-tag",
    about: "a push of main and a tag of the same name",
    weight: "strangers",
    events: ["repo.content:update"],
    with: { push: fc.constant({ main: "moved", side: [{ ref: "refs/tags/main", change: "created" }] }) },
  }),
  written(
    "bucket-deleted-file",
    "a deleted file of a bucket, without hash and size",
    fc.constant([{ path: "data/old.txt", isDeleted: true, size: null }]),
  ),
  written(
    "bucket-untold-size",
    "a file of a bucket without hash and size",
    fc.constant([{ path: "a.txt", isDeleted: false, size: null }]),
  ),
  written(
    "bucket-empty-file",
    "an empty file of a bucket",
    fc.constant([{ path: "empty", isDeleted: false, size: 0 }]),
  ),
  written(
    "bucket-huge-file",
    "a file whose size needs more than 32 bits",
    exactNumber(5_000_000_000_000).map((size) => [{ path: "model.bin", isDeleted: false, size }]),
  ),
  written("bucket-no-files", "an update of a bucket that names no file", fc.constant([]), {
    weight: "tomorrow",
  }),
  written(
    "bucket-odd-paths",
    "paths with spaces, dots, quotes and letters beyond ASCII",
    filesAt("a b/c.txt", ".hidden/..x", `it's "quoted"/50%.csv`, "数据/наука.json", "__proto__"),
    { weight: "strangers" },
  ),
  written(
    "bucket-cut-list",
    "a list of 10,000 files that was cut",
    exactList([PLAIN_FILE, ...Array.from({ length: 9_999 }, (_, index) => file(`data/part-${index}.bin`))]),
    { isTruncated: true },
  ),
];
