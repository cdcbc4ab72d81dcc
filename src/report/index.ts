/* A result for people, and for programs */
export { formatResult, type FormatOptions } from "./terminal.ts";
export { jsonResult, type JsonCheck, type JsonFailure, type JsonResult } from "./json.ts";
/* One failure: how to see it again */
export { againByCode, againByCommand, SECRET_WORD, type Again } from "./again.ts";
export { curlLine } from "./curl.ts";
/* Without the secret */
export { MASK, masked } from "./mask.ts";
