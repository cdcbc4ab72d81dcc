/**
 * A few cases on a stand-in, before V8 counts what runs: it counts in all that it compiles from then on, hubhook's own code as
 * well, which makes that a third slower. What was compiled before stays as fast as it was.
 */
import { realClock } from "../base/index.ts";
import { fetchConsumer } from "../consumer/index.ts";
import { casesOf } from "./case.ts";
import { openRunHub } from "./hub-endpoint.ts";
import { paceOf } from "./pace.ts";
import { patienceFor } from "./patience.ts";
import type { Plan } from "./plan.ts";
import { runCase } from "./run-case.ts";
import { openSession } from "./session.ts";

/** Runs the first named case and the first random one of each check. Nothing of it is judged, or gets to the consumer. */
export async function rehearse({
  checks,
  setup: { url, secret, secretIn, aim },
  seed,
  timeoutMs,
}: Plan): Promise<void> {
  const setup = { url, secret, secretIn, aim };
  const consumer = fetchConsumer(async (request) => {
    await request.text();
    return new Response(null, { status: 200 });
  });
  const hub = await openRunHub(consumer, setup);
  try {
    const pace = paceOf(null, realClock());
    const session = openSession(consumer, { hub, pace, patience: patienceFor(timeoutMs), maxRestarts: 0 });
    for (const check of checks) {
      if (check.skipReason(setup) !== null) continue;
      const source = casesOf(check, setup, seed);
      for (const index of new Set([0, source.namedCount])) await runCase(session, setup, source.at(index));
    }
  } finally {
    hub.close();
    await consumer.close();
  }
}
