import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import type { Wish } from "../arbitraries/index.ts";
import { isAccepted, type Exchange } from "../base/index.ts";
import type { HubFault, HubFaultKind } from "../hub/index.ts";
import { forCallers, OCCASIONS, occasionsOf, wishes } from "./calls-the-hub.ts";
import { defineCheck, type Check, type Driver, type Trial } from "./check.ts";
import { mustAccept } from "./judge.ts";
import { KEPT, INCONCLUSIVE, type Outcome } from "./outcome.ts";
import { openSandbox, type Sandbox } from "./sandbox.ts";

/** What the consumer meets when it calls a Hub that fails, as the end of "when the Hub …". */
const FAULTS: Readonly<Record<HubFaultKind, string>> = {
  "rate-limited": "answered 429 to its calls",
  error: "answered 500 to its calls",
  unavailable: "answered 503 to its calls",
  cut: "broke the connection of its calls",
  stall: "did not answer its calls",
};

/** How often a consumer that stopped acting is given another chance, and how far apart in milliseconds. */
const TRIES = 3;
const BETWEEN_MS = 500;

const KINDS: readonly HubFaultKind[] = ["error", "rate-limited", "unavailable", "cut", "stall"];

/** The Hub answers 429 over its limits (hub docs, rate limits), and fails like any server. */
export const survivesHubErrors: Check = defineCheck({
  ...forCallers,
  id: "survives-hub-errors",
  promise: "answers 2xx in time while the Hub fails its calls, and goes on afterwards",
  advice:
    "Answer 2xx first and act afterwards; give each call to the Hub a timeout, catch its errors, and try again later, after as long as Retry-After says.",
  named: (setup) =>
    KINDS.flatMap((kind) =>
      occasionsOf(setup, OCCASIONS.slice(0, 4)).map(({ name, wishes }) => ({
        name: `${kind}-on-${name}`,
        trials: wishes.map((wanted) => faultTrial(kind, name, wanted)),
      })),
    ),
  random: (setup) =>
    fc
      .tuple(
        fc.constantFrom<HubFaultKind>("rate-limited", "error", "unavailable", "cut"),
        fc.array(wishes(setup), { minLength: 1, maxLength: 8 }),
      )
      .map(([kind, wanted]) => faultTrial(kind, null, wanted)),
});

function faultTrial(kind: HubFaultKind, occasion: string | null, wanted: readonly Wish[]): Trial {
  return {
    name: occasion === null ? null : `${kind}-on-${occasion}`,
    payload: undefined,
    decides: "answer",
    needsHub: true,
    isControlled: true,
    run: (driver) => withFault(driver, kind, wanted),
  };
}

/** The same wishes on several Hubs: one that works, one that fails, and one that works again. */
async function withFault(driver: Driver, kind: HubFaultKind, wanted: readonly Wish[]): Promise<Outcome> {
  const working = await playedOut(driver, PLACES.working, wanted);
  const isTaken = working.sent.every(({ exchange }) => isAccepted(exchange));
  if (!isTaken || callsIn(working) === 0) return INCONCLUSIVE;
  if (kind === "error") {
    const stopped = await stoppedActing(driver, wanted);
    if (stopped.status !== "kept") return stopped;
  }
  const failing = await playedOut(driver, PLACES.failing, wanted, { kind });
  const outcome = firstFailure(failing, `when the Hub ${FAULTS[kind]}`);
  if (outcome.status === "failed") {
    return { ...outcome, isOwn: true, ...(isMeantSo(outcome.exchange) && { isHardening: true }) };
  }
  if (callsIn(failing) === 0) return INCONCLUSIVE; // nothing of the fault was met
  return firstFailure(await playedOut(driver, PLACES.after, wanted), `once the Hub had failed (it ${FAULTS[kind]})`);
}

/** The sandboxes of a trial. */
const PLACES = { working: 0, failing: 1, after: 2, failingOnce: 3, afterOnce: 4 } as const;

function callsIn({ hub }: Sandbox): number {
  return hub.calls().length;
}

/**
 * Whether a consumer that acted twice does not act any more since one of its calls failed, on one Hub after the other. Who
 * gives up only after some errors, or for a moment, goes on here; and no answer has asked it to wait.
 */
async function stoppedActing(driver: Driver, wanted: readonly Wish[]): Promise<Outcome> {
  const failing = await playedOut(driver, PLACES.failingOnce, wanted, { kind: "error", times: 1 });
  if (callsIn(failing) === 0) return INCONCLUSIVE; // it acts once on such events
  for (let nth = 1; ; nth++) {
    const after = await playedOut(driver, PLACES.afterOnce + nth, wanted);
    const last = after.sent.at(-1);
    if (last === undefined || callsIn(after) > 0 || after.sent.some(({ exchange }) => !isAccepted(exchange)))
      return KEPT;
    if (nth < TRIES) await pause(BETWEEN_MS);
    else {
      const happened = `called the Hub for events like these, and does not any more since one of its calls was answered 500: ${TRIES} times, ${BETWEEN_MS / 1_000} s apart`;
      return { status: "failed", symptom: "stopped-acting", expected: "comparison", happened, isOwn: true, ...last };
    }
  }
}

/**
 * Whether an answer may be meant to have the delivery sent again later, which the Hub does after anything but 2xx. A server
 * that has met an error says so in its body.
 */
function isMeantSo(exchange: Exchange): boolean {
  if (exchange.kind !== "answered") return false;
  return [502, 503, 504].includes(exchange.status) || (exchange.status === 500 && exchange.body === "");
}

/**
 * The sandbox when all is over; it ends with what people do, and does not wait for what the consumer's own side effects raise.
 * Which delivery made which call is only waited for where that is to be told.
 */
async function playedOut(driver: Driver, place: number, wanted: readonly Wish[], fault?: HubFault): Promise<Sandbox> {
  const sandbox = openSandbox(driver, place, { isCaller: true, onSideEffect: () => sandbox.webhook.disable() });
  if (fault !== undefined) sandbox.hub.fail(fault);
  if (!driver.isThorough) sandbox.rush();
  try {
    for (const one of wanted) sandbox.fulfil(one);
    if (fault?.kind === "stall") await sandbox.hub.settled();
    else await sandbox.settle();
    return sandbox;
  } finally {
    sandbox.end();
  }
}

function firstFailure(sandbox: Sandbox, when: string): Outcome {
  for (const { request, exchange } of sandbox.sent) {
    const outcome = mustAccept(request, exchange);
    if (outcome.status !== "failed") continue;
    const event = sandbox.deliveryOf(request)?.event ?? "an event";
    const happened = `${outcome.happened} to ${event} ${when}`;
    return { ...outcome, expected: "comparison", happened, chain: sandbox.chainOf(request) };
  }
  return KEPT;
}
