import fc from "fast-check";
import { wish, type Wish } from "../arbitraries/index.ts";
import { parsedJson } from "../base/index.ts";
import type { WrittenCall } from "../hub/index.ts";
import { valueAt } from "../payload/index.ts";
import { forCallers, occasionsOf } from "./calls-the-hub.ts";
import { defineCheck, type Check, type Driver, type Trial } from "./check.ts";
import { INCONCLUSIVE, KEPT, type Outcome } from "./outcome.ts";
import { openSandbox, type Sent } from "./sandbox.ts";

/** How many discussions people write in at once. */
const PLACES = 3;

/** What has to happen before the last of them is there: a user and a repo. */
const STEPS = PLACES + 2;

/** Deliveries overlap (hub docs, webhooks: they are asynchronous), and each is about a place of its own. */
export const actsWhereAsked: Check = defineCheck({
  ...forCallers,
  id: "acts-where-asked",
  promise: "does in the discussion that a delivery is about what it does about it, whatever else is under way",
  advice:
    "Keep what belongs to one delivery in local variables: a variable of the module that one delivery sets, another reads after the next await.",
  inconclusiveReason: "no comment made the consumer act on the Hub (see --say)",
  isConcurrent: true,
  share: 0.005,
  named: (setup) =>
    occasionsOf(setup, ["comment"]).map(({ name, wishes }) => ({
      name,
      trials: fc.tuple(opening(setup), wishes).map(([opened, [said]]) => placesTrial(name, opened, said)),
    })),
  random: (setup) =>
    fc.oneof(
      ...occasionsOf(setup, ["comment"]).map(({ wishes }) =>
        fc.tuple(opening(setup), wishes).map(([opened, [said]]) => placesTrial(null, opened, said)),
      ),
    ),
});

function opening({ aim }: Parameters<Check["random"]>[0]): fc.Arbitrary<Wish> {
  return wish({ kinds: ["open-discussion"], aim, texts: fc.constant("Hello!") }).map((one) => ({ ...one, pick: 0 }));
}

function placesTrial(name: string | null, opened: Wish, said: Wish | undefined): Trial {
  return {
    name,
    payload: undefined,
    decides: "answer",
    needsHub: true,
    run: async (driver) => (said === undefined ? INCONCLUSIVE : await compare(driver, opened, said)),
  };
}

/** The same comments in the same discussions, one by one and all at once. */
async function compare(driver: Driver, opened: Wish, said: Wish): Promise<Outcome> {
  const each = Array.from({ length: PLACES }, (_, nth) => nth);
  const alone = await acted(
    driver,
    0,
    opened,
    said,
    each.map((nth) => [nth]),
  );
  const [times] = alone.counts;
  const isInPlace = times !== undefined && times > 0 && alone.counts.every((count) => count === times);
  if (alone.counts.length < 2 || !isInPlace) return INCONCLUSIVE; // it may act wherever it likes, but not here and there
  const atOnce = await acted(driver, 1, opened, said, [each]);
  const tooMany = atOnce.counts.findIndex((count) => count > times);
  const missing = atOnce.counts.findIndex((count) => count < times);
  const last = atOnce.sent.at(-1);
  if (tooMany === -1 || missing === -1 || last === undefined) return KEPT;
  const happened = `acted in one discussion for a comment in another, when ${atOnce.counts.length} comments came at once: ${inWords(atOnce.counts)}; one by one, it acts ${timesOf(times)} in each`;
  return { status: "failed", symptom: "misplaced", expected: "comparison", happened, isOwn: true, ...last };
}

/** Chains of so many side effects are a loop, which another check reports. */
const MANY_SIDE_EFFECTS = 100;

interface Acted {
  /** How often it wrote in each of the discussions, in the order of their deliveries. */
  readonly counts: readonly number[];
  readonly sent: readonly Sent[];
}

/** @param groups - Which discussions are written in at once, one group after the other. */
async function acted(
  driver: Driver,
  place: number,
  opened: Wish,
  said: Wish,
  groups: readonly (readonly number[])[],
): Promise<Acted> {
  let sideEffects = 0;
  const sandbox = openSandbox(driver, place, {
    isCaller: true,
    onSideEffect() {
      sideEffects += 1;
      if (sideEffects >= MANY_SIDE_EFFECTS) sandbox.webhook.disable();
    },
  });
  sandbox.rush(); // it settles after each group
  try {
    for (let step = 0; step < STEPS; step++) sandbox.fulfil(opened);
    await sandbox.settle();
    const before = sandbox.sent.length;
    const written = await driver.hubEndpoint?.writtenDuring(async () => {
      for (const group of groups) {
        sandbox.hold();
        for (const nth of group) sandbox.fulfil({ ...said, pick: nth });
        await sandbox.release([group.map((_, index) => index)]);
      }
    });
    const sent = sandbox.sent.slice(before);
    const places = [...new Set(sent.map(({ request }) => placeOf(request.body)))].sort();
    return { counts: places.map((where) => written?.filter((call) => isIn(where, call)).length ?? 0), sent };
  } finally {
    sandbox.end();
  }
}

/** The path of a discussion, as calls name it. */
function placeOf(body: string | Uint8Array): string {
  const payload = parsedJson(String(body));
  return `/${String(valueAt(payload, "/repo/name"))}/discussions/${String(valueAt(payload, "/discussion/num"))}`;
}

function isIn(place: string, { path }: WrittenCall): boolean {
  return `${path}/`.includes(`${place}/`);
}

function inWords(counts: readonly number[]): string {
  return counts.map((count) => (count === 0 ? "never" : timesOf(count))).join(", ");
}

function timesOf(count: number): string {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}
