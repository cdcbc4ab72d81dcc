/**
 * Ids, counted: the seed and how many there were before decide the next one, so the same actions make the same ids.
 * No two are alike: their last eight digits are the count itself, scrambled in a way that can be undone.
 */

/** The id number `count` of a world. @param length - How many hex digits: 24 for things, 40 for commits. At least 8. */
export function idOf(seed: number, count: number, length: 24 | 40): string {
  let digits = "";
  for (let word = 1; digits.length < length - 8; word++) {
    digits += eightDigits(scrambled(scrambled(count ^ Math.imul(word, 0x9e37_79b1)) + seed + length));
  }
  return digits + eightDigits(scrambled(count ^ scrambled(seed + length)));
}

/** Each of the 2^32 integers to another one (the finalizer of MurmurHash3). */
function scrambled(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85eb_ca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

function eightDigits(bits: number): string {
  return bits.toString(16).padStart(8, "0");
}
