/** Ingredients that draw from the words of the consumer as often as from the usual values, each by itself. */
import fc from "fast-check";
import { eventNames, type EventName } from "../../payload/index.ts";
import type { Words } from "../../reach/index.ts";
import type { Identities, Place } from "../identities.ts";
import type { Ingredients } from "../ingredients.ts";
import { oneIn } from "../one-in.ts";
import type { Aim } from "./aim.ts";
import { anyOf, oftenOf } from "./often.ts";
import { valuesOf } from "./values-of.ts";
import { namesFrom } from "./worded-names.ts";
import { pushesFrom, refsFrom } from "./worded-refs.ts";
import { commentsFrom, titlesFrom } from "./worded-texts.ts";

export { namesFrom } from "./worded-names.ts";

/** @returns null if there is nothing to draw from. */
export function wordedIngredients(usual: Ingredients, { words, say }: Aim): Ingredients | null {
  if (say.length === 0 && Object.values(words).every((list) => list.length === 0)) return null;
  const bases = refsFrom(words).filter((ref) => ref.startsWith("refs/heads/"));
  const nums = valuesOf(words.numbers).filter((num) => Number.isInteger(num) && num > 0);
  return {
    ...usual,
    name: oftenOf(usual.name, namesFrom(words)),
    tags: oftenOf<readonly string[] | null>(usual.tags, tagsFrom(words)),
    move: oftenOf(
      usual.move,
      namesFrom(words).map((names) =>
        fc.tuple(
          names.map(({ full }) => full),
          fc.boolean(),
        ),
      ),
    ),
    push: oftenOf(usual.push, pushesFrom(words)),
    title: oftenOf(usual.title, titlesFrom(words, usual.title)),
    num: oftenOf(usual.num, anyOf(nums)),
    base: oftenOf(usual.base, anyOf(bases)),
    content: commentsFrom(words, say, usual.content),
    identities: identitiesFrom(words),
    isOnePerson: oneIn(4),
  };
}

/** The events that conditions compare with, by their whole names or their scopes. */
export function favouredEvents({ events, scopes }: Words): readonly EventName[] {
  const named = [...valuesOf(events), ...valuesOf(scopes)];
  return eventNames.filter((event) => named.some((name) => event === name || event.startsWith(`${name}:`)));
}

function tagsFrom(words: Words): readonly fc.Arbitrary<readonly string[]>[] {
  const slugs = [...valuesOf(words.texts), ...valuesOf(words.names)].filter((text) => /^[\w.:-]{2,40}$/.test(text));
  const all = [...new Set([...valuesOf(words.tags), ...slugs])];
  const usual = ["license:mit", "region:us"];
  if (all.length === 0) return [];
  return [fc.uniqueArray(fc.constantFrom(...all, ...usual), { minLength: 1, maxLength: 4 })];
}

/** Most conditions on ids are about people. */
const PLACES = [
  { weight: 4, arbitrary: fc.constant<Place>("commenter") },
  { weight: 3, arbitrary: fc.constant<Place>("author") },
  { weight: 3, arbitrary: fc.constant<Place>("owner") },
  { weight: 2, arbitrary: fc.constantFrom<Place>("repo", "webhook", "discussion", "comment", "newOwner") },
];

/** Up to two ids of the sources, each in the place of somebody or something of the payload. */
function identitiesFrom({ ids, shas }: Words): fc.Arbitrary<Identities> {
  const given = [
    ...anyOf(valuesOf(ids)).map((id) => fc.tuple(fc.oneof(...PLACES), id)),
    ...anyOf(valuesOf(shas)).map((sha) => fc.tuple(fc.constantFrom("head", "oldHead"), sha)),
  ];
  if (given.length === 0) return fc.constant([]);
  return oftenOf<Identities>(fc.constant([]), [
    fc.uniqueArray(fc.oneof(...given), { minLength: 1, maxLength: 2, selector: ([, value]) => value }),
  ]);
}
