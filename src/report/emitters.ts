/** All kinds of test files, in the order in which the README lists them. A new one is one file and one line here. */
import type { FuzzResult } from "../fuzz/index.ts";
import { pytestFile } from "./emit/pytest-file.ts";
import type { EmitOptions } from "./emit/test-case.ts";
import { vitestFile } from "./emit/vitest-file.ts";

export interface Emitter {
  /** As in `--emit NAME=FILE`. */
  readonly name: string;
  /** What the file is and what it needs. */
  readonly about: string;
  readonly goesTo: "file";
  /** The file; `null` when nothing failed that a test can show. */
  emit(result: FuzzResult, options: EmitOptions): string | null;
}

export const emitters: readonly Emitter[] = [
  {
    name: "vitest",
    about: "tests for Vitest, each of which fails until its cause is fixed",
    goesTo: "file",
    emit: vitestFile,
  },
  {
    name: "pytest",
    about:
      "the same for pytest or unittest, with the standard library only; what takes several requests is left out in words",
    goesTo: "file",
    emit: pytestFile,
  },
];
