/** What the checks of deliveries without the right secret have in common. */
import { type Exchange, type WireRequest } from "../base/index.ts";
import type { Check, Driver } from "./check.ts";
import { describe, failure } from "./judge.ts";
import type { Outcome } from "./outcome.ts";
import { plainQuestion } from "./plain-question.ts";
import { delivered } from "./request.ts";

/** A consumer that refuses the right secret, too, can't be judged by what it does with wrong ones. */
export const forRefusals: Pick<Check, "obstacle"> = {
  obstacle: async (driver) => {
    const question = plainQuestion(driver.setup.aim);
    const exchange = await driver.send(delivered(driver, question.payload));
    const isNotTaken = exchange.kind === "answered" && exchange.status >= 400 && exchange.status < 500;
    return isNotTaken
      ? `it can't be judged: ${question.name} with the right secret is refused as well (${exchange.status})`
      : null;
  },
};

/** Sends what is to be refused, and sees to it that the consumer does nothing about it on the Hub either. */
export async function refused(
  driver: Driver,
  request: WireRequest,
  judge: (request: WireRequest, exchange: Exchange) => Outcome,
): Promise<Outcome> {
  const { hubEndpoint } = driver;
  const isCaller = hubEndpoint !== null && hubEndpoint.calls() > 0;
  if (isCaller) await hubEndpoint.quiet(); // what it still does is for deliveries before this one
  const before = hubEndpoint?.writes() ?? 0;
  const exchange = await driver.send(request);
  const outcome = judge(request, exchange);
  if (!isCaller || outcome.status !== "kept") return outcome;
  await hubEndpoint.quiet();
  if (hubEndpoint.writes() === before) return outcome;
  const happened = `${describe(exchange)}, and acted on the Hub all the same`;
  return { ...failure("comparison", request, exchange), symptom: "acted", happened };
}
