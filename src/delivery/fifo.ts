/** A queue: first in, first out, at a cost that does not grow with its length. */
export interface Fifo<Item> {
  push(item: Item): void;
  /** Takes the oldest item out. */
  shift(): Item | undefined;
  /** Takes all items out. @returns How many there were. */
  clear(): number;
}

export function fifo<Item>(): Fifo<Item> {
  let items: Item[] = [];
  let taken = 0;
  return {
    push: (item) => void items.push(item),
    shift() {
      if (taken === items.length) return undefined;
      const item = items[taken];
      taken += 1;
      const isMostlyTaken = taken * 2 > items.length && taken > 1_000;
      if (isMostlyTaken) {
        items = items.slice(taken);
        taken = 0;
      }
      return item;
    },
    clear() {
      const left = items.length - taken;
      items = [];
      taken = 0;
      return left;
    },
  };
}
