/** One correct consumer under many seeds: whoever accuses it is wrong. */
import { fuzz } from "../../src/fuzz/index.ts";
import type { CorrectConsumer } from "../../test/bugs/correct/index.ts";
import { SECRET } from "./bug-row.ts";
import { rivalNames, searchedBy, type RivalName } from "./rivals.ts";

export interface CorrectRow {
  readonly id: string;
  readonly seeds: number;
  /** Cases over all seeds. */
  readonly cases: number;
  /** Every accusation, as `seed check`; none if all is well. */
  readonly accusedBy: readonly string[];
  /** The rivals that accused it. */
  readonly rivals: readonly RivalName[];
}

/** How often those are tried that are slow on purpose. */
const SLOW_SEEDS = 2;

/** @param runs - Random cases per check. */
export async function correctRow(
  { id, secretIn, isSlow, open }: CorrectConsumer,
  mostSeeds: number,
  runs: number,
): Promise<CorrectRow> {
  const accusedBy: string[] = [];
  const seeds = isSlow === true ? Math.min(SLOW_SEEDS, mostSeeds) : mostSeeds;
  let cases = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    let own = 0;
    const onProgress = (progress: { readonly cases: number }): void => void (own = progress.cases);
    const consumer = await open(SECRET);
    const { checks } = await fuzz(consumer, { secret: SECRET, secretIn, seed, runs, onProgress }).finally(() =>
      consumer.close(),
    );
    accusedBy.push(...checks.filter(({ status }) => status === "failed").map((check) => `seed ${seed}: ${check.id}`));
    cases += own;
  }
  const rivals: RivalName[] = [];
  for (const rival of rivalNames) {
    const target = { target: await open(SECRET), secret: SECRET, secretIn };
    if ((await searchedBy(rival, target, Math.ceil(cases / seeds))) !== null) rivals.push(rival);
  }
  return { id, seeds, cases, accusedBy, rivals };
}
