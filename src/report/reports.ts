/** All reports, in the order in which the README lists them. A new one is one file and one line here. */
import { github } from "./formats/github.ts";
import { json } from "./formats/json.ts";
import { junit } from "./formats/junit.ts";
import { lcov } from "./formats/lcov.ts";
import { sarif } from "./formats/sarif.ts";
import { page } from "./html/page.ts";
import type { Report } from "./report.ts";

export const reports: readonly Report[] = [junit, json, page, github, sarif, lcov];
