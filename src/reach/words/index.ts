/* What a consumer's conditions compare with, from its own sources */
export { wordsOf } from "./words-of.ts";
export type { SourceText } from "./literals.ts";
export {
  countOf,
  emptyWords,
  SLOTS,
  slots,
  type Pattern,
  type Slot,
  type Word,
  type WordPlace,
  type Words,
} from "./words.ts";
