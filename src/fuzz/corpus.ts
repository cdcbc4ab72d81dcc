/** Runs the corpus: what is in it comes before anything else. */
import { isDeepStrictEqual } from "node:util";
import type { Check } from "../checks/index.ts";
import { caseOf, caseOfPayload, type Case } from "./case.ts";
import type { CorpusEntry } from "./corpus-entry.ts";
import type { Inspector } from "./inspect.ts";
import { runCase } from "./run-case.ts";
import type { RunEvent } from "./run-event.ts";
import type { Workbench } from "./workbench.ts";

/** The check that payloads written by hand belong to. */
const FOR_PAYLOADS = "accepts-every-event";

/** Runs what the corpus has for the chosen checks; of several shards, each runs its part. */
export async function* runCorpus(bench: Workbench, inspector: Inspector): AsyncGenerator<RunEvent, void> {
  const { plan, session } = bench;
  const { index, of } = plan.shard;
  const own = plan.corpus.filter((entry, nth) => nth % of === index && checkOf(entry, plan.checks) !== undefined);
  for (const entry of own) {
    const check = checkOf(entry, plan.checks);
    const one = check === undefined ? undefined : entryCase(bench, check, entry);
    if (one === undefined) {
      yield { kind: "corpus", outcome: { name: entry.name, status: "gone" } };
      continue;
    }
    for (const before of entry.kind === "case" ? (entry.after ?? []) : []) {
      const earlier = caseOf(before, plan);
      if (earlier !== undefined) await runCase(session, plan.setup, earlier);
    }
    const startMs = performance.now();
    const outcome = await runCase(session, plan.setup, one, { isThorough: true });
    yield { kind: "corpus", outcome: { name: entry.name, status: outcome.status === "failed" ? "failing" : "fixed" } };
    yield* inspector.judge(one, outcome, performance.now() - startMs);
    if (!(await bench.revive())) return;
  }
}

function checkOf(entry: CorpusEntry, chosen: readonly Check[]): Check | undefined {
  const wanted = entry.kind === "case" ? entry.check : FOR_PAYLOADS;
  return chosen.find(({ id }) => id === wanted);
}

function entryCase({ plan }: Workbench, check: Check, entry: CorpusEntry): Case | undefined {
  const found = entry.kind === "case" ? caseOf(entry, plan) : undefined;
  if (entry.payload === undefined || (found !== undefined && isDeepStrictEqual(found.trial.payload, entry.payload)))
    return found;
  // Written by hand, or made of words that the consumer had then: the payload itself says it all.
  return caseOfPayload(check, plan.seed, entry.payload, entry.name);
}
