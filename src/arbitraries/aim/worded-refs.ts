/** Pushes of refs, and bases of pull requests, that the consumer's conditions ask for. */
import fc from "fast-check";
import type { Words } from "../../reach/index.ts";
import type { PushDraft, RefChange } from "../content-part.ts";
import { isRef } from "../names.ts";
import { anyOf } from "./often.ts";
import { matchesOf } from "./matches-of.ts";
import { valuesOf } from "./values-of.ts";

/** Full names of refs: those that stand in the sources, and branches and tags of names that do. */
export function refsFrom(words: Words): readonly string[] {
  const tags = valuesOf(words.tags).map((tag) => `refs/tags/${tag}`);
  const branches = [...valuesOf(words.names), ...valuesOf(words.texts), ...valuesOf(words.namePrefixes)].flatMap(
    (text) => [...completed(`refs/heads/${text}`), ...completed(`refs/tags/${text}`)],
  );
  const matching = matchesOf(words).flatMap((text) => [text, `refs/heads/${text}`, `refs/tags/${text}`]);
  const named = valuesOf(words.refs).flatMap(completed);
  return [...new Set([...named, ...tags, ...branches, ...matching])].filter(isRef);
}

/** What ends in a separator is the start of a ref. */
function completed(ref: string): readonly string[] {
  return /[-_/.]$/.test(ref) ? ["1", "1.0", "v1.0", "x"].map((end) => ref + end) : [ref];
}

export function pushesFrom(words: Words): readonly fc.Arbitrary<PushDraft>[] {
  const side = refsFrom(words).filter((ref) => ref !== "refs/heads/main");
  const counts = valuesOf(words.numbers).filter((count) => Number.isInteger(count) && count > 1 && count <= 60);
  const change = fc.constantFrom<RefChange>("created", "moved", "deleted");
  return [
    ...anyOf(side).map((refs) => fc.tuple(refs, change, fc.boolean()).map((drawn) => pushOf(...drawn))),
    ...anyOf(counts).map((many) => fc.tuple(many, change, fc.boolean()).map((drawn) => manyRefs(...drawn))),
  ];
}

function pushOf(ref: string, change: RefChange, movesMain: boolean): PushDraft {
  return { main: movesMain ? "moved" : null, side: [{ ref, change }] };
}

/** A push of so many refs, all changed in the same way. */
function manyRefs(count: number, change: RefChange, movesMain: boolean): PushDraft {
  const others = movesMain ? count - 1 : count;
  const side = Array.from({ length: others }, (_, nth) => ({ ref: `refs/tags/v0.${nth}`, change }));
  return { main: movesMain ? "moved" : null, side };
}
