/** A run in several threads: each has its share of the cases, and what they say is said as one. */
import type { Plan, RunEvent } from "../../fuzz/index.ts";
import { queue } from "./queue.ts";
import { supervise, type Work } from "./supervise.ts";

/** @param workers - How many threads. */
export async function* inParts(
  plan: Plan,
  work: Work,
  workers: number,
  signal: AbortSignal,
  onRecognised: (line: string) => void,
): AsyncGenerator<RunEvent, void> {
  const { index, of } = plan.shard;
  const events = queue<RunEvent>();
  const requests = new Map<number, number>();
  const failed: unknown[] = [];
  let findings = 0;
  const parts = Array.from({ length: workers }, async (_, nth) => {
    const shard = { index: index + of * nth, of: of * workers };
    const options = { ...work.options, shard: `${shard.index + 1}/${shard.of}` };
    try {
      for await (const event of supervise({ ...plan, shard }, { ...work, options }, signal, onRecognised)) {
        if (event.kind === "finding") findings += 1;
        if (event.kind === "done") continue;
        if (event.kind !== "progress") events.push(event);
        else {
          requests.set(nth, event.requests);
          events.push({ kind: "progress", requests: [...requests.values()].reduce((sum, each) => sum + each, 0) });
        }
      }
    } catch (thrown) {
      failed.push(thrown);
    }
  });
  void Promise.all(parts).then(() => events.end());
  yield* events;
  // A part that found nothing can't tell what spoilt its consumer; another one that did, can.
  if (failed.length > 0 && (findings === 0 || failed.length === workers)) throw failed[0];
  yield { kind: "done" };
}
