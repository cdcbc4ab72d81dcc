/** Valid payloads that are nasty on purpose, drawn from the catalogue. */
import fc from "fast-check";
import type { Payload } from "../payload/index.ts";
import { ANYTHING, type Aim } from "./aim/index.ts";
import { edgeCases } from "./edge-cases/index.ts";

export interface EdgeCase {
  /** Its name in the catalogue. */
  readonly name: string;
  readonly payload: Payload;
}

export interface EdgeCaseConstraints {
  /** Names to choose from. Default: the whole catalogue. */
  readonly names?: readonly string[];
  /** What the payloads are about; edge cases that can't be about that are left out. Default: anything. */
  readonly aim?: Aim;
}

/**
 * A valid payload that is nasty on purpose, with the name of what is nasty. Shrinks within its edge case.
 * @throws RangeError when a name is not in the catalogue, or no edge case is left.
 */
export function edgeCase({
  names = edgeCases.map(({ name }) => name),
  aim = ANYTHING,
}: EdgeCaseConstraints = {}): fc.Arbitrary<EdgeCase> {
  const byName = new Map(edgeCases.map((entry) => [entry.name, entry]));
  const chosen = names.flatMap((name) => {
    const entry = byName.get(name);
    if (entry === undefined) {
      throw new RangeError(
        `Failed to make the edge case "${name}": there is none of that name. Choose from: ${[...byName.keys()].join(", ")}.`,
      );
    }
    return entry.arbitraryFor(aim)?.map((payload) => ({ name, payload })) ?? [];
  });
  if (chosen.length > 0) return fc.oneof(...chosen);
  throw new RangeError(`Failed to make an edge case: none of ${names.join(", ")} can be about what is watched.`);
}
