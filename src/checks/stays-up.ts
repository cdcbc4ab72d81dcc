import { plainPayloads, rawBodyNames } from "../arbitraries/index.ts";
import { isAccepted, type Exchange } from "../base/index.ts";
import { anyInput, malformedInput, type AnyInput } from "./any-input.ts";
import { defineCheck, type Check, type Driver, type Trial } from "./check.ts";
import { failure } from "./judge.ts";
import { KEPT, INCONCLUSIVE } from "./outcome.ts";
import { plainQuestion } from "./plain-question.ts";
import { delivered } from "./request.ts";
import { repoTypes } from "../payload/index.ts";

/** Asks the same plain question before and after: whatever came in between must not change that it is answered. */
export const staysUp: Check = defineCheck({
  id: "stays-up",
  promise: "goes on answering, whatever it was sent before",
  advice:
    "Catch errors in each request, those of work that goes on after the answer too, and keep no state that one request can spoil.",
  share: 0.3,
  claims: ["gone"],
  repoTypes,
  named: ({ aim }) => rawBodyNames.map((name) => ({ name, trials: malformedInput(aim, [name]).map(probedTrial) })),
  random: ({ aim }) => anyInput(aim).map(probedTrial),
});

function probedTrial({ name, payload, others, request }: AnyInput): Trial {
  return {
    name,
    payload,
    others,
    decides: "answer",
    isControlled: true,
    async run(driver) {
      const before = await recovered(driver, await askPlainly(driver, 0));
      if (!isUp(before)) return INCONCLUSIVE; // it was down before: that is for another check to tell
      const sent = request(driver, 1);
      await driver.send(sent);
      const after = await askPlainly(driver, 2);
      if (isAccepted(before) ? isAccepted(after) : isUp(after)) return KEPT;
      const failed = failure("comparison", sent, after);
      return {
        ...failed,
        happened: `accepted this, and then ${failed.happened} when it was sent ${plainQuestion(driver.setup.aim).name}`,
      };
    },
  };
}

function askPlainly(driver: Driver, index: number): Promise<Exchange> {
  return driver.send(delivered(driver, plainQuestion(driver.setup.aim).payload, index));
}

/**
 * What an earlier case has spoilt, a plain event of the same kind may repair: then this case can be judged all the same, and
 * a smaller one after it.
 */
async function recovered(driver: Driver, before: Exchange): Promise<Exchange> {
  const isSpoilt =
    before.kind === "answered" ? before.status >= 500 : before.reason === "threw" || before.reason === "escaped";
  if (!isSpoilt) return before;
  const all = plainPayloads(driver.setup.aim);
  for (const [nth, payload] of all.entries()) await driver.send(delivered(driver, payload, 3 + nth));
  return await askPlainly(driver, 3 + all.length);
}

function isUp(exchange: Exchange): boolean {
  return exchange.kind === "answered" && exchange.status < 500;
}
