/** The smallest part of a list that still does something, by leaving out half, a quarter, an eighth of it, and so on. */

/**
 * @param does - Whether a part, in the order of the list, still does it. The whole list is taken to do so.
 * @param tries - How often to ask at the most.
 */
export async function minimalPart<Item>(
  list: readonly Item[],
  does: (part: readonly Item[]) => Promise<boolean>,
  tries: number,
): Promise<readonly Item[]> {
  let kept = list;
  let left = tries;
  let size = Math.ceil(list.length / 2);
  while (size >= 1 && kept.length > 0) {
    let isSmaller = false;
    for (let start = 0; start < kept.length;) {
      if (left === 0) return kept;
      left -= 1;
      const without = [...kept.slice(0, start), ...kept.slice(start + size)];
      if (await does(without)) {
        kept = without;
        isSmaller = true;
      } else start += size;
    }
    if (size === 1 && !isSmaller) break;
    size = size === 1 ? 1 : Math.ceil(size / 2);
  }
  return kept;
}
