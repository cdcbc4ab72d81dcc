/* The words of a consumer: what its conditions compare with */
export {
  countOf,
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
/* Where they are read from */
export { readWords, wordsOfHandler, type FoundWords, type ReadWordsOptions } from "./sources/index.ts";
/* What has run of it */
export {
  countsOf,
  linesNeverRun,
  reachOf,
  startCoverage,
  together,
  type Branch,
  type Coverage,
  type Reach,
  type ReachCounts,
  type ReachedFile,
  type Scripts,
} from "./branches/index.ts";
/* The same in other processes */
export { openAgents, type Agents } from "./agents/index.ts";
