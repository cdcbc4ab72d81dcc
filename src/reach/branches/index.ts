/* What has run of a consumer */
export { startCoverage, type Coverage } from "./v8-coverage.ts";
export { reachOf, type Scripts } from "./reach-of.ts";
export {
  countsOf,
  linesNeverRun,
  together,
  type Branch,
  type Reach,
  type ReachCounts,
  type ReachedFile,
} from "./reached.ts";
