/** What an aim comes to: for each watched thing, the types of repos that are drawn, and from which ingredients. */
import type fc from "fast-check";
import { remembered } from "../../base/index.ts";
import { type EventName, isOwner, type RepoType, repoTypes, type WatchedItem } from "../../payload/index.ts";
import { calmIngredients, plainIngredients, type Ingredients } from "../ingredients.ts";
import { fixedName, namesIn, type Name } from "../names.ts";
import { anyHappens } from "../repo-part.ts";
import type { Aim } from "./aim.ts";
import { oftenOf } from "./often.ts";
import { favouredEvents, namesFrom, wordedIngredients } from "./worded-ingredients.ts";

export interface Target {
  /** Whether it is watched, so that its repo and its owner have the same ids everywhere. */
  readonly isWatched: boolean;
  readonly types: readonly RepoType[];
  readonly plain: Ingredients;
  /** The same with the consumer's words; `null` if it has none. */
  readonly worded: Ingredients | null;
  /** What edge cases are made of but for what is nasty about them. */
  readonly calm: Ingredients;
  /** The events that the consumer's words name. */
  readonly favoured: readonly EventName[];
  /** The names of an edge case, as far as they are watched; `null` if none is. */
  within(names: fc.Arbitrary<Name>): fc.Arbitrary<Name> | null;
}

/** One target for each watched thing; one for anything if nothing is watched. */
export const targetsOf: (aim: Aim) => readonly Target[] = remembered((aim) => {
  if (aim.watched.length > 0) return aim.watched.map((item) => targetOn(item, aim));
  const names = oftenOf(calmIngredients.name, namesFrom(aim.words));
  return [
    {
      isWatched: false,
      types: repoTypes,
      plain: plainIngredients,
      worded: wordedIngredients(plainIngredients, aim),
      calm: { ...calmIngredients, name: names },
      favoured: favouredEvents(aim.words),
      within: (names) => names,
    },
  ];
});

/** What is watched decides the name, or its namespace, and the ids of repo and owner. */
function targetOn(item: WatchedItem, aim: Aim): Target {
  const isWhole = isOwner(item);
  const name = isWhole ? namesIn(item.name) : fixedName(item.name);
  const plain: Ingredients = { ...plainIngredients, name };
  const worded = wordedIngredients(plain, aim);
  const namesOfOwner = isWhole
    ? namesFrom(aim.words).map((own) => own.map((each) => inNamespace(each, item.name)))
    : [];
  return {
    isWatched: true,
    types: repoTypes.filter((type) => isWhole || type === item.type),
    plain,
    worded: worded === null ? null : { ...worded, name: oftenOf(name, namesOfOwner) },
    calm: { ...calmIngredients, name },
    favoured: favouredEvents(aim.words),
    within: (names) => (isWhole ? names.map((each) => inNamespace(each, item.name)) : null),
  };
}

function inNamespace({ full }: Name, namespace: string): Name {
  return { full: `${namespace}/${full.slice(full.indexOf("/") + 1)}`, canonical: null };
}

/** Whether anything that is watched brings about one of these events on one of these types of repos. */
export function isReachable(aim: Aim, events: readonly EventName[], types: readonly RepoType[]): boolean {
  const wanted = aim.events.filter((event) => events.includes(event));
  return targetsOf(aim).some((target) =>
    anyHappens(
      wanted,
      target.types.filter((type) => types.includes(type)),
    ),
  );
}
