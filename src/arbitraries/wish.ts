/**
 * What somebody wants to happen next, whatever the world is like by then: a wish becomes an action only when its turn comes.
 * So a list of wishes makes sense in any world, also in one where others act meanwhile, and so does every part of it.
 */
import fc from "fast-check";
import { actionKinds, type Action, type ActionKind, type World } from "../world/index.ts";
import { ANYTHING, targetsOf, type Aim } from "./aim/index.ts";
import { commentsFrom } from "./aim/worded-texts.ts";
import { branchesOf, castsOf, tagsOf } from "./cast.ts";
import { filePath } from "./names.ts";
import { possibleActions, type Details } from "./possible-actions.ts";
import { commentText } from "./text.ts";

export interface Wish extends Details {
  readonly kind: ActionKind;
  /** Which of the possible actions to take, round and round. */
  readonly pick: number;
}

export interface WishConstraints {
  /** Kinds of actions to head for; others may have to come before them. Default: all. */
  readonly kinds?: readonly ActionKind[];
  /** What people write in comments. Default: what they write every day, and what the aim says. */
  readonly texts?: fc.Arbitrary<string>;
  /** What it is about. Default: anything. */
  readonly aim?: Aim;
}

/** A wish. Shrinks to a plainer one that comes earlier in the catalogue of actions. */
export function wish({
  kinds = actionKinds,
  aim = ANYTHING,
  texts = textsFor(aim),
}: WishConstraints = {}): fc.Arbitrary<Wish> {
  const [target] = targetsOf(aim);
  const titles = (target?.worded ?? target?.plain)?.title ?? fc.constant("");
  return fc.record({
    kind: fc.constantFrom(...kinds),
    pick: fc.nat(99),
    title: titles,
    text: texts,
    path: filePath(),
    otherwise: fc.boolean(),
    cast: fc.constantFrom(...castsOf(aim)),
    branch: fc.constantFrom(...branchesOf(aim)),
    tag: fc.constantFrom(...tagsOf(aim)),
  });
}

/** @param usual - What people write whatever the aim is. */
export function textsFor({ words, say }: Aim, usual: fc.Arbitrary<string> = commentText()): fc.Arbitrary<string> {
  return commentsFrom(words, say, usual);
}

/** The first step towards a wish that the world is ready for; undefined if there is nothing to be done about it. */
export function actionFor(world: World, { kind, pick, ...details }: Wish): Action | undefined {
  const possible = possibleActions(world, kind, details);
  return possible[pick % possible.length];
}
