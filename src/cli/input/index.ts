/* From files to text */
export { textOf } from "./text-of.ts";
/* From text to verdicts */
export { formatVerdict } from "./format-verdict.ts";
export { valuesIn, verdictsOn, type Verdict } from "./verdicts.ts";
/* From text to what was recorded */
export { linesOf } from "./lines.ts";
export { recordsIn } from "./records.ts";
