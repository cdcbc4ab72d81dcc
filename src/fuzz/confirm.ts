/**
 * Whether a failure is one: a failed case is run again before it is reported. Who fails again alone is reproducible; who only
 * fails after what came before is a sequence; who only fails among others at once is concurrent; all else is unsteady.
 */
import type { Failure, Outcome } from "../checks/index.ts";
import { symptomKeyOf } from "../findings/index.ts";
import type { Case } from "./case.ts";
import { sameFailure, type Confirmed, type Failing } from "./confirmed.ts";
import { inOrder } from "./fresh.ts";
import { minimalPart } from "./minimal.ts";
import { runCase } from "./run-case.ts";
import { isCostly } from "./silences.ts";
import type { Workbench } from "./workbench.ts";

/** How often a failed case is run again; more often once the consumer has failed without a reason. */
const REPEATS = { usual: 2, unsteady: 5 };

/** How often a case of requests at once is run again, and how often it has to fail. */
const AT_ONCE = { repeats: 6, failures: 2 };

/** Once so many failures did not show again, nobody looks for what came before them any more. */
const MANY_UNSTEADY = 3;

/** How many runs finding the smallest sequence may take. */
const SEQUENCE_TRIES = 24;

/** How many cases back the ones are looked for that have to come before. */
const WINDOW = 64;

/** Longer sequences are not of use to anybody. */
const LONGEST_SEQUENCE = 6;

/** Runs a failed case again, alone. */
export async function confirm(bench: Workbench, { one, failure }: Failing): Promise<Confirmed> {
  const key = symptomKeyOf(failure);
  const again = async (times: number): Promise<Failure | null> =>
    sameFailure(await runAlone(bench, one, times, isCostly(failure.symptom)), key);
  if (one.check.isConcurrent) return await confirmAtOnce(bench, { one, failure }, again);
  const repeats = isCostly(failure.symptom) ? 1 : bench.unsteady() > 0 ? REPEATS.unsteady : REPEATS.usual;
  for (let times = 1; times <= repeats; times++) {
    if ((await again(times)) !== null) continue;
    return (await afterOthers(bench, { one, failure })) ?? { kind: "unsteady", one, failure, after: [] };
  }
  return { kind: "reproducible", one, failure, after: [] };
}

/**
 * Whether a reproducible failure shows on a consumer that has just started.
 * @param isFirst - Whether it is the first thing that this consumer sees.
 * @returns null if that can't be known.
 */
export async function failsFresh(
  bench: Workbench,
  { one, failure }: Failing,
  isFirst: boolean = false,
): Promise<boolean | null> {
  const outcome = (await bench.fresh?.run([one], { isFirst, looksHung: isCostly(failure.symptom) }))?.at(-1);
  if (sameFailure(outcome, symptomKeyOf(failure)) !== null) return true;
  if (outcome?.status === "kept") return false;
  // What can't be judged then could be judged before: it owes that to what came before, unless it is about calls to the Hub.
  return outcome?.status === "inconclusive" && outcome.isSilent !== true && one.trial.needsHub !== true ? false : null;
}

/** Looks for the cases that have to come before one for it to fail. @returns null if there are none, or too many. */
export async function afterOthers(bench: Workbench, { one, failure }: Failing): Promise<Confirmed | null> {
  if (bench.unsteady() >= MANY_UNSTEADY) return null;
  const before = bench.history().slice(-WINDOW);
  const key = symptomKeyOf(failure);
  let times = 1;
  const run = async (cases: readonly Case[]): Promise<readonly Outcome[]> => {
    const looksHung = isCostly(failure.symptom);
    const fresh = await bench.fresh?.run(cases, { looksHung });
    times += 1;
    return fresh ?? (await inOrder(bench.session, bench.plan.setup, cases, { times, looksHung }));
  };
  let shown: Failure | null = null;
  const fails = async (part: readonly Case[]): Promise<boolean> => {
    const seen = sameFailure((await run([...part, one])).at(-1), key);
    shown = seen ?? shown;
    return seen !== null;
  };
  if (before.length === 0 || !(await fails(before)) || !(await fails(before))) return null;
  const after = await minimalPart(before, fails, SEQUENCE_TRIES);
  const isShort = after.length > 0 && after.length <= LONGEST_SEQUENCE;
  return isShort ? { kind: "sequence", one, failure: shown ?? failure, after } : null;
}

/** Requests at once come in another order each time: who fails most of the time now and then is concurrent all the same. */
async function confirmAtOnce(
  bench: Workbench,
  { one, failure }: Failing,
  again: (times: number) => Promise<Failure | null>,
): Promise<Confirmed> {
  let failures = 0;
  for (let times = 1; times <= AT_ONCE.repeats && failures < AT_ONCE.failures; times++) {
    failures += (await again(times)) === null ? 0 : 1;
  }
  const isConfirmed = failures >= AT_ONCE.failures && bench.unsteady() === 0;
  return { kind: isConfirmed ? "concurrent" : "unsteady", one, failure, after: [] };
}

/** Runs a case on a consumer that is up. */
async function runAlone(bench: Workbench, one: Case, times: number, looksHung: boolean): Promise<Outcome> {
  if (!(await bench.revive())) return { status: "inconclusive" };
  return await runCase(bench.session, bench.plan.setup, one, { times, looksHung });
}
