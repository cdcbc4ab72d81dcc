/** The cases that were run lately, by the key of their deliveries: what fails late finds its case here. */
import type { Case } from "./case.ts";

/** In this process thousands of cases run before a timer fires. */
const KEPT = 4_096;

export interface RecentCases {
  add(key: string, one: Case): void;
  find(key: string): Case | undefined;
}

export function recentCases(): RecentCases {
  let newer = new Map<string, Case>();
  let older = new Map<string, Case>();
  return {
    add(key, one) {
      newer.set(key, one);
      if (newer.size < KEPT) return;
      older = newer;
      newer = new Map();
    },
    find: (key) => newer.get(key) ?? older.get(key),
  };
}
