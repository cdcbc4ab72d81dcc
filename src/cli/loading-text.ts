/** What came of a load test, for people: a verdict, and the figures below it. */
import { styleText } from "node:util";
import type { LoadResult, LoadSettings } from "../load/index.ts";

export interface LoadTold extends LoadResult {
  /** Without its query. */
  readonly url: string;
}

/** @returns Lines of less than 80 characters, but for a long URL. */
export function formatLoad(
  told: LoadTold,
  { durationMs, rate, seed }: Pick<LoadSettings, "durationMs" | "rate" | "seed">,
  colour: boolean,
): string {
  const { ok, url, broken, requests, failed, statuses, errors, latencyMs } = told;
  const paint = (style: "green" | "red" | "dim", text: string): string =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const taken = failed === 0 ? "all answered 2xx" : `${counted(failed)} failed, as is allowed`;
  const rows: readonly Row[] = [
    ...Object.entries(statuses).map(([status, count]): Row => [`status ${status}`, counted(count)]),
    ...Object.entries(errors).map(([error, count]): Row => [`no answer, ${error}`, counted(count)]),
    ...Object.entries(latencyMs ?? {}).map(([name, ms]): Row => [
      `latency ${name}`,
      `${ms.toLocaleString("en-US")} ms`,
    ]),
  ];
  const widthOf = (cells: readonly string[]): number => Math.max(0, ...cells.map(({ length }) => length));
  const [nameWidth, valueWidth] = [widthOf(rows.map(([name]) => name)), widthOf(rows.map(([, value]) => value))];
  return [
    ok ? `${paint("green", "✓")} ${counted(requests)} requests, ${taken}` : `${paint("red", "✗")} ${broken.join(", ")}`,
    paint("dim", `  ${counted(rate)} per second for ${durationMs / 1000} s, seed ${seed}, ${url}`),
    "",
    ...rows.map(([name, value]) => `  ${name.padEnd(nameWidth)}  ${value.padStart(valueWidth)}`),
  ].join("\n");
}

type Row = readonly [name: string, value: string];

function counted(number: number): string {
  return number.toLocaleString("en-US");
}
