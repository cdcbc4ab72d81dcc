/** Cases made by hand: one delivery of a payload, which is kept. */
import { checks, KEPT, type Check, type Trial } from "../../src/checks/index.ts";
import type { Case } from "../../src/fuzz/case.ts";

export function checkCalled(id: string): Check {
  const check = checks.find((known) => known.id === id);
  if (check === undefined) throw new RangeError(`There is no check called "${id}".`);
  return check;
}

export function trialOf(payload: unknown, part: Partial<Trial> = {}): Trial {
  return { name: null, payload, decides: "payload", run: async () => KEPT, ...part };
}

export function caseOf(
  payload: unknown,
  { index = 0, ...part }: Partial<Trial> & { readonly index?: number } = {},
): Case {
  return {
    check: checkCalled("accepts-every-event"),
    seed: 1,
    trial: trialOf(payload, part),
    path: { index, variations: [], shrinks: [] },
    smaller: () => [],
  };
}
