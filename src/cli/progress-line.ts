/** The line that shows how far a run has come. */
import type { Progress } from "../fuzz/index.ts";
import type { Terminal } from "./terminal.ts";

/** How often the line of progress is written anew, in milliseconds. */
const PROGRESS_EVERY_MS = 100;

export function progressLine(terminal: Terminal): (progress: Progress) => void {
  const startMs = performance.now();
  let lastMs = startMs;
  return ({ checkId, checksDone, checksTotal, cases, failures }) => {
    const nowMs = performance.now();
    if (nowMs - lastMs < PROGRESS_EVERY_MS) return;
    lastMs = nowMs;
    const rate = Math.round((cases / (nowMs - startMs)) * 1000).toLocaleString("en-US");
    const found = failures === 0 ? "" : `, ${failures} failing`;
    terminal.progress(
      `${checksDone + 1}/${checksTotal} ${checkId}  ${cases.toLocaleString("en-US")} cases, ${rate}/s${found}`,
    );
  };
}
