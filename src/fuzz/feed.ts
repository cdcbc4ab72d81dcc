/** Which case comes next: in the order of the schedule, without those that are not worth running, as long as there is time. */
import { refOf, type Case } from "./case.ts";
import { casesIn, indexesBelow, laneOf, obstacleTo, type CheckLane } from "./lane.ts";
import type { LeftOut, RunEvent } from "./run-event.ts";
import type { RunContext } from "./run-context.ts";
import { schedule, type Slot } from "./schedule.ts";
import type { Workbench } from "./workbench.ts";

export type Next =
  | { readonly kind: "case"; readonly one: Case; readonly looksHung: boolean }
  /** The next case is to be run alone, and others are under way. */
  | { readonly kind: "wait" }
  | { readonly kind: "end" };

export interface Feed {
  /** @param underWay - How many cases are under way. */
  next(underWay: number): AsyncGenerator<RunEvent, Next>;
  /** No further cases. */
  end(reason: LeftOut): void;
  /** Says what was not run. @param reason - Why checks are not run any more; `null` if they just have not come that far. */
  rest(reason: string | null): Generator<RunEvent, void>;
}

export function feedFor(bench: Workbench, { signal, resume }: Pick<RunContext, "signal" | "resume">): Feed {
  const { plan, session, silences, budget } = bench;
  const lanes = plan.checks.map((check) => laneOf(check, plan, session.isElsewhere));
  const slots = schedule(lanes, plan.shard);
  const closed = new Set(lanes.filter(({ check }) => resume?.skipped.includes(check.id)));
  const asked = new Set<CheckLane>();
  const done = new Map(lanes.map((lane) => [lane, indexesBelow(resume?.next[lane.check.id] ?? 0, plan.shard)]));
  const skipped = lanes.filter(({ skipReason }) => skipReason !== null);
  let guided: CheckLane | undefined; // whose turn it is to be varied
  let held: Slot | undefined;
  let over: LeftOut | null = null;
  return {
    async *next(underWay) {
      for (let lane = skipped.shift(); lane !== undefined; lane = skipped.shift()) {
        yield { kind: "check-skipped", check: lane.check.id, reason: lane.skipReason ?? "" };
      }
      for (;;) {
        over ??= signal?.aborted === true ? "stopped" : budget.hasTime() ? null : "time";
        const slot: Slot | undefined = over === null ? (held ?? slots.next().value ?? undefined) : undefined;
        const lane = slot && lanes[slot.lane];
        held = undefined;
        if (guided !== undefined && over === null && underWay === 0) {
          held = slot;
          const one = closed.has(guided) ? undefined : bench.guide?.variationFor(guided.check);
          guided = undefined;
          if (one === undefined || silences.look(one.trial, one.check.id) !== "unknown") continue;
          yield { kind: "case-started", check: one.check.id, ref: refOf(one) };
          return { kind: "case", one, looksHung: false };
        }
        if (slot === undefined || lane === undefined) return { kind: "end" };
        const { check } = lane;
        if (closed.has(lane) || slot.index < (resume?.next[check.id] ?? 0)) continue;
        const one = lane.source.at(slot.index);
        if (underWay > 0 && (one.trial.needsHub === true || !asked.has(lane))) {
          held = slot;
          return { kind: "wait" };
        }
        if (!asked.has(lane)) {
          asked.add(lane);
          yield { kind: "case-started", check: check.id, ref: null };
          const reason = await obstacleTo(check, plan, session);
          if (reason !== null) {
            closed.add(lane);
            yield { kind: "check-skipped", check: check.id, reason };
            continue;
          }
        }
        done.set(lane, (done.get(lane) ?? 0) + 1);
        const look = silences.look(one.trial, check.id);
        if (look === "enough" || (look === "known" && session.patience.isSpent())) {
          yield { kind: "left-out", check: check.id, cases: 1, reason: "known-silence" };
          continue;
        }
        if (slot.isRandom && check.exploration > 1) guided = lane;
        yield { kind: "case-started", check: check.id, ref: refOf(one) };
        return { kind: "case", one, looksHung: look === "known" };
      }
    },
    end(reason) {
      over ??= reason;
    },
    *rest(reason) {
      for (const lane of lanes) {
        if (closed.has(lane)) continue;
        const all = casesIn(lane, plan.shard);
        const left = (all === Infinity ? indexesBelow(lane.namedCount, plan.shard) : all) - (done.get(lane) ?? 0);
        const why = over ?? (reason === null ? null : "stopped");
        if (reason !== null) yield { kind: "check-skipped", check: lane.check.id, reason };
        if (left > 0 && why !== null) {
          yield { kind: "left-out", check: lane.check.id, cases: left, reason: why };
        }
      }
    },
  };
}
