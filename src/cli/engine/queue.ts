/** A queue between callbacks and a loop: what is pushed comes out in order, until it is ended. */

export interface Queue<Item> extends AsyncIterable<Item> {
  push(item: Item): void;
  /** What was pushed before still comes out. */
  end(): void;
}

export function queue<Item>(): Queue<Item> {
  const items: Item[] = [];
  let isEnded = false;
  let wake: () => void = () => undefined;
  return {
    push(item) {
      items.push(item);
      wake();
    },
    end() {
      isEnded = true;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (let at = 0; ;) {
        while (at < items.length) {
          const item = items[at];
          at += 1;
          if (item !== undefined) yield item;
        }
        items.length = 0;
        at = 0;
        if (isEnded) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (isEnded || items.length > 0) resolve();
        });
      }
    },
  };
}
