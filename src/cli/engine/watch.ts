/**
 * What a thread is doing right now, in memory that it shares with the one that watches it: a thread that never lets go, or has
 * ended, can't send messages any more.
 */

/** Signs of life; the case that is being run, and its requests so far; how many cases were kept. */
const FIELDS = ["beats", "check", "index", "requests", "kept"] as const;

type Field = (typeof FIELDS)[number];

/** How much a thread can leave to be read when it has ended, in bytes. */
const WORDS_BYTES = 1_024;

export interface Watch {
  readonly shared: SharedArrayBuffer;
  get(field: Field): number;
  set(field: Field, value: number): void;
  add(field: Field): void;
  /** What the thread said last about its end; empty if nothing. */
  words(): string;
  say(words: string): void;
}

/** @param shared - The memory of the other side. Default: new memory. */
export function watchOn(shared: SharedArrayBuffer = new SharedArrayBuffer(FIELDS.length * 4 + WORDS_BYTES)): Watch {
  const fields = new Int32Array(shared, 0, FIELDS.length);
  const words = new Uint8Array(shared, FIELDS.length * 4);
  return {
    shared,
    get: (field) => Atomics.load(fields, FIELDS.indexOf(field)),
    set: (field, value) => void Atomics.store(fields, FIELDS.indexOf(field), value),
    add: (field) => void Atomics.add(fields, FIELDS.indexOf(field), 1),
    words: () => new TextDecoder().decode(words.slice()).replaceAll("\0", ""),
    say: (text) => void words.set(new TextEncoder().encode(text).slice(0, WORDS_BYTES)),
  };
}

/** How often a thread shows that it is alive, in milliseconds. */
export const BEAT_MS = 50;
