/* A result for people, and for programs */
export { formatJsonResult, formatResult, type FormatOptions, type TextOptions } from "./terminal.ts";
export {
  jsonResult,
  type JsonCheck,
  type JsonDiagnosis,
  type JsonFailure,
  type JsonOptions,
  type JsonResult,
} from "./json.ts";
/* The same as files, for those who read them elsewhere: from what `jsonResult` gives to text */
export { reports } from "./reports.ts";
export type { Appendix, Report } from "./report.ts";
export { githubAnnotations } from "./formats/github.ts";
export { jsonReport, withoutSources } from "./formats/json.ts";
export { junitReport } from "./formats/junit.ts";
export { markdownSummary } from "./formats/markdown.ts";
export { NAMING_FILES, placeOf, type NamingFile, type Place } from "./formats/place.ts";
export { sarifReport } from "./formats/sarif.ts";
export { htmlReport } from "./html/page.ts";
/* One failure: how to see it again */
export { againByCode, againByCommand, SECRET_WORD, type Again } from "./again.ts";
export { curlLine } from "./curl.ts";
/* The failures as test files */
export { emitters, type Emitter } from "./emitters.ts";
export type { EmitOptions, Subject } from "./emit/test-case.ts";
export { pytestFile } from "./emit/pytest-file.ts";
export { vitestFile } from "./emit/vitest-file.ts";
/* Shards of a run as one */
export { isJsonResult, mergeResults } from "./merge.ts";
/* What came of a delivery */
export { deliveryLine, outcomeWords } from "./delivery-line.ts";
/* Without the secret */
export { MASK, maskedUrl } from "../base/index.ts";
export { masked } from "./mask.ts";
/* Text from outside on one line */
export { oneLine } from "./wrap.ts";
