/** The plainest payload of an event: what all others shrink to, and what they are compared with. */
import fc from "fast-check";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { remembered } from "../base/index.ts";
import {
  type EventName,
  eventNameOf,
  eventNames,
  isEventName,
  type Payload,
  type RepoType,
  isRepoType,
  repoTypes,
} from "../payload/index.ts";
import { ANYTHING, isReachable, type Aim } from "./aim/index.ts";
import { calmIngredients } from "./ingredients.ts";
import { fixedName } from "./names.ts";
import { payload, payloadFrom, withOwnIds } from "./payload.ts";

/** What was asked for before, by what it was asked with. */
const knownOf = remembered((_aim: Aim): Map<string, Payload> => new Map());

function once(aim: Aim, asked: readonly string[], arbitrary: () => fc.Arbitrary<Payload>): Payload {
  const known = knownOf(aim);
  const key = asked.join(" ");
  const found = known.get(key) ?? smallest(arbitrary());
  known.set(key, found);
  return found;
}

/**
 * The plainest payload of an event on a type of repo. Always the same value: do not change it.
 * @param aim - What it is about. Default: anything; the words of a consumer are nothing plain.
 * @throws RangeError when the event does not happen on that type of repo, or not on what is watched.
 */
export function plainPayload(event: EventName, repoType: RepoType, aim: Aim = ANYTHING): Payload {
  return once(aim, [event, repoType], () => payload({ events: [event], repoTypes: [repoType], aim }));
}

/**
 * The plainest payload of each event that can happen to what an aim is about, a push first: what a consumer is asked when
 * nothing about the question is to matter.
 */
export const plainPayloads: (aim: Aim) => readonly [Payload, ...Payload[]] = remembered((aim) => {
  const inOrder = eventNames.toSorted(
    (a, b) => Number(b === "repo.content:update") - Number(a === "repo.content:update"),
  );
  const [first, ...others] = inOrder.flatMap((event) => {
    const type = repoTypes.find((known) => isReachable(aim, [event], [known]));
    return type === undefined ? [] : [plainPayload(event, type, aim)];
  });
  return first === undefined ? [plainPayload("repo.content:update", "model")] : [first, ...others];
});

/** The plainest payload of the event of another one, about the same repo. Always the same value: do not change it. */
export function plainBeside({ event, repo }: Payload, aim: Aim): Payload {
  const name = eventNameOf({ event });
  if (!isEventName(name)) throw new RangeError(`Failed to make a payload of ${name}: there is no such event.`);
  const type = isRepoType(repo.type) ? repo.type : "model";
  return once(aim, [name, type, repo.name], () => {
    const ingredients = { ...calmIngredients, name: fixedName(repo.name) };
    const payloads = payloadFrom(ingredients, { events: [name], repoTypes: [type] });
    return aim.watched.length === 0 ? payloads : payloads.map(withOwnIds);
  });
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
