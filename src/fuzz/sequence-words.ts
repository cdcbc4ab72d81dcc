/** A sequence in words: what came before, and what sets the last delivery apart from it. */
import { eventIn } from "../findings/index.ts";
import { valueAt } from "../payload/index.ts";
import type { Case } from "./case.ts";

/** A delivery that came before. */
export interface Earlier {
  /** How people call it. */
  readonly name: string;
  /** Whether it is the push that every run begins with. */
  readonly isFirst?: true;
  readonly payload: unknown;
}

/** What two deliveries may have in common, and how people call it. The first that they share is named. */
const SHARED = [
  ["/discussion/id", "on the same discussion"],
  ["/repo/id", "of the same repo"],
  ["/repo/name", "of a repo with the same name"],
] as const;

/** What may set a delivery apart from an earlier one, the telling ones first. */
const OTHER = [
  ["/repo/owner/id", "another owner"],
  ["/repo/name", "another repo"],
  ["/repo/id", "another repo of the same name"],
  ["/repo/type", "another type of repo"],
  ["/repo/private", "another visibility"],
  ["/comment/author/id", "another author"],
  ["/discussion/author/id", "another author"],
  ["/discussion/num", "another discussion"],
  ["/repo/headSha", "another head commit"],
] as const;

/** How many differences are named. */
const MOST = 2;

export function earlierOf({ trial, check }: Case): Earlier {
  const words = [eventIn(trial.payload), trial.name].filter((part) => part !== null);
  return { name: [...new Set(words)].join(" ") || `a case of ${check.id}`, payload: trial.payload };
}

/**
 * @param before - What has to come before, oldest first; `null` when it is too much to list.
 * @returns The end of "answered 500 …", such as "after repo:move of the same repo".
 */
export function sequenceWords(before: readonly Earlier[] | null, payload: unknown): string {
  if (before === null) return "after many other deliveries, and not alone";
  const parts = before.map((earlier) => {
    const shared =
      earlier.isFirst === true ? undefined : SHARED.find(([pointer]) => isSame(earlier.payload, payload, pointer))?.[1];
    return shared === undefined ? earlier.name : `${earlier.name} ${shared}`;
  });
  const [first] = before;
  const others = first === undefined ? [] : OTHER.filter(([pointer]) => isOther(first.payload, payload, pointer));
  const named = [...new Set(others.map(([, words]) => words))].slice(0, MOST);
  const apart = named.length === 0 ? "" : ` (${named.join(" and ")} than the first delivery's)`;
  return `after ${parts.join(", ")}${apart}, and not alone`;
}

function isSame(a: unknown, b: unknown, pointer: string): boolean {
  const value = valueAt(a, pointer);
  return value !== undefined && value === valueAt(b, pointer);
}

function isOther(a: unknown, b: unknown, pointer: string): boolean {
  const [one, other] = [valueAt(a, pointer), valueAt(b, pointer)];
  return one !== undefined && other !== undefined && one !== other;
}
