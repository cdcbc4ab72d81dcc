/** The result as `--json` prints it, in a file. */
import type { JsonResult } from "../json.ts";
import { defineReport, type Report } from "../report.ts";

export const json: Report = defineReport({
  name: "json",
  about: "what `--json` prints, indented: for programs",
  render: jsonReport,
});

export function jsonReport(told: JsonResult): string {
  return `${JSON.stringify(withoutSources(told), null, 2)}\n`;
}

/** The files themselves are there for whoever reads it. */
export function withoutSources(told: JsonResult): JsonResult {
  return { ...told, reach: told.reach?.map(({ path, branches }) => ({ path, branches })) ?? null };
}
