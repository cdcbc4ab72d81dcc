/** Runs the corpus: what is in it comes before anything else. */
import { payloadTrial, type Check } from "../checks/index.ts";
import { attempt } from "./attempt.ts";
import { caseAt, casesOf, type Case } from "./case.ts";
import type { CorpusEntry, CorpusOutcome } from "./corpus-entry.ts";
import { parsePath } from "./path.ts";
import { enter, type CheckRun } from "./run-check.ts";

/** The check that takes payloads written by hand. */
const FOR_PAYLOADS = "accepts-every-event";

/** Runs what the corpus has for one check, and enters what fails. */
export async function runCorpus(run: CheckRun, corpus: readonly CorpusEntry[]): Promise<readonly CorpusOutcome[]> {
  const outcomes: CorpusOutcome[] = [];
  for (const entry of corpus.filter((one) => checkOf(one) === run.check.id)) {
    const own = entry.kind === "case" ? { ...run, seed: entry.seed } : run;
    const found = caseOf(own, entry);
    if (found === undefined) outcomes.push({ name: entry.name, status: "gone" });
    else {
      const breach = await attempt(own, found, { isThorough: true });
      if (breach !== null) await enter(own, own.ledgerOf(breach), found, breach, 0);
      outcomes.push({ name: entry.name, status: breach === null ? "fixed" : "failing" });
      if (!(await own.line.revive())) break;
    }
    run.afterCase();
  }
  return outcomes;
}

function checkOf(entry: CorpusEntry): Check["id"] {
  return entry.kind === "case" ? entry.check : FOR_PAYLOADS;
}

function caseOf({ check, setup }: CheckRun, entry: CorpusEntry): Case | undefined {
  if (entry.kind === "case") return caseAt(casesOf(check, setup, entry.seed), parsePath(entry.path));
  return { trial: payloadTrial(entry.payload, entry.name), path: [], smaller: () => [] };
}
