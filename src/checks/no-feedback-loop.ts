import fc from "fast-check";
import type { Wish } from "../arbitraries/index.ts";
import type { Delivery } from "../delivery/index.ts";
import type { ChainLink } from "../hub/index.ts";
import { forCallers, occasionsOf, wishes } from "./calls-the-hub.ts";
import { defineCheck, type Check, type Driver, type Trial } from "./check.ts";
import { KEPT, INCONCLUSIVE, type Outcome } from "./outcome.ts";
import { BOT, openSandbox, type Sandbox } from "./sandbox.ts";

/** A webhook also fires for what its own consumer does (hub docs, webhooks guides: the bot that must not answer itself). */
export const noFeedbackLoop: Check = defineCheck({
  ...forCallers,
  id: "no-feedback-loop",
  promise: "does not set itself off again by what it does on the Hub",
  advice:
    "What a bot does on the Hub comes back to it as an event. Compare the author's id with its own (whoami), and ignore what it did itself.",
  named: (setup) =>
    occasionsOf(setup).map(({ name, wishes }) => ({ name, trials: wishes.map((wanted) => loopTrial(name, wanted)) })),
  random: (setup) => fc.array(wishes(setup), { minLength: 1, maxLength: 12 }).map((wanted) => loopTrial(null, wanted)),
});

function loopTrial(name: string | null, wanted: readonly Wish[]): Trial {
  return { name, payload: undefined, decides: "answer", needsHub: true, run: (driver) => watchAs(driver, wanted) };
}

/** A chain with so many deliveries in it has no end of its own: each further one would be the consumer's doing again. */
const ENDLESS = 10;

/** How long a loop is watched for how far it goes, in milliseconds of real time. */
const WATCH_MS = 8_000;

/** How many ids of the sources are tried as the consumer's own. */
const MOST_IDS = 4;

/** A consumer may know itself by an id in its settings, which its token would have on the Hub: with that it does not loop. */
async function watchAs(driver: Driver, wanted: readonly Wish[]): Promise<Outcome> {
  const outcome = await watch(driver, wanted, 0, BOT.id);
  if (outcome.status !== "failed") return outcome;
  for (const [nth, { value }] of driver.setup.aim.words.ids.slice(0, MOST_IDS).entries()) {
    const known = await watch(driver, wanted, 1 + nth, value);
    if (known.status === "kept") return known;
  }
  return outcome;
}

async function watch(driver: Driver, wanted: readonly Wish[], place: number, botId: string): Promise<Outcome> {
  let loop: readonly ChainLink[] | undefined;
  let isCut = false;
  const startMs = performance.now();
  const onSideEffect = (sideEffect: Delivery): void => {
    if (loop === undefined) {
      const chain = sandbox.hub.chain(sideEffect.id);
      if (deliveriesIn(chain).length < ENDLESS) return;
      loop = chain;
      sandbox.rush();
    }
    if (driver.isThorough && performance.now() - startMs < WATCH_MS) return;
    isCut = sandbox.webhook.disabled === false && sideEffect.status !== "limited";
    sandbox.webhook.disable();
  };
  const sandbox = openSandbox(driver, place, { isCaller: true, onSideEffect, botId });
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
