/** What a run reached of the consumer's code, as a part of the page: the sources, with what never ran. */
import { countsOf, linesNeverRun, type Reach, type ReachedFile } from "../../reach/index.ts";
import { countOf } from "../count.ts";
import { markup, type Markup } from "./markup.ts";

export function reachSection(reach: Reach): Markup | null {
  const { branches, reached, files } = countsOf(reach);
  if (branches === 0) return null;
  const head = `Reached ${reached} of ${countOf(branches, "branch", "branches")} of ${countOf(files, "file")}`;
  return markup`<section class="reach" id="reach"><h2>${head}</h2>${reach.map(fileOf)}</section>`;
}

function fileOf(file: ReachedFile): Markup {
  const never = linesNeverRun(file);
  const count = never.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  const words = count === 0 ? "all of it ran" : `${countOf(count, "line")} never ran`;
  const head = markup`<summary><code>${file.path}</code> <span>${words}</span></summary>`;
  if (file.text === undefined) return markup`<details>${head}<p>${never.map(rangeText).join(", ")}</p></details>`;
  const isNever = (line: number): boolean => never.some(([from, to]) => from <= line && line <= to);
  const lines = file.text.replace(/\n$/, "").split("\n");
  const rows = lines.map((text, nth) => lineOf(nth + 1, text, isNever(nth + 1)));
  return markup`<details>${head}<pre>${rows}</pre></details>`;
}

function lineOf(number: number, text: string, isNever: boolean): Markup {
  return markup`<span class="${isNever ? "never" : "ran"}"><b>${String(number).padStart(4)}</b> ${text}
</span>`;
}

function rangeText([from, to]: readonly [from: number, to: number]): string {
  return from === to ? String(from) : `${from}-${to}`;
}
