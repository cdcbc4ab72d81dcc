/** One value on purpose, or one of another arbitrary's, that shrinks to the least of it that still fails. */
import fc from "fast-check";
import { searchIn, smaller, type Rules, type Search } from "./smaller.ts";

export interface TextConstraints {
  /** In characters (code points). Default: 1. A text that is shorter does not shrink. */
  readonly minLength?: number;
  /** In characters (code points). Default: no limit. */
  readonly maxLength?: number;
  /** Whether a shrunk text may be tried. Default: always. */
  readonly isValid?: (text: string) => boolean;
}

/**
 * This text. Shrinks to the smallest part of it that fails, of plain letters where these fail, too: `x' OR '1'='1` to a
 * quote, 65,536 letters to as many as it takes. A few hundred steps, however long it is.
 */
export function exactText(text: string, constraints: TextConstraints = {}): fc.Arbitrary<string> {
  return shrinkingText(fc.constant(text), constraints);
}

/** The texts of another arbitrary, which shrink as `exactText` does. */
export function shrinkingText(
  texts: fc.Arbitrary<string>,
  { minLength = 1, maxLength = Infinity, isValid }: TextConstraints = {},
): fc.Arbitrary<string> {
  const fits = ({ length }: readonly string[]): boolean => length >= minLength && length <= maxLength;
  const rules: Rules<string> = {
    minItems: minLength,
    plain: plainLetters,
    isValid: (characters) => fits(characters) && (isValid === undefined || isValid(characters.join(""))),
  };
  const form: Form<string, string> = { itemsOf: (text) => [...text], whole: (characters) => characters.join("") };
  return new Shrinking(texts, form, rules).map(({ value }) => value);
}

/** As many letters as the character has code units, so that what comes after it stays where it is. */
function plainLetters(character: string): readonly string[] {
  return character.length === 1 ? ONE_LETTER : TWO_LETTERS;
}

const ONE_LETTER: readonly string[] = ["a"];
const TWO_LETTERS: readonly string[] = ["a", "a"];

/** This list. Shrinks to the fewest of its items that fail, in their order. @param minLength - Default: 1. */
export function exactList<Item>(list: readonly Item[], minLength = 1): fc.Arbitrary<readonly Item[]> {
  const form: Form<readonly Item[], Item> = { itemsOf: (items) => items, whole: (items) => items };
  return new Shrinking(fc.constant(list), form, { minItems: minLength }).map(({ value }) => value);
}

/** This whole number. Shrinks to the smallest one that fails, down to `min`. @param min - Default: 0. */
export function exactNumber(value: number, min = 0): fc.Arbitrary<number> {
  return new ExactNumber(value, min);
}

/** How a value comes apart, and together again. */
interface Form<T, Item> {
  itemsOf(value: T): readonly Item[];
  whole(items: readonly Item[]): T;
}

/** A value with the search that it is a step of; `null` before the first step, as a long text is only taken apart for it. */
interface Step<T, Item> {
  readonly value: T;
  readonly search: Search<Item> | null;
}

class Shrinking<T, Item> extends fc.Arbitrary<Step<T, Item>> {
  readonly #source: fc.Arbitrary<T>;
  readonly #form: Form<T, Item>;
  readonly #rules: Rules<Item>;

  constructor(source: fc.Arbitrary<T>, form: Form<T, Item>, rules: Rules<Item>) {
    super();
    this.#source = source;
    this.#form = form;
    this.#rules = rules;
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<Step<T, Item>> {
    return new fc.Value({ value: this.#source.generate(random, bias).value, search: null }, undefined);
  }

  /** A step is not something that people write down. */
  override canShrinkWithoutContext(_value: unknown): _value is Step<T, Item> {
    return false;
  }

  override shrink({ value, search }: Step<T, Item>): fc.Stream<fc.Value<Step<T, Item>>> {
    const from = search ?? searchIn(this.#form.itemsOf(value));
    return fc
      .stream(smaller(from, this.#rules))
      .map((next) => new fc.Value({ value: this.#form.whole(next.items), search: next }, undefined));
  }
}

class ExactNumber extends fc.Arbitrary<number> {
  readonly #value: number;
  readonly #range: fc.Arbitrary<number>;

  constructor(value: number, min: number) {
    super();
    this.#value = value;
    this.#range = fc.integer({ min, max: value });
  }

  override generate(): fc.Value<number> {
    return new fc.Value(this.#value, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is number {
    return this.#range.canShrinkWithoutContext(value);
  }

  override shrink(value: number, context: unknown): fc.Stream<fc.Value<number>> {
    return this.#range.shrink(value, context);
  }
}
