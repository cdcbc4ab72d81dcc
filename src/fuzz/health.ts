/**
 * Whether the consumer still does what it did at the start: it is asked the same plain question. What one case spoilt for good
 * would have all later ones accused.
 */
import { plainPayloads } from "../arbitraries/index.ts";
import { isAccepted, type Exchange } from "../base/index.ts";
import { delivered } from "../checks/index.ts";
import type { Payload } from "../payload/index.ts";
import type { Plan } from "./plan.ts";
import type { Session } from "./session.ts";

export interface Health {
  /** Whether a plain push is answered as at the start; a consumer that another plain event repairs is well. */
  isWell(): Promise<boolean>;
}

/** @param baseline - What came of a plain push at the start. */
export function healthOf(session: Session, { setup, seed }: Plan, baseline: Exchange): Health {
  const [push] = plainPayloads(setup.aim);
  let asked = 0;
  const ask = async (payload: Payload): Promise<Exchange> => {
    const driver = session.driverOf(setup, `${seed} health ${asked++}`);
    return await driver.send(delivered(driver, payload));
  };
  const isAsBefore = (exchange: Exchange): boolean => (isAccepted(baseline) ? isAccepted(exchange) : isUp(exchange));
  return {
    async isWell() {
      if (!isUp(baseline)) return true; // it was never well: nothing was spoilt
      if (isAsBefore(await ask(push)) || isAsBefore(await ask(push))) return true;
      for (const payload of plainPayloads(setup.aim)) await ask(payload);
      return isAsBefore(await ask(push));
    },
  };
}

/** Whether a consumer answered, and not with an error of its own. */
export function isUp(exchange: Exchange | undefined): boolean {
  return exchange?.kind === "answered" && exchange.status < 500;
}
