/**
 * The words of a consumer: the literals of its sources and settings that its conditions compare with, sorted by what they can
 * stand for in a payload. A literal can stand for several things, and stands in several places then.
 */

/** Where a word was found. */
export interface WordPlace {
  /** Of a file as it was given, or `$NAME` for an environment variable. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

export interface Word<T> {
  readonly value: T;
  /** At least one. */
  readonly places: readonly WordPlace[];
}

/** A regular expression of JavaScript, translated where it comes from another language. */
export interface Pattern {
  readonly source: string;
  /** Some of `i`, `m`, `s` and `u`. */
  readonly flags: string;
}

/** What a text can stand for, with words for people, in the order in which they are printed. */
export const SLOTS = {
  repoNames: "names of repos, with a namespace",
  namespaces: "users and organizations",
  names: "names of repos, without a namespace",
  namePrefixes: "starts of names",
  nameSuffixes: "ends of names",
  ids: "ids",
  shas: "commits",
  refs: "refs",
  tags: "tags",
  titles: "titles, and starts of titles",
  commands: "commands in comments",
  mentions: "mentions",
  lines: "lines with a key and a value",
  fences: "fenced blocks",
  statuses: "statuses",
  events: "events",
  scopes: "scopes",
  actions: "actions",
  texts: "other texts",
} as const;

export type Slot = keyof typeof SLOTS;

export const slots: readonly Slot[] = Object.keys(SLOTS).filter((name): name is Slot => Object.hasOwn(SLOTS, name));

/** Plain data. In each list, what conditions compare with comes first, then settings, then the rest. */
export type Words = Readonly<Record<Slot, readonly Word<string>[]>> & {
  /** With the numbers beside each: 5 gives 4, 5 and 6. */
  readonly numbers: readonly Word<number>[];
  readonly patterns: readonly Word<Pattern>[];
};

/** No word at all. */
export function emptyWords(): Words {
  const none: readonly Word<string>[] = [];
  return {
    repoNames: none,
    namespaces: none,
    names: none,
    namePrefixes: none,
    nameSuffixes: none,
    ids: none,
    shas: none,
    refs: none,
    tags: none,
    titles: none,
    commands: none,
    mentions: none,
    lines: none,
    fences: none,
    statuses: none,
    events: none,
    scopes: none,
    actions: none,
    texts: none,
    numbers: [],
    patterns: [],
  };
}

/** How many words there are of all kinds. */
export function countOf(words: Words): number {
  return Object.values(words).reduce((sum, list) => sum + list.length, 0);
}
