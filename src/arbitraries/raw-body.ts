/** Bodies of the catalogue of raw bodies. A consumer may refuse or ignore them, and must not break. */
import fc from "fast-check";
import { eventNames, type Payload } from "../payload/index.ts";
import { exactNumber } from "./exactly.ts";
import { ANYTHING, isReachable, type Aim } from "./aim/index.ts";
import { calmPayload } from "./payload.ts";
import { gitRepoTypes } from "./repo-part.ts";
import { rawBodyRecipes, type RawBodyRecipe } from "./raw-bodies.ts";

export interface RawBody {
  /** Its name in the catalogue. */
  readonly name: string;
  readonly body: string | Uint8Array;
  /** The payload that it was made from; nothing else about it is special. */
  readonly valid: Payload;
  /** `null` leaves the header out. */
  readonly contentType: string | null;
}

export interface RawBodyConstraints {
  /** Kinds to choose from. Default: all of `rawBodyNames`. */
  readonly names?: readonly string[];
  /** What the payloads are about that the bodies are made from. Default: anything. */
  readonly aim?: Aim;
}

/** The name of every kind of body, in the order in which they are tried. */
export const rawBodyNames: readonly string[] = rawBodyRecipes.map(({ name }) => name);

/**
 * A body that is not a payload, or comes as something else than JSON. Shrinks within its kind, and in its depth or length to
 * the smallest that fails.
 * @throws RangeError when a name is not in the catalogue.
 */
export function rawBody({ names = rawBodyNames, aim = ANYTHING }: RawBodyConstraints = {}): fc.Arbitrary<RawBody> {
  const byName = new Map(rawBodyRecipes.map((recipe) => [recipe.name, recipe]));
  const chosen = names.map((name) => {
    const recipe = byName.get(name);
    if (recipe !== undefined) return recipe;
    throw new RangeError(
      `Failed to make the raw body "${name}": the catalogue does not have it. Choose from: ${rawBodyNames.join(", ")}.`,
    );
  });
  const valid = calmPayload({ aim, repoTypes: isReachable(aim, eventNames, gitRepoTypes) ? gitRepoTypes : ["bucket"] });
  return fc.oneof(...chosen.map((recipe) => bodyOf(recipe, valid)));
}

/** The size comes last, as its search takes the most tries. */
function bodyOf(recipe: RawBodyRecipe, payloads: fc.Arbitrary<Payload>): fc.Arbitrary<RawBody> {
  const { name, contentType } = recipe;
  return fc.tuple(payloads, fc.nat(2_000), sizesOf(recipe)).map(([valid, at, size]) => {
    const body = recipe.make({ json: JSON.stringify(valid), at, size });
    return { name, body, valid, contentType };
  });
}

/** What a deep body shrinks to. */
const DEPTHS: readonly number[] = [1, 10, 100];

function sizesOf({ size, isDeep }: RawBodyRecipe): fc.Arbitrary<number> {
  if (size === null) return fc.constant(1);
  return isDeep ? exactNumber(DEPTHS.length).map((step) => DEPTHS[step] ?? size) : exactNumber(size, 1);
}
