/** Several deliveries about one repo and one discussion in it, as they follow from what people did. */
import fc from "fast-check";
import type { EventName, Payload } from "../payload/index.ts";
import { ANYTHING, targetsOf, type Aim, type Target } from "./aim/index.ts";
import { salt } from "./hex.ts";
import { withIdentities } from "./identities.ts";
import { plainIngredients, type Ingredients } from "./ingredients.ts";
import { payloadFrom, withOwnIds } from "./payload.ts";
import { gitRepoTypes } from "./repo-part.ts";
import { inCourse } from "./story-course.ts";

/** What happens to a repo and a discussion in it. A story has some of it. */
const PLOT: readonly EventName[] = [
  "repo:create",
  "repo.config:update",
  "repo.content:update",
  "discussion:create",
  "discussion.comment:create",
  "repo.content:update",
  "discussion.comment:create",
  "discussion.comment:update",
  "discussion:update",
  "discussion.comment:create",
  "discussion.comment:update",
  "repo.config:update",
  "discussion:delete",
  "repo:move",
  "repo.content:update",
  "repo:delete",
  "repo:create",
  "repo.content:update",
];

/** Longer ones show nothing more. */
const LONGEST = 8;

/** Payloads of one repo and one discussion, in the order in which their events happened. */
export type Story = readonly [Payload, ...Payload[]];

export interface StoryConstraints {
  /** What it is about. Default: anything. */
  readonly aim?: Aim;
  /** How many payloads it has at least. Default: 2. */
  readonly minLength?: number;
}

/**
 * Two to eight payloads about the same repo and the same discussion, with the same ids. Shrinks to fewer and plainer ones.
 * @throws RangeError when nothing of it happens to what is watched.
 */
export function story({ aim = ANYTHING, minLength = 2 }: StoryConstraints = {}): fc.Arbitrary<Story> {
  const stories = targetsOf(aim).flatMap((target) => {
    // What moves away is watched no more.
    const plot = PLOT.filter((event) => aim.events.includes(event) && !(target.isWatched && event === "repo:move"));
    const types = gitRepoTypes.filter((type) => target.types.includes(type));
    if (types.length === 0 || plot.length < minLength) return [];
    return [target.plain, ...(target.worded === null ? [] : [target.worded, target.worded])].map((from) =>
      storyFrom(from, { types, plot, minLength, isWatched: target.isWatched }),
    );
  });
  const [only, ...others] = stories;
  if (only === undefined)
    throw new RangeError(`Failed to make a story of ${aim.events.join(", ")}: it takes more events.`);
  return others.length === 0 ? only : fc.oneof(...stories);
}

interface Frame extends Pick<Target, "types" | "isWatched"> {
  readonly plot: readonly EventName[];
  readonly minLength: number;
}

function storyFrom(from: Ingredients, { types, plot, minLength, isWatched }: Frame): fc.Arbitrary<Story> {
  const setting = fc.record({
    type: fc.constantFrom(...types),
    salt: salt(),
    name: from.name,
    title: from.title,
    num: from.num,
    isPullRequest: fc.boolean(),
    isOnePerson: from.isOnePerson,
    identities: from.identities,
    content: fc.option(from.content, { freq: 1 }), // what everybody writes
    course: fc.record({ goesOn: fc.boolean(), turnsVisibility: fc.boolean() }),
    events: fc
      .subarray([...plot], { minLength, maxLength: Math.min(LONGEST, plot.length) })
      .map(possible)
      .filter(({ length }) => length >= minLength),
  });
  return setting.chain(({ type, isPullRequest, identities, content, course, events, ...fixed }) => {
    const ingredients: Ingredients = {
      ...from,
      identities: plainIngredients.identities,
      salt: fc.constant(fixed.salt),
      name: fc.constant(fixed.name),
      isPrivate: fc.constant(false),
      title: fc.constant(fixed.title),
      num: fc.constant(fixed.num),
      isOnePerson: fc.constant(fixed.isOnePerson),
      content: content === null ? from.content : fc.constant(content),
      pullRequest: fc.constantFrom(...(isPullRequest ? (["open", "closed", "merged"] as const) : [null])),
      openedPullRequest: fc.constant(isPullRequest ? ("open" as const) : null),
    };
    const one = (event: EventName): fc.Arbitrary<Payload> =>
      payloadFrom(ingredients, { events: [event], repoTypes: [type] });
    const [first = "discussion:create", ...others] = events;
    return fc.tuple(one(first), ...others.map(one)).map((payloads): Story => {
      const events = inCourse<Story>(payloads, course);
      return withIdentities<Story>(isWatched ? withOwnIdsIn(events) : events, identities);
    });
  });
}

/** Without what can't happen: to what is deleted, or the creation of what is there. */
function possible(events: readonly EventName[]): readonly EventName[] {
  let [isRepoGone, isDiscussionGone] = [false, false];
  return events.filter((event, nth) => {
    const isOfDiscussion = event.startsWith("discussion");
    if (event === "repo:create" ? !isRepoGone && nth > 0 : isRepoGone || (isOfDiscussion && isDiscussionGone))
      return false;
    if (event === "discussion:create" && events.slice(0, nth).some((before) => before.startsWith("discussion")))
      return false;
    isRepoGone = event === "repo:delete";
    isDiscussionGone ||= event === "discussion:delete" || isRepoGone;
    return true;
  });
}

function withOwnIdsIn([first, ...others]: Story): Story {
  return [withOwnIds(first), ...others.map(withOwnIds)];
}
