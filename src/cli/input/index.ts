/* From text to verdicts */
export { formatVerdict } from "./format-verdict.ts";
export { verdictsOn, type Verdict } from "./verdicts.ts";
