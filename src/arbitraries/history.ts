/**
 * Histories: lists of actions that make sense in order. What is drawn are wishes, each a kind of action; done is the first
 * step towards a wish that the world is ready for. So every part of a list of wishes is a history, too.
 */
import fc from "fast-check";
import {
  actionKinds,
  apply,
  createWorld,
  WorldError,
  type Action,
  type ActionKind,
  type World,
} from "../world/index.ts";
import { filePath } from "./names.ts";
import { possibleActions, type Words } from "./possible-actions.ts";
import { commentText, title } from "./text.ts";

export interface HistoryConstraints {
  /** How many actions at most. Default: 30. */
  readonly maxLength?: number;
  /**
   * The seed of the world that they happen in, which has nothing in it at first: ids of comments and commits follow from it.
   * Default: 1, as for `createHub`.
   */
  readonly seed?: number;
  /** Kinds of actions to head for; others may have to come before them. Default: all. */
  readonly kinds?: readonly ActionKind[];
}

interface Wish extends Words {
  readonly kind: ActionKind;
  /** Which of the possible actions to take, round and round. */
  readonly pick: number;
}

/**
 * Actions that can all be done one after the other, by three people and an organization on a few repos of every type.
 * Shrinks to fewer actions, then to plainer ones that come earlier in the catalogue.
 * @example
 * fc.property(history(), (actions) => { for (const action of actions) hub.perform(action); });
 */
export function history(constraints: HistoryConstraints = {}): fc.Arbitrary<readonly Action[]> {
  const { maxLength = 30, seed = 1, kinds = actionKinds } = constraints;
  return fc.array(wish(kinds), { maxLength, size: "max" }).map((wishes) => fulfilled(createWorld({ seed }), wishes));
}

function wish(kinds: readonly ActionKind[]): fc.Arbitrary<Wish> {
  return fc
    .tuple(fc.constantFrom(...kinds), fc.nat(99), title(), commentText(), filePath(), fc.boolean())
    .map(([kind, pick, title, text, path, otherwise]) => ({ kind, pick, title, text, path, otherwise }));
}

/** What was done about each wish, leaving out those that nothing could be done about. */
function fulfilled(start: World, wishes: readonly Wish[]): readonly Action[] {
  let world = start;
  return wishes.flatMap(({ kind, pick, ...words }, index) => {
    const possible = possibleActions(world, kind, words);
    const action = possible[pick % possible.length];
    const next = action === undefined ? undefined : worldAfter(world, action, index);
    if (action === undefined || next === undefined) return [];
    world = next;
    return [action];
  });
}

/** The world after an action; undefined if it turns out to be impossible, as a merge of what both sides changed. */
function worldAfter(world: World, action: Action, nowMs: number): World | undefined {
  try {
    return apply(world, action, nowMs).world;
  } catch (thrown) {
    if (thrown instanceof WorldError) return undefined;
    throw thrown;
  }
}
