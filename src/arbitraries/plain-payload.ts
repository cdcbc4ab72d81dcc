/** The plainest payload of an event: what all others shrink to, and what they are compared with. */
import fc from "fast-check";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { EventName, Payload, RepoType } from "../payload/index.ts";
import { payload } from "./payload.ts";

const known = new Map<string, Payload>();

/**
 * The plainest payload of an event on a type of repo. Always the same value: do not change it.
 * @throws RangeError when the event does not happen on that type of repo.
 */
export function plainPayload(event: EventName, repoType: RepoType): Payload {
  const key = `${event} ${repoType}`;
  const found = known.get(key) ?? smallest(payload({ events: [event], repoTypes: [repoType] }));
  known.set(key, found);
  return found;
}

/**
 * Follows the first shrink of each value until there is none left. By hand, since what fast-check's runners do is for the
 * user to configure, for all of a process.
 */
function smallest<T>(arbitrary: fc.Arbitrary<T>): T {
  let { value, context } = arbitrary.generate(new fc.Random(xoroshiro128plus(1)), undefined);
  for (;;) {
    const smaller = arbitrary.shrink(value, context).getNthOrLast(0);
    if (smaller === null) return value;
    ({ value, context } = smaller);
  }
}
