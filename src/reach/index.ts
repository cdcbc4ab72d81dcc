/* The words of a consumer: what its conditions compare with */
export {
  emptyWords,
  SLOTS,
  slots,
  wordsOf,
  type Pattern,
  type Slot,
  type SourceText,
  type Word,
  type WordPlace,
  type Words,
} from "./words/index.ts";
