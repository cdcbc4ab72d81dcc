/** The plainest payload of an event: what all others shrink to, and what they are compared with. */
import fc from "fast-check";
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

/** Follows the first shrink of each value until there is none left. */
function smallest<T>(arbitrary: fc.Arbitrary<T>): T {
  const tried: T[] = [];
  const never = fc.property(arbitrary, (value) => tried.push(value) === 0);
  fc.check(never, { seed: 1, numRuns: 1 });
  const last = tried.at(-1);
  if (last === undefined) throw new RangeError("Failed to find the plainest value: there is none.");
  return last;
}
