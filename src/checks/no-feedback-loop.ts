import fc from "fast-check";
import type { Wish } from "../arbitraries/index.ts";
import type { Delivery } from "../delivery/index.ts";
import type { ChainLink } from "../hub/index.ts";
import { forCallers, OCCASIONS, wishes, wishesFor } from "./calls-the-hub.ts";
import { defineCheck, type Check, type Driver, type Trial } from "./check.ts";
import { KEPT, INCONCLUSIVE, type Outcome } from "./outcome.ts";
import { openSandbox, type Sandbox } from "./sandbox.ts";

/** A webhook also fires for what its own consumer does (hub docs, webhooks guides: the bot that must not answer itself). */
export const noFeedbackLoop: Check = defineCheck({
  ...forCallers,
  id: "no-feedback-loop",
  promise: "does not set itself off again by what it does on the Hub",
  advice:
    "What a bot does on the Hub comes back to it as an event. Compare the author's id with its own (whoami), and ignore what it did itself.",
  named: (setup) =>
    OCCASIONS.map((kind) => ({ name: kind, trials: wishesFor(setup, kind).map((wanted) => loopTrial(kind, wanted)) })),
  random: (setup) => fc.array(wishes(setup), { minLength: 1, maxLength: 12 }).map((wanted) => loopTrial(null, wanted)),
});

function loopTrial(name: string | null, wanted: readonly Wish[]): Trial {
  return { name, payload: undefined, decides: "answer", needsHub: true, run: (driver) => watch(driver, wanted) };
}

/** A chain with so many deliveries in it has no end of its own: each further one would be the consumer's doing again. */
const ENDLESS = 10;

/** How long a loop is watched for how far it goes, in milliseconds of real time. */
const WATCH_MS = 8_000;

async function watch(driver: Driver, wanted: readonly Wish[]): Promise<Outcome> {
  let loop: readonly ChainLink[] | undefined;
  let isCut = false;
  const startMs = performance.now();
  const sandbox = openSandbox(driver, 0, (sideEffect) => {
    if (loop === undefined) {
      const chain = sandbox.hub.chain(sideEffect.id);
      if (deliveriesIn(chain).length < ENDLESS) return;
      loop = chain;
      sandbox.rush();
    }
    if (driver.isThorough && performance.now() - startMs < WATCH_MS) return;
    isCut = sandbox.webhook.disabled === false && sideEffect.status !== "limited";
    sandbox.webhook.disable();
  });
  try {
    for (const one of wanted) {
      if (loop !== undefined) break;
      sandbox.fulfil(one);
      await sandbox.settle();
    }
    if (loop === undefined) return sandbox.sideEffects().length === 0 ? INCONCLUSIVE : KEPT;
    await sandbox.settle();
    return looped(sandbox, loop, isCut);
  } finally {
    sandbox.end();
  }
}

function looped(sandbox: Sandbox, chain: readonly ChainLink[], isCut: boolean): Outcome {
  const [first] = deliveriesIn(chain);
  const last = sandbox.sent.at(-1);
  if (first === undefined || last === undefined) return KEPT;
  const { used, limit } = sandbox.webhook.usage();
  const seconds = Math.ceil(sandbox.sent.reduce((sum, { exchange }) => sum + exchange.durationMs, 0) / 1000);
  const burnt =
    used >= limit
      ? `until all ${limit.toLocaleString("en-US")} of its triggers for 24 hours were gone, in ${seconds} s`
      : isCut
        ? `${used} of its ${limit.toLocaleString("en-US")} triggers for 24 hours were gone when hubhook stopped it`
        : `${used} of its ${limit.toLocaleString("en-US")} triggers for 24 hours were gone when it came to an end`;
  const happened = `set itself off again and again, from one ${first.event} on: ${burnt}`;
  return { status: "failed", symptom: "looped", expected: "comparison", happened, chain, ...last };
}

function deliveriesIn(chain: readonly ChainLink[]): readonly Delivery[] {
  return chain.flatMap((link) => (link.kind === "delivery" ? [link.delivery] : []));
}
