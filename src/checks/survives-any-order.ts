import fc from "fast-check";
import { story, type Story } from "../arbitraries/index.ts";
import { isAccepted } from "../base/index.ts";
import { eventNameOf, type Payload } from "../payload/index.ts";
import { defineCheck, type Check, type Driver, type Verdict } from "./check.ts";
import { KEPT, MOOT, mustAccept } from "./judge.ts";
import { delivered } from "./request.ts";

/** Deliveries are unordered (hub docs, webhooks, 2026-08). */
export const survivesAnyOrder: Check = defineCheck({
  id: "survives-any-order",
  promise: "answers 2xx to events in another order than they happened",
  advice:
    "The Hub does not deliver in order: a comment can come before its discussion, an update after the deletion. " +
    "Do not rely on having seen what came before; ask the Hub for the current state.",
  share: 0.1,
  random: () =>
    fc.tuple(story(), fc.array(fc.nat(6), { minLength: 7, maxLength: 7 })).map(([told, ranks]) => ({
      name: null,
      payload: undefined,
      others: told,
      decides: "answer",
      run: (driver) => tellTwice(driver, told, ranks),
    })),
});

/** Only what is taken in order is tried out of order, with other ids, so that the order alone makes the difference. */
async function tellTwice(driver: Driver, told: Story, ranks: readonly number[]): Promise<Verdict> {
  for (const [index, payload] of told.entries()) {
    if (!isAccepted(await driver.send(delivered(driver, payload, index)))) return MOOT;
  }
  const mixed = shuffled(told.map(asAnother), ranks);
  for (const [index, payload] of mixed.entries()) {
    const request = delivered(driver, payload, told.length + index);
    const verdict = mustAccept(request, await driver.send(request));
    if (verdict.kept) continue;
    const before = mixed.slice(0, index).map(eventNameOf).join(", ");
    return {
      ...verdict,
      happened: `${verdict.happened} to ${eventNameOf(payload)} after ${before === "" ? "nothing else" : before}; in order it took them all`,
    };
  }
  return KEPT;
}

function shuffled(told: readonly Payload[], ranks: readonly number[]): readonly Payload[] {
  const ranked = told.map((payload, index) => ({ payload, rank: ranks[index] ?? 0, index }));
  return ranked.sort((a, b) => a.rank - b.rank || a.index - b.index).map(({ payload }) => payload);
}

/** The same event on another repo with another discussion: other ids and another name, wherever they stand. */
function asAnother(payload: Payload): Payload {
  const json = JSON.stringify(payload);
  const ids = new Set(Array.from(json.matchAll(/"id":"([^"]+)"/g), ([, id = ""]) => id));
  const names = new Set([payload.repo.name, "subdomain" in payload.repo ? payload.repo.subdomain : payload.repo.name]);
  const renamed = [...names].reduce(
    (text, name) => text.replaceAll(`"${name}"`, `"${name}-2"`).replaceAll(`/${name}`, `/${name}-2`),
    json,
  );
  return JSON.parse(
    [...ids].reduce((text, id) => text.replaceAll(id, `${id.startsWith("fe") ? "ef" : "fe"}${id.slice(2)}`), renamed),
  );
}
