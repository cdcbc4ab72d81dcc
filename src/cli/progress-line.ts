/** The line that shows how far a run has come. */
import type { Progress } from "../fuzz/index.ts";
import type { Terminal } from "./terminal.ts";

/** How often the line of progress is rewritten, in milliseconds. */
const PROGRESS_EVERY_MS = 100;

export function progressLine(terminal: Terminal): (progress: Progress) => void {
  const startMs = performance.now();
  let lastMs = startMs;
  return ({ checkId, cases, casesPlanned, findings }) => {
    const nowMs = performance.now();
    if (nowMs - lastMs < PROGRESS_EVERY_MS) return;
    lastMs = nowMs;
    const rate = Math.round((cases / (nowMs - startMs)) * 1000).toLocaleString("en-US");
    const planned = casesPlanned === Infinity ? "" : ` of ${casesPlanned.toLocaleString("en-US")}`;
    const found = findings === 0 ? "" : `, ${findings} found`;
    terminal.progress(`${cases.toLocaleString("en-US")}${planned} cases, ${rate}/s${found}  ${checkId}`);
  };
}
