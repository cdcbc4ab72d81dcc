/* Where words are read from */
export { readWords, wordsOfHandler, type FoundWords, type ReadWordsOptions } from "./read-words.ts";
