import fc from "fast-check";
import type { Wish } from "../arbitraries/index.ts";
import { isAccepted, type Exchange } from "../base/index.ts";
import type { HubFaultKind } from "../hub/index.ts";
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

const KINDS: readonly HubFaultKind[] = ["rate-limited", "error", "unavailable", "cut", "stall"];

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
    run: (driver) => withFault(driver, kind, wanted),
  };
}

/** The same wishes on three Hubs: one that works, one that fails, and one that works again. */
async function withFault(driver: Driver, kind: HubFaultKind, wanted: readonly Wish[]): Promise<Outcome> {
  const working = await playedOut(driver, 0, wanted, null);
  const isTaken = working.sent.every(({ exchange }) => isAccepted(exchange));
  if (!isTaken || working.hub.calls().length === 0) return INCONCLUSIVE;
  const failing = await playedOut(driver, 1, wanted, kind);
  const outcome = firstFailure(failing, `when the Hub ${FAULTS[kind]}`);
  if (outcome.status === "failed") {
    return { ...outcome, isOwn: true, ...(isMeantSo(outcome.exchange) && { isHardening: true }) };
  }
  return firstFailure(await playedOut(driver, 2, wanted, null), `once the Hub had failed (it ${FAULTS[kind]})`);
}

/**
 * Whether an answer may be meant to have the delivery sent again later, which the Hub does after anything but 2xx. A server
 * that has met an error says so in its body.
 */
function isMeantSo(exchange: Exchange): boolean {
  if (exchange.kind !== "answered") return false;
  return [502, 503, 504].includes(exchange.status) || (exchange.status === 500 && exchange.body === "");
}

/** The sandbox when all is over; it ends with what people do, and does not wait for what the consumer's own side effects raise. */
async function playedOut(
  driver: Driver,
  place: number,
  wanted: readonly Wish[],
  fault: HubFaultKind | null,
): Promise<Sandbox> {
  const sandbox = openSandbox(driver, place, () => sandbox.webhook.disable());
  if (fault !== null) sandbox.hub.fail({ kind: fault });
  try {
    for (const one of wanted) sandbox.fulfil(one);
    if (fault === "stall") await sandbox.hub.settled();
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
