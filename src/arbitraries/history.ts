/**
 * Histories: lists of actions that make sense in order. What is drawn are wishes; done is the first step towards each that
 * the world is ready for.
 */
import fc from "fast-check";
import { apply, createWorld, WorldError, type Action, type World } from "../world/index.ts";
import { actionFor, wish, type Wish, type WishConstraints } from "./wish.ts";

export interface HistoryConstraints extends WishConstraints {
  /** How many actions at most. Default: 30. */
  readonly maxLength?: number;
  /**
   * The seed of the world that they happen in, which has nothing in it at first: ids of comments and commits follow from it.
   * Default: 1, as for `createHub`.
   */
  readonly seed?: number;
}

/**
 * Actions that can all be done one after the other, by three people and an organization on a few repos of every type.
 * Shrinks to fewer actions, then to plainer ones that come earlier in the catalogue.
 * @example
 * fc.property(history(), (actions) => { for (const action of actions) hub.perform(action); });
 */
export function history(constraints: HistoryConstraints = {}): fc.Arbitrary<readonly Action[]> {
  const { maxLength = 30, seed = 1 } = constraints;
  return fc
    .array(wish(constraints), { maxLength, size: "max" })
    .map((wishes) => fulfilled(createWorld({ seed }), wishes));
}

/** What was done about each wish, leaving out those that nothing could be done about. */
function fulfilled(start: World, wishes: readonly Wish[]): readonly Action[] {
  let world = start;
  return wishes.flatMap((wanted, index) => {
    const action = actionFor(world, wanted);
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
