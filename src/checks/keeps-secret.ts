import fc from "fast-check";
import { holdsSecret, type Exchange, type WireRequest } from "../base/index.ts";
import { rawBodyNames } from "../arbitraries/index.ts";
import { anyInput, malformedInput, type AnyInput } from "./any-input.ts";
import { defineCheck, type Check, type Setup, type Trial } from "./check.ts";
import { INCONCLUSIVE, KEPT, type Outcome } from "./outcome.ts";
import { withValues } from "./request.ts";
import { NO_SECRET, SHORT_SECRET, SHORTEST_TELLING_SECRET } from "./secret-reasons.ts";
import { repoTypes } from "../payload/index.ts";

export const keepsSecret: Check = defineCheck({
  id: "keeps-secret",
  weight: "strangers",
  promise: "never shows the secret in an answer",
  advice: "Leave the secret, and the headers and URL that hold it, out of answers and error pages.",
  share: 0.5,
  skipReason: ({ secret }) => {
    if (secret === null) return NO_SECRET;
    return secret.length < SHORTEST_TELLING_SECRET ? SHORT_SECRET : null;
  },
  repoTypes,
  named: ({ aim }) =>
    rawBodyNames.map((name) => ({
      name,
      trials: malformedInput(aim, [name]).map((input) => watchedTrial(input, "right")),
    })),
  random: ({ aim }) =>
    fc
      .tuple(anyInput(aim), fc.constantFrom("right", "wrong", "none"))
      .map(([input, with_]) => watchedTrial(input, with_)),
});

/** A request without the secret has the consumer refuse it: error pages tell more than others. */
function watchedTrial({ name, payload, others, request }: AnyInput, secretIs: "right" | "wrong" | "none"): Trial {
  return {
    name,
    payload,
    others,
    decides: "answer",
    async run(driver) {
      const sent =
        secretIs === "right"
          ? request(driver, 0)
          : withoutIt(request(driver, 0), withValues(driver, "", 0, secretIs === "wrong" ? ["not-it"] : [], null));
      return judge(driver.setup, sent, await driver.send(sent));
    },
  };
}

/** The body and content type of one request with the secret's place as in another. */
function withoutIt(request: WireRequest, other: WireRequest): WireRequest {
  const kept = request.headers.filter(([name]) => name === "Content-Type");
  return {
    ...other,
    headers: [...kept, ...other.headers.filter(([name]) => name !== "Content-Type")],
    body: request.body,
  };
}

function judge({ secret }: Setup, request: WireRequest, exchange: Exchange): Outcome {
  if (secret === null) return KEPT;
  if (exchange.kind !== "answered") return INCONCLUSIVE; // what shows nothing shows no secret
  const isIn = (text: string): boolean => holdsSecret(text, secret);
  const header = Object.entries(exchange.headers).find(([, value]) => isIn(value))?.[0];
  const shows = header !== undefined ? `in the header ${header}` : isIn(exchange.body) ? "in the body" : null;
  if (shows === null) return KEPT;
  return {
    status: "failed",
    symptom: "leaked",
    expected: "comparison",
    happened: `showed the secret ${shows} of its answer (${exchange.status})`,
    request,
    exchange,
  };
}
