/**
 * What a run does to a consumer: one that gets slower or larger with each delivery breaks no promise in any case, and some day
 * all of them. So the same plain deliveries are measured at the start and at the end.
 */
import { setTimeout as pause } from "node:timers/promises";
import { plainPayloads } from "../arbitraries/index.ts";
import { isAccepted } from "../base/index.ts";
import { delivered, INCONCLUSIVE, plainQuestion, type Check, type Failure } from "../checks/index.ts";
import type { Case } from "./case.ts";
import { diagnosisOf } from "./diagnosis-of.ts";
import { likenessIn } from "./likeness-in.ts";
import type { Plan } from "./plan.ts";
import type { RunEvent } from "./run-event.ts";
import type { Sent, Session } from "./session.ts";

export interface Wear {
  /** Learns how long a request took, in milliseconds. */
  note(durationMs: number): void;
  /** Looks how large the consumer is, now and then. */
  look(): Promise<void>;
  /** What there is to say at the end of a run. */
  events(): AsyncGenerator<RunEvent, void>;
}

/** How often a plain delivery is measured: the quickest answer counts, as all others had to wait for something. */
const MEASURED = 3;

/** From which answer on, in milliseconds, and how many times as late as at the start, a consumer is slow. */
const SLOW = { ms: 10, times: 10 };

/** How long a consumer may take to come to rest after a run, in milliseconds. */
const REST_MS = 3_000;

/** After fewer requests than this nobody is worn out. */
export const LEAST_REQUESTS = 500;

/** How many requests lie between two looks. */
const LOOK_EVERY = 500;

/** Of how many cases one pace is the median. */
const PACE_OF = 100;

/** From which growth on, in bytes over the second half of a run, a consumer is looked at again. */
const SUSPICIOUS_BYTES = 32 * 2 ** 20;

/** How often it is looked at again, with how many plain deliveries or for how long, in milliseconds. */
const AGAIN = { rounds: 3, deliveries: 2_000, ms: 4_000 };

/** What it grows by in these rounds at least, in bytes for 1,000 deliveries; memory is taken in steps, so not in each of them. */
const GROWING_BYTES = 2 * 2 ** 20;

const MIB = 2 ** 20;

/** @param check - The one that it is reported under. @returns What is measured from here on. */
export async function wearOf(session: Session, plan: Plan, check: Check): Promise<Wear> {
  const { setup, seed } = plan;
  const { payload } = plainQuestion(setup.aim);
  let asked = 0;
  const ask = async (body: unknown = payload): Promise<Sent> => {
    const driver = session.driverOf(setup, `${seed} wear ${asked++}`);
    const request = delivered(driver, body);
    return { request, exchange: await driver.send(request) };
  };
  const quickest = async (): Promise<Sent | null> => {
    const all: Sent[] = [];
    for (let nth = 0; nth < MEASURED; nth++) all.push(await ask());
    const accepted = all.filter(({ exchange }) => isAccepted(exchange));
    return accepted.toSorted((a, b) => a.exchange.durationMs - b.exchange.durationMs)[0] ?? null;
  };
  const first = await quickest();
  const sizes: { readonly requests: number; readonly bytes: number }[] = [];
  const paces: { readonly requests: number; readonly value: number }[] = [];
  let noted: number[] = [];

  const slowed = async (): Promise<Failing | null> => {
    if (first === null) return null;
    const isSlow = (sent: Sent | null): sent is Sent =>
      sent !== null &&
      sent.exchange.durationMs >= Math.max(SLOW.ms, SLOW.times * Math.max(0.1, first.exchange.durationMs));
    if (!isSlow(await quickest())) return null;
    await pause(REST_MS); // it may still be working on what it has accepted
    const last = await quickest();
    if (!isSlow(last)) return null;
    const [before, after] = [first, last].map(({ exchange }) => inMs(exchange.durationMs));
    const happened = `gets slower: it answered a plain delivery in ${before} ms at the start, and in ${after} ms after ${counted(session.requests())} requests`;
    return { symptom: "slowed-down", happened, growth: { unit: "ms", points: paces }, ...last };
  };

  const grown = async (): Promise<Failing | null> => {
    const [start] = sizes;
    const middle = sizes[sizes.length >> 1];
    const end = sizes.at(-1);
    if (start === undefined || middle === undefined || end === undefined) return null;
    if (end.bytes - middle.bytes < SUSPICIOUS_BYTES) return null;
    let last = await ask();
    let before = await session.memory();
    let total = 0;
    let deliveries = 0;
    let growing = 0;
    for (let round = 0; round < AGAIN.rounds; round++) {
      const untilMs = performance.now() + AGAIN.ms;
      let count = 0;
      for (; count < AGAIN.deliveries && performance.now() < untilMs; count++) {
        const all = plainPayloads(setup.aim);
        last = await ask(all[count % all.length]);
      }
      const now = await session.memory();
      if (now !== null) sizes.push({ requests: session.requests(), bytes: now });
      if (before === null || now === null) return null;
      growing += now > before ? 1 : 0;
      total += now - before;
      deliveries += count;
      before = now;
    }
    const perThousand = (total / deliveries) * 1_000;
    if (growing < AGAIN.rounds - 1 || perThousand < GROWING_BYTES) return null;
    const happened = `takes more and more memory: ${inMib(perThousand)} MiB for each 1,000 plain deliveries (${inMib(start.bytes)} MiB at the start, ${inMib(before ?? end.bytes)} MiB after ${counted(session.requests())} requests)`;
    const points = sizes.map(({ requests, bytes }) => ({ requests, value: bytes / MIB }));
    return { symptom: "grew", happened, growth: { unit: "MiB", points }, ...last };
  };

  return {
    note(durationMs) {
      noted.push(durationMs);
      if (noted.length < PACE_OF) return;
      paces.push({ requests: session.requests(), value: medianOf(noted) });
      noted = [];
    },
    async look() {
      if (session.requests() < (sizes.at(-1)?.requests ?? -LOOK_EVERY) + LOOK_EVERY) return;
      const bytes = await session.memory();
      if (bytes !== null) sizes.push({ requests: session.requests(), bytes });
    },
    async *events() {
      if (session.requests() < LEAST_REQUESTS || session.pace.limitPerSecond() !== null) return;
      for (const failing of [await slowed(), await grown()]) {
        if (failing !== null) yield findingOf(plan, check, failing);
      }
    },
  };
}

interface Failing extends Sent, Pick<Failure, "symptom" | "happened" | "growth"> {}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function findingOf(plan: Plan, check: Check, failing: Failing): RunEvent {
  const { payload } = plainQuestion(plan.setup.aim);
  const trial = { name: null, payload, decides: "answer", weight: "today", run: async () => INCONCLUSIVE } as const;
  const one: Case = { check, seed: plan.seed, path: null, trial, smaller: () => [] };
  const failure: Failure = { status: "failed", expected: "comparison", isOwn: true, ...failing };
  const seen = { kind: "sequence", one, failure, after: null } as const;
  return { kind: "finding", likeness: likenessIn(one, failure, check), diagnosis: diagnosisOf(check, seen, null, one) };
}

function inMs(ms: number): string {
  return ms < 10 ? ms.toFixed(1) : ms.toFixed(0);
}

function inMib(bytes: number): string {
  return (bytes / MIB).toFixed(bytes < 10 * MIB ? 1 : 0);
}

function counted(count: number): string {
  return count.toLocaleString("en-US");
}
