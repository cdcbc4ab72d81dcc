/** What looking into a failure takes: the consumer, what was run before, and how much has been spent on it. */
import type { Check } from "../checks/index.ts";
import { casesOf, type Case, type CaseSource } from "./case.ts";
import type { Confirmed } from "./confirmed.ts";
import { freshConsumers, type Fresh } from "./fresh.ts";
import { guideFor, type Guide } from "./guide.ts";
import type { Health } from "./health.ts";
import type { Plan } from "./plan.ts";
import { runCase } from "./run-case.ts";
import type { RunContext } from "./run-context.ts";
import type { Session } from "./session.ts";
import { silences, type Silences } from "./silences.ts";
import type { TimeBudget } from "./time-budget.ts";

export interface Workbench {
  readonly plan: Plan;
  readonly session: Session;
  readonly budget: TimeBudget;
  readonly silences: Silences;
  readonly health: Health;
  /** `null` when the consumer can't be started again. */
  readonly fresh: Fresh | null;
  /** `null` when it can't be seen what runs of the consumer. */
  readonly guide: Guide | null;
  /** Whether the consumer was spoilt for good, and nobody has started it again since. */
  isSpoilt(): boolean;
  noteSpoilt(): void;
  /** The cases that the consumer has seen since it started, the latest ones, oldest first. */
  history(): readonly Case[];
  remember(one: Case): void;
  /** How many failures did not show again. */
  unsteady(): number;
  noteUnsteady(): void;
  /** Starts a consumer again that has ended. @returns false if it stays down. */
  revive(): Promise<boolean>;
  /** What fresh consumers showed of causes, by their ids. */
  readonly verdicts: Map<string, Pick<Confirmed, "kind" | "afterPlain">>;
  /** What the consumer did in failures that owe themselves to what came before. */
  readonly sequences: Set<string>;
}

/** How many cases are run once more at the same time, where that is possible. */
const AT_ONCE = 8;

/** How many cases are remembered. */
const REMEMBERED = 64;

export function workbenchFor(
  plan: Plan,
  session: Session,
  budget: TimeBudget,
  health: Health,
  { runElsewhere, coverage }: Pick<RunContext, "runElsewhere" | "coverage">,
): Workbench {
  const own = freshConsumers(session, plan.setup, runElsewhere);
  const sources = new Map<Check, CaseSource>();
  const sourceOf = (check: Check): CaseSource => {
    const source = sources.get(check) ?? casesOf(check, plan.setup, plan.seed);
    sources.set(check, source);
    return source;
  };
  const onceMore = async (cases: readonly Case[]): Promise<void> => {
    const width = session.isElsewhere ? AT_ONCE : 1; // while this process waits, another one works
    for (let at = 0; at < cases.length; at += width) {
      const some = cases.slice(at, at + width);
      await Promise.all(some.map((one) => runCase(session, plan.setup, one, { times: 1 })));
    }
  };
  let history: Case[] = [];
  let unsteady = 0;
  let isSpoilt = false;
  const fresh: Fresh | null = own && {
    async run(cases, options) {
      const outcomes = await own.run(cases, options);
      if (runElsewhere === undefined) {
        history = [...cases];
        isSpoilt = false;
      }
      return outcomes;
    },
  };
  return {
    plan,
    session,
    budget,
    silences: silences(session.isElsewhere),
    health,
    fresh,
    guide: coverage === undefined ? null : guideFor(coverage, sourceOf, onceMore),
    isSpoilt: () => isSpoilt,
    noteSpoilt() {
      isSpoilt = true;
    },
    history: () => history,
    remember(one) {
      if (history.push(one) > 2 * REMEMBERED) history = history.slice(-REMEMBERED);
    },
    unsteady: () => unsteady,
    noteUnsteady() {
      unsteady += 1;
    },
    async revive() {
      if (!(await session.hasEnded(0))) return true;
      history = [];
      return await session.restart();
    },
    sequences: new Set(),
    verdicts: new Map(),
  };
}
