/** What became of the mutants of a folder. */
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import type { MutantResult } from "@stryker-mutator/api/core";

export interface Score {
  readonly folder: string;
  /** Mutants that were tried: those of static code, and those that are not in the sample, are not. */
  readonly tried: number;
  /** How many of a hundred a test saw. */
  readonly percent: number;
  readonly survivors: readonly Survivor[];
}

export interface Survivor {
  /** `src/world/apply.ts:12:5` */
  readonly place: string;
  readonly code: string;
  readonly mutant: string;
  /** Whether any test runs the code at all. */
  readonly isCovered: boolean;
}

const SEEN: readonly MutantResult["status"][] = ["Killed", "Timeout"];
const UNSEEN: readonly MutantResult["status"][] = ["Survived", "NoCoverage"];

export function scoreOf(folder: string, mutants: readonly MutantResult[]): Score {
  const seen = mutants.filter(({ status }) => SEEN.includes(status));
  const unseen = mutants.filter(({ status }) => UNSEEN.includes(status));
  const tried = seen.length + unseen.length;
  return { folder, tried, percent: tried === 0 ? 100 : (seen.length / tried) * 100, survivors: unseen.map(survivorOf) };
}

/** @returns Each survivor with its code. */
export function formatSurvivors({ survivors }: Score): string {
  return survivors
    .map(
      ({ place, code, mutant, isCovered }) =>
        `${place}${isCovered ? "" : " (no test runs it)"}\n- ${code}\n+ ${mutant}\n`,
    )
    .join("\n");
}

/** @returns A line per folder. */
export function formatScores(scores: readonly Score[]): string {
  return scores
    .map(
      ({ folder, tried, percent, survivors: { length } }) =>
        `${folder.padEnd(12)} ${percent.toFixed(1).padStart(5)} %  ${length} of ${tried} mutants survived`,
    )
    .join("\n");
}

function survivorOf({ fileName, location: { start, end }, replacement = "", status }: MutantResult): Survivor {
  const lines = readFileSync(fileName, "utf8")
    .split("\n")
    .slice(start.line - 1, end.line);
  const last = lines.length - 1;
  const code = lines.map((line, nth) =>
    line.slice(nth === 0 ? start.column - 1 : 0, nth === last ? end.column - 1 : undefined),
  );
  return {
    place: `${relative(".", fileName)}:${start.line}:${start.column}`,
    code: onOneLine(code.join("\n")),
    mutant: onOneLine(replacement),
    isCovered: status === "Survived",
  };
}

function onOneLine(code: string): string {
  return code.replaceAll(/\s+/g, " ").slice(0, 200);
}
