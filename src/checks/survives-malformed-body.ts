import { rawBodies, rawBody, rawBodyNames, type RawBody } from "../arbitraries/index.ts";
import { defineCheck, type Check, type Trial } from "./check.ts";
import { mustSurvive } from "./judge.ts";
import { delivered, withContentType } from "./request.ts";
import { compared } from "./trials.ts";
import { repoTypes } from "../payload/index.ts";

/** The share of random cases is small: what matters is the kind of body, and each is tried by name. */
export const survivesMalformedBody: Check = defineCheck({
  id: "survives-malformed-body",
  weight: "strangers",
  promise: "answers 4xx, or 2xx, to bodies that are no payload at all",
  advice:
    "Answer 400 when the body cannot be read: a 5xx or a broken connection tells a stranger that they can hurt you.",
  share: 0.2,
  repoTypes,
  named: ({ aim }) => rawBodyNames.map((name) => ({ name, trials: rawBody({ names: [name], aim }).map(bodyTrial) })),
  random: ({ aim }) => rawBody({ aim }).map(bodyTrial),
});

const hardening = new Set(rawBodies.filter(({ isHardening }) => isHardening).map(({ name }) => name));

function bodyTrial({ name, body, contentType, valid }: RawBody): Trial {
  const trial = compared({
    name,
    payload: undefined,
    decides: "answer",
    judge: mustSurvive,
    counterpart: valid,
    request: (driver) => withContentType(delivered(driver, body), contentType),
  });
  return { ...trial, isHardening: hardening.has(name) };
}
