import fc from "fast-check";
import { gitRepoTypes, payload } from "../arbitraries/index.ts";
import type { Exchange, Weight, WireRequest } from "../base/index.ts";
import type { AnyPayload } from "../payload/index.ts";
import { defineCheck, type Check, type Trial } from "./check.ts";
import { failure, mustAccept, type Judge } from "./judge.ts";
import type { Outcome } from "./outcome.ts";
import { delivered, withContentType } from "./request.ts";
import { compared } from "./trials.ts";

/** A way for a delivery to travel. */
interface Way {
  readonly name: string;
  /** What is special about it, as the end of "The consumer answered 400 …". */
  readonly when: string;
  readonly weight: Weight;
  /** Judges its answer. Default: it has to be accepted. */
  readonly judge?: Judge;
  change(request: WireRequest): WireRequest;
}

/** How long the second part of a body is on its way, in milliseconds: long enough to be read for itself. */
const PAUSE_MS = 15;

/** How long the connection is listened to after the answer, in milliseconds: what is written with it comes at once. */
const LINGER_MS = 15;

/**
 * TCP promises no boundaries (RFC 9293), a media type may have parameters (RFC 9110, 8.3.1), and what follows an answer on a
 * connection that is kept is taken for the next one (RFC 9112, 6.3).
 */
const WAYS: readonly Way[] = [
  {
    name: "body-in-two-packets",
    when: " when its body came in two packets, a moment apart",
    weight: "today",
    change: (request) => ({ ...request, pauseMs: PAUSE_MS }),
  },
  {
    name: "charset-utf-8",
    when: " when its content type named a charset",
    weight: "tomorrow",
    change: (request) => withContentType(request, "application/json; charset=utf-8"),
  },
  {
    name: "answer-read-to-its-end",
    when: "",
    weight: "tomorrow",
    judge: mustEndAsSaid,
    change: (request) => ({ ...request, isOnNewConnection: true, lingerMs: LINGER_MS }),
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
function travelling(payload: AnyPayload, { name, when, weight, judge = mustAccept, change }: Way): Trial {
  const trial = compared({
    name,
    payload,
    decides: "answer",
    judge(request, exchange) {
      const outcome = judge(request, exchange);
      return outcome.status === "failed"
        ? { ...outcome, expected: "comparison", happened: `${outcome.happened}${when}` }
        : outcome;
    },
    counterpart: payload,
    counterpartJudge: mustAccept,
    request: (driver) => change(delivered(driver, payload)),
  });
  return { ...trial, weight };
}

/** A port shows that more comes than was said; from a consumer in this process, the two can be compared. */
function mustEndAsSaid(request: WireRequest, exchange: Exchange): Outcome {
  const outcome = mustAccept(request, exchange);
  if (outcome.status !== "kept" || exchange.kind !== "answered" || exchange.bodyCut) return outcome;
  const { body, headers } = exchange;
  const said = headers["content-length"];
  const isText = headers["content-encoding"] === undefined && !body.includes("\u{FFFD}");
  if (said === undefined || !isText || Number(said) === Buffer.byteLength(body)) return outcome;
  const happened = `answered with a body of ${Buffer.byteLength(body)} bytes, and a Content-Length of ${said}`;
  return { ...failure("comparison", request, exchange), symptom: "broken-connection", happened };
}
