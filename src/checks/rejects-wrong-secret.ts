import fc from "fast-check";
import { gitRepoTypes, nearMisses, payload, secret, type NearMiss } from "../arbitraries/index.ts";
import type { AnyPayload } from "../payload/index.ts";
import { defineCheck, type Check, type Setup, type Trial } from "./check.ts";
import { mustRefuse, mustSurvive } from "./judge.ts";
import { withValues } from "./request.ts";
import { forRefusals, refused } from "./refusals.ts";
import { NO_SECRET } from "./secret-reasons.ts";
import { compared } from "./trials.ts";

export const rejectsWrongSecret: Check = defineCheck({
  ...forRefusals,
  id: "rejects-wrong-secret",
  weight: "strangers",
  promise: "answers 4xx to deliveries with a wrong secret",
  advice:
    "Compare the whole secret, byte by byte, with crypto.timingSafeEqual or hmac.compare_digest: " +
    "no prefix, no other case, nothing around it.",
  skipReason: ({ secret }) => (secret === null ? NO_SECRET : null),
  named: (setup) =>
    missesOf(setup).map((miss) => ({
      name: miss.name,
      trials: eventsFor(setup).map((event) => withMiss(event, miss)),
    })),
  random: (setup) =>
    fc
      .tuple(eventsFor(setup), fc.oneof(fc.constantFrom(...missesOf(setup)), anotherSecret(setup)))
      .map(([event, miss]) => withMiss(event, miss)),
});

function eventsFor({ aim }: Setup): fc.Arbitrary<AnyPayload> {
  return payload({ repoTypes: gitRepoTypes, aim });
}

function missesOf(setup: Setup): readonly NearMiss[] {
  return nearMisses(setup.secret ?? "");
}

function anotherSecret(setup: Setup): fc.Arbitrary<NearMiss> {
  return secret()
    .filter((other) => other !== setup.secret)
    .map((other) => ({ name: "another-secret", values: [other], elsewhere: null, isWrong: true }));
}

/** A near miss that holds the whole secret in an odd way may be taken; it must not break the consumer. */
function withMiss(payload: AnyPayload, miss: NearMiss): Trial {
  const { name, values, elsewhere, headers = [], isWrong } = miss;
  return compared({
    name,
    payload,
    decides: "answer",
    judge: isWrong ? mustRefuse : mustSurvive,
    ...(isWrong && { send: refused }),
    counterpart: payload,
    counterpartJudge: mustSurvive,
    request(driver) {
      const request = withValues(driver, payload, 0, values, elsewhere);
      return { ...request, url: withParts(request.url, miss), headers: [...request.headers, ...headers] };
    },
  });
}

function withParts(url: string, { inPath, parameter }: NearMiss): string {
  if (inPath === undefined && parameter === undefined) return url;
  const changed = new URL(url);
  if (inPath !== undefined) changed.pathname = `${changed.pathname.replace(/\/$/, "")}/${encodeURIComponent(inPath)}`;
  if (parameter !== undefined) changed.searchParams.append(...parameter);
  return changed.href;
}
