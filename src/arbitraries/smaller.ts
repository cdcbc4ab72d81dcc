/**
 * The search for fewer and plainer items that still fail, as data: a state, and the states that may be tried next.
 * A binary search over what can be left out at the end and at the start, then pieces of the middle, then plain items in
 * place of the others (after Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002, with bounds).
 * No randomness, and nothing is tried twice: where a state came from decides where it goes on.
 */

/** What is known of the items. */
export interface Search<Item> {
  readonly items: readonly Item[];
  readonly pass: Pass;
  /** Rounds that have ended. */
  readonly round: number;
  /** Whether this round has found something smaller. */
  readonly hasChanged: boolean;
}

type Pass =
  /** Leaves out items at one end. `tooFew` is the largest number of items that was not enough; `null` at the start. */
  | { readonly kind: "end" | "start"; readonly tooFew: number | null }
  /** Leaves out `size` items at `at`, or puts plain ones in their place. */
  | { readonly kind: "middle" | "plain"; readonly size: number; readonly at: number };

export interface Rules<Item> {
  readonly minItems: number;
  /** What can stand in place of an item, plain itself. Default: nothing but the item. */
  readonly plain?: (item: Item) => readonly Item[];
  /** Whether items may be tried. Default: always. */
  readonly isValid?: (items: readonly Item[]) => boolean;
}

/** Items are left out one by one, and made plain one by one, when there are at most so many; else in so many pieces. */
const FEW = 32;

/** A second round only starts when the first one found something. */
const MAX_ROUNDS = 2;

export function searchIn<Item>(items: readonly Item[]): Search<Item> {
  return { items, pass: { kind: "end", tooFew: null }, round: 0, hasChanged: false };
}

/** What to try next, in order. The search goes on from the first one that still fails. */
export function* smaller<Item>(from: Search<Item>, rules: Rules<Item>): Generator<Search<Item>, void, undefined> {
  const { isValid = () => true } = rules;
  for (let search: Search<Item> | null = from; search !== null; search = afterPass(search)) {
    for (const { items, pass } of tries(search, rules)) {
      if (isValid(items)) yield { items, pass, round: search.round, hasChanged: true };
    }
  }
}

type Try<Item> = Pick<Search<Item>, "items" | "pass">;

function tries<Item>({ items, pass }: Search<Item>, rules: Rules<Item>): Iterable<Try<Item>> {
  switch (pass.kind) {
    case "end":
    case "start":
      return shortened(items, pass.kind, pass.tooFew, rules.minItems);
    case "middle":
      return withoutPieces(items, pass, rules.minItems);
    default:
      return rules.plain === undefined ? [] : plainer(items, pass, rules.plain);
  }
}

/** The same items, where nothing of a pass is left to try. */
function afterPass<Item>(search: Search<Item>): Search<Item> | null {
  const { items, pass, round, hasChanged } = search;
  switch (pass.kind) {
    case "end":
      return { ...search, pass: { kind: "start", tooFew: null } };
    case "start":
      return { ...search, pass: { kind: "middle", size: Math.ceil(items.length / 2), at: 0 } };
    case "middle":
      return { ...search, pass: { kind: "plain", size: items.length, at: 0 } };
    default:
      return hasChanged && round + 1 < MAX_ROUNDS ? { ...searchIn(items), round: round + 1 } : null;
  }
}

/** The fewest items first: mostly it is not they that matter. */
function* shortened<Item>(
  items: readonly Item[],
  kind: "end" | "start",
  tooFew: number | null,
  minItems: number,
): Generator<Try<Item>, void, undefined> {
  const kept = (count: number): readonly Item[] => (kind === "end" ? items.slice(0, count) : items.slice(-count));
  if (items.length <= minItems) return;
  if (tooFew === null) yield { items: minItems === 0 ? [] : kept(minItems), pass: { kind, tooFew: minItems - 1 } };
  let low = tooFew ?? minItems;
  while (items.length - low > 1) {
    const half = low + Math.floor((items.length - low) / 2);
    yield { items: kept(half), pass: { kind, tooFew: low } };
    low = half;
  }
}

interface Piece {
  readonly size: number;
  readonly at: number;
}

/** From one piece on, each size half as large, down to a share of all that `count` of the items have. */
function* piecesFrom({ size, at }: Piece, length: number, count: number): Generator<Piece, void, undefined> {
  const smallest = Math.ceil(count / FEW);
  for (let step = size, start = at; step >= smallest && step > 0; step = Math.floor(step / 2), start = 0) {
    for (; start < length; start += step) yield { size: step, at: start };
  }
}

/** Of items that are all alike, it does not matter which are left out. */
function* withoutPieces<Item>(
  items: readonly Item[],
  from: Piece,
  minItems: number,
): Generator<Try<Item>, void, undefined> {
  if (items.every((item) => item === items[0])) return;
  for (const { size, at } of piecesFrom(from, items.length, items.length)) {
    const rest = [...items.slice(0, at), ...items.slice(at + size)];
    if (rest.length >= minItems && rest.length > 0) yield { items: rest, pass: { kind: "middle", size, at } };
  }
}

/** Pieces that are plain already cost nothing. */
function* plainer<Item>(
  items: readonly Item[],
  from: Piece,
  plain: (item: Item) => readonly Item[],
): Generator<Try<Item>, void, undefined> {
  const isPlain = (item: Item): boolean => plain(item).every((other) => other === item);
  const left = items.filter((item) => !isPlain(item)).length;
  for (const { size, at } of piecesFrom(from, items.length, left)) {
    const before = items.slice(at, at + size);
    if (before.every(isPlain)) continue;
    const after = before.flatMap(plain);
    const changed = [...items.slice(0, at), ...after, ...items.slice(at + size)];
    yield { items: changed, pass: { kind: "plain", size, at: at + after.length } };
  }
}
