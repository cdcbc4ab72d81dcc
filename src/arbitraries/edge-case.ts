/** Valid payloads that are nasty on purpose, drawn from the catalogue. */
import fc from "fast-check";
import type { Payload } from "../payload/index.ts";
import { edgeCases } from "./edge-cases/index.ts";

export interface EdgeCase {
  /** Its name in the catalogue. */
  readonly name: string;
  readonly payload: Payload;
}

export interface EdgeCaseConstraints {
  /** Names to choose from. Default: the whole catalogue. */
  readonly names?: readonly string[];
}

/**
 * A valid payload that is nasty on purpose, with the name of what is nasty. Shrinks within its edge case.
 * @throws RangeError when a name is not in the catalogue.
 */
export function edgeCase({
  names = edgeCases.map(({ name }) => name),
}: EdgeCaseConstraints = {}): fc.Arbitrary<EdgeCase> {
  const byName = new Map(edgeCases.map((entry) => [entry.name, entry]));
  const chosen = names.map((name) => {
    const entry = byName.get(name);
    if (entry !== undefined) return entry;
    throw new RangeError(
      `Failed to make the edge case "${name}": there is none of that name. Choose from: ${[...byName.keys()].join(", ")}.`,
    );
  });
  return fc.oneof(...chosen.map(({ name, arbitrary }) => arbitrary.map((payload) => ({ name, payload }))));
}
