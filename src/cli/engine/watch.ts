/**
 * What a thread is doing right now, in memory that it shares with the one that watches it: a thread that never lets go, or has
 * ended, can't send messages any more.
 */

/** Signs of life; the case that is being run, and its requests so far; how many cases were kept. */
const FIELDS = ["beats", "check", "requests", "kept"] as const;

type Field = (typeof FIELDS)[number];

/** How much a thread can leave to be read when it has ended, in bytes. */
const WORDS_BYTES = 1_024;

/** How long the path of a case may be, in bytes. */
const PATH_BYTES = 256;

export interface Watch {
  readonly shared: SharedArrayBuffer;
  get(field: Field): number;
  set(field: Field, value: number): void;
  add(field: Field): void;
  /** What is being run: the path of a case, or its number among those that were asked for; empty if nothing is. */
  current(): string;
  setCurrent(text: string): void;
  /** What the thread said last about its end; empty if nothing. */
  words(): string;
  say(words: string): void;
}

/** @param shared - The memory of the other side. Default: new memory. */
export function watchOn(
  shared: SharedArrayBuffer = new SharedArrayBuffer(FIELDS.length * 4 + PATH_BYTES + WORDS_BYTES),
): Watch {
  const fields = new Int32Array(shared, 0, FIELDS.length);
  const path = new Uint8Array(shared, FIELDS.length * 4, PATH_BYTES);
  const words = new Uint8Array(shared, FIELDS.length * 4 + PATH_BYTES);
  return {
    shared,
    get: (field) => Atomics.load(fields, FIELDS.indexOf(field)),
    set: (field, value) => void Atomics.store(fields, FIELDS.indexOf(field), value),
    add: (field) => void Atomics.add(fields, FIELDS.indexOf(field), 1),
    current: () => textIn(path),
    setCurrent: (text) => write(path, text),
    words: () => textIn(words),
    say: (text) => write(words, text),
  };
}

/** In place of what stood there. */
function write(place: Uint8Array, text: string): void {
  place.fill(0);
  place.set(new TextEncoder().encode(text).slice(0, place.length));
}

function textIn(place: Uint8Array): string {
  return new TextDecoder().decode(place.slice()).replaceAll("\0", "");
}

/** How often a thread shows that it is alive, in milliseconds. */
export const BEAT_MS = 50;
