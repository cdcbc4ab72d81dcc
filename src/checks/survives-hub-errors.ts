import fc from "fast-check";
import type { Wish } from "../arbitraries/index.ts";
import { isAccepted } from "../base/index.ts";
import type { HubFaultKind } from "../hub/index.ts";
import type { ActionKind } from "../world/index.ts";
import { forCallers, OCCASIONS, wishes, wishesFor } from "./calls-the-hub.ts";
import { defineCheck, type Check, type Driver, type Trial, type Verdict } from "./check.ts";
import { KEPT, MOOT, mustAccept } from "./judge.ts";
import { openScene, type Scene } from "./scene.ts";

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
      OCCASIONS.slice(0, 4).map((occasion) => ({
        name: `${kind}-on-${occasion}`,
        trials: wishesFor(setup, occasion).map((wanted) => faultTrial(kind, occasion, wanted)),
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

function faultTrial(kind: HubFaultKind, occasion: ActionKind | null, wanted: readonly Wish[]): Trial {
  return {
    name: occasion === null ? null : `${kind}-on-${occasion}`,
    payload: undefined,
    decides: "answer",
    run: (driver) => withFault(driver, kind, wanted),
  };
}

/** The same wishes on three Hubs: one that works, one that fails, and one that works again. */
async function withFault(driver: Driver, kind: HubFaultKind, wanted: readonly Wish[]): Promise<Verdict> {
  const working = await playedOut(driver, 0, wanted, null);
  const isTaken = working.sent.every(({ exchange }) => isAccepted(exchange));
  if (!isTaken || working.hub.calls().length === 0) return MOOT;
  const failing = await playedOut(driver, 1, wanted, kind);
  const broken = firstBreach(failing, `when the Hub ${FAULTS[kind]}`);
  if (!broken.kept) return { ...broken, isOwn: true };
  return firstBreach(await playedOut(driver, 2, wanted, null), `once the Hub had failed (it ${FAULTS[kind]})`);
}

/** The scene when all is over; it ends with what people do, and does not wait for what the consumer's own deeds raise. */
async function playedOut(
  driver: Driver,
  place: number,
  wanted: readonly Wish[],
  fault: HubFaultKind | null,
): Promise<Scene> {
  const scene = openScene(driver, place, () => scene.webhook.disable());
  if (fault !== null) scene.hub.fail({ kind: fault });
  try {
    for (const one of wanted) scene.fulfil(one);
    if (fault === "stall") await scene.hub.settled();
    else await scene.settle();
    return scene;
  } finally {
    scene.end();
  }
}

function firstBreach(scene: Scene, when: string): Verdict {
  for (const { request, exchange } of scene.sent) {
    const verdict = mustAccept(request, exchange);
    if (verdict.kept) continue;
    const event = scene.deliveryOf(request)?.event ?? "an event";
    return { ...verdict, happened: `${verdict.happened} to ${event} ${when}`, chain: scene.chainOf(request) };
  }
  return KEPT;
}
