/** Several deliveries about one repo and one discussion in it, as they follow from what people did. */
import fc from "fast-check";
import type { EventName, Payload } from "../payload/index.ts";
import { salt } from "./hex.ts";
import { plainIngredients } from "./ingredients.ts";
import { fixedName, namespacedName } from "./names.ts";
import { gitRepoTypes, payloadFrom } from "./payload.ts";
import { title } from "./text.ts";

/** What happens to a discussion from its opening to its deletion, with a push in between. */
const PLOT: readonly EventName[] = [
  "repo:create",
  "discussion:create",
  "discussion.comment:create",
  "repo.content:update",
  "discussion.comment:update",
  "discussion:update",
  "discussion:delete",
];

/** Payloads of one repo and one discussion, in the order in which their events happened. */
export type Story = readonly [Payload, ...Payload[]];

/**
 * Two to seven payloads about the same repo and the same discussion, with the same ids. Shrinks to fewer and plainer ones.
 */
export function story(): fc.Arbitrary<Story> {
  const setting = fc.tuple(
    fc.constantFrom(...gitRepoTypes),
    salt(),
    namespacedName(),
    title(),
    fc.integer({ min: 1, max: 500 }),
    fc.boolean(),
    fc.subarray([...PLOT], { minLength: 2 }),
  );
  return setting.chain(([type, id, name, about, num, isPullRequest, events]) => {
    const ingredients = {
      ...plainIngredients,
      salt: fc.constant(id),
      name: fixedName(name),
      isPrivate: fc.constant(false),
      title: fc.constant(about),
      num: fc.constant(num),
      pullRequest: fc.constantFrom(...(isPullRequest ? (["open", "closed", "merged"] as const) : [null])),
      openedPullRequest: fc.constant(isPullRequest ? ("open" as const) : null),
    };
    const [first = "discussion:create", ...others] = events;
    const one = (event: EventName): fc.Arbitrary<Payload> =>
      payloadFrom(ingredients, { events: [event], repoTypes: [type] });
    return fc.tuple(one(first), ...others.map(one));
  });
}
