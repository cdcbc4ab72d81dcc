import fc from "fast-check";
import { gitRepoTypes, payload } from "../arbitraries/index.ts";
import type { Weight, WireRequest } from "../base/index.ts";
import type { AnyPayload } from "../payload/index.ts";
import { defineCheck, type Check, type Trial } from "./check.ts";
import { mustAccept } from "./judge.ts";
import { delivered, withContentType } from "./request.ts";
import { compared } from "./trials.ts";

/** A way for a delivery to travel. */
interface Way {
  readonly name: string;
  /** What is special about it, as the end of "when …". */
  readonly when: string;
  readonly weight: Weight;
  change(request: WireRequest): WireRequest;
}

/** How long the second part of a body is on its way, in milliseconds: long enough to be read for itself. */
const PAUSE_MS = 15;

/** TCP promises no boundaries (RFC 9293), and a media type may have parameters (RFC 9110, 8.3.1). */
const WAYS: readonly Way[] = [
  {
    name: "body-in-two-packets",
    when: "its body came in two packets, a moment apart",
    weight: "today",
    change: (request) => ({ ...request, pauseMs: PAUSE_MS }),
  },
  {
    name: "charset-utf-8",
    when: "its content type named a charset",
    weight: "tomorrow",
    change: (request) => withContentType(request, "application/json; charset=utf-8"),
  },
];

export const acceptsAnyTransport: Check = defineCheck({
  id: "accepts-any-transport",
  promise: "answers 2xx to a delivery however it travels",
  advice:
    "Read the body to its end before you parse it, and compare the content type without its parameters: the framework's own JSON parser does both.",
  share: 0.02,
  named: ({ aim }) =>
    WAYS.map((way) => ({
      name: way.name,
      trials: payload({ repoTypes: gitRepoTypes, aim }).map((one) => travelling(one, way)),
    })),
  random: ({ aim }) =>
    fc
      .tuple(payload({ repoTypes: gitRepoTypes, aim }), fc.constantFrom(...WAYS))
      .map(([one, way]) => travelling(one, way)),
});

/** A delivery that is to be taken as the same one is that travels as usual. */
function travelling(payload: AnyPayload, { name, when, weight, change }: Way): Trial {
  const trial = compared({
    name,
    payload,
    decides: "answer",
    judge(request, exchange) {
      const outcome = mustAccept(request, exchange);
      return outcome.status === "failed"
        ? { ...outcome, expected: "comparison", happened: `${outcome.happened} when ${when}` }
        : outcome;
    },
    counterpart: payload,
    counterpartJudge: mustAccept,
    request: (driver) => change(delivered(driver, payload)),
  });
  return { ...trial, weight };
}
