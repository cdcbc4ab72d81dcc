/** How far a run has come, by what its events say: enough for another thread to go on. */
import type { CaseRef } from "../../findings/index.ts";
import type { Resume, RunEvent } from "../../fuzz/index.ts";

/** How many cases are remembered. */
const REMEMBERED = 64;

export interface Position {
  note(event: RunEvent): void;
  /** The cases that the thread has run, the latest ones, oldest first. */
  recent(): readonly CaseRef[];
  /** Forgets them: the next thread has not seen them. */
  forget(): void;
  next(): Resume["next"];
  skipped(): readonly string[];
}

export function positionIn(): Position {
  const next: Record<string, number> = {};
  const skipped = new Set<string>();
  let recent: CaseRef[] = [];
  return {
    note(event) {
      if (event.kind === "check-skipped") skipped.add(event.check);
      if (event.kind !== "case-judged" || event.ref.path === "") return;
      if (event.index >= 0) next[event.check] = Math.max(next[event.check] ?? 0, event.index + 1);
      if (recent.push(event.ref) > 2 * REMEMBERED) {
        recent = recent.slice(-REMEMBERED);
      }
    },
    recent: () => recent,
    forget() {
      recent = [];
    },
    next: () => ({ ...next }),
    skipped: () => [...skipped],
  };
}
