/**
 * What somebody wants to happen next, whatever the world is like by then: a wish becomes an action only when its turn comes.
 * So a list of wishes makes sense in any world, also in one where others act meanwhile, and so does every part of it.
 */
import fc from "fast-check";
import { actionKinds, type Action, type ActionKind, type World } from "../world/index.ts";
import { filePath } from "./names.ts";
import { possibleActions, type Words } from "./possible-actions.ts";
import { commentText, title } from "./text.ts";

export interface Wish extends Words {
  readonly kind: ActionKind;
  /** Which of the possible actions to take, round and round. */
  readonly pick: number;
}

export interface WishConstraints {
  /** Kinds of actions to head for; others may have to come before them. Default: all. */
  readonly kinds?: readonly ActionKind[];
  /** What people write in comments. Default: what they write every day. */
  readonly texts?: readonly string[];
}

/** A wish. Shrinks to a plainer one that comes earlier in the catalogue of actions. */
export function wish({ kinds = actionKinds, texts = [] }: WishConstraints = {}): fc.Arbitrary<Wish> {
  const text = texts.length === 0 ? commentText() : fc.constantFrom(...texts);
  return fc
    .tuple(fc.constantFrom(...kinds), fc.nat(99), title(), text, filePath(), fc.boolean())
    .map(([kind, pick, title, text, path, otherwise]) => ({ kind, pick, title, text, path, otherwise }));
}

/** The first step towards a wish that the world is ready for; undefined if there is nothing to be done about it. */
export function actionFor(world: World, { kind, pick, ...words }: Wish): Action | undefined {
  const possible = possibleActions(world, kind, words);
  return possible[pick % possible.length];
}
