/** What a report is: one way to write down the result of a run. */
import type { Place } from "./formats/place.ts";
import type { JsonResult } from "./json.ts";

/** Text for a file that is there already, named by an environment variable. */
export interface Appendix {
  readonly variable: string;
  render(told: JsonResult): string;
}

export interface Report {
  /** As in `--report NAME=FILE`. */
  readonly name: string;
  /** What it is and who reads it. */
  readonly about: string;
  /** Whether its reader takes it from a file, or from what the command prints. */
  readonly goesTo: "file" | "stdout";
  /**
   * The report as text, with a line break at its end; empty if there is nothing to report.
   * @param place - Where the consumer stands, if its name does not say. Default: unknown.
   */
  render(told: JsonResult, place?: Place | null): string;
  /** What is appended elsewhere; `null` for nothing. */
  readonly appendix: Appendix | null;
}

/** Fills in what most reports have in common: they are one file. */
export function defineReport(
  report: Pick<Report, "name" | "about" | "render"> & Partial<Pick<Report, "goesTo" | "appendix">>,
): Report {
  return { goesTo: "file", appendix: null, ...report };
}
