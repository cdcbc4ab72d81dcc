/** Comparisons of secrets that let in who almost knows it, or break over who does not. */
import { timingSafeEqual } from "node:crypto";
import type { Json } from "../bot.ts";
import { inBot, inExpress, inNode, type Bug } from "../bug.ts";

export const secrets: readonly Bug[] = [
  {
    id: "asks-only-who-brings-a-secret",
    wrong: "Who brings none is let in.",
    check: "rejects-missing-secret",
    build: inBot(({ isSecret }) => ({ isSecret: (given) => given === null || isSecret(given) })),
  },
  {
    id: "asks-only-for-a-secret",
    wrong: "Any secret will do.",
    check: "rejects-wrong-secret",
    build: inBot(() => ({ isSecret: (given) => given !== null })),
  },
  {
    id: "lets-the-empty-secret-in",
    wrong: "An empty header is taken for no configuration.",
    check: "rejects-wrong-secret",
    build: inBot(({ isSecret }) => ({ isSecret: (given) => given === "" || isSecret(given) })),
  },
  {
    id: "compares-the-start",
    wrong: "What comes after the secret is not looked at.",
    check: "rejects-wrong-secret",
    build: inBot(({ secret }) => ({ isSecret: (given) => given?.startsWith(secret) === true })),
  },
  {
    id: "compares-as-far-as-it-goes",
    wrong: "The start of the secret is enough.",
    check: "rejects-wrong-secret",
    build: inBot(({ secret }) => ({ isSecret: (given) => given !== null && secret.startsWith(given) })),
  },
  {
    id: "compares-eight-characters",
    wrong: "What comes after the eighth character is not looked at.",
    check: "rejects-wrong-secret",
    build: inBot(({ secret }) => ({ isSecret: (given) => given?.slice(0, 8) === secret.slice(0, 8) })),
  },
  {
    id: "looks-for-the-secret-inside",
    wrong: "The secret may stand anywhere in the header.",
    check: "rejects-wrong-secret",
    build: inBot(({ secret }) => ({ isSecret: (given) => given?.includes(secret) === true })),
  },
  {
    id: "ignores-case",
    wrong: "A secret in capitals is another one.",
    check: "rejects-wrong-secret",
    build: inBot(({ secret }) => ({ isSecret: (given) => given?.toLowerCase() === secret.toLowerCase() })),
  },
  {
    id: "compares-the-length",
    wrong: "Any secret of the same length will do.",
    check: "rejects-wrong-secret",
    build: inBot(({ secret }) => ({ isSecret: (given) => given?.length === secret.length })),
  },
  {
    id: "matches-the-secret-as-a-pattern",
    wrong: "A dot in the secret stands for any character.",
    check: "rejects-wrong-secret",
    build: inBot(({ secret }) => ({ isSecret: (given) => given !== null && new RegExp(`^${secret}$`).test(given) })),
  },
  {
    id: "lets-an-unset-variable-in",
    wrong: "A variable that is not set, written into a text, is the word undefined.",
    check: "rejects-wrong-secret",
    build: inBot(({ secret }) => {
      const oldSecret: string | undefined = process.env["OLD_WEBHOOK_SECRET"];
      return { isSecret: (given) => given === secret || given === `${oldSecret}` };
    }),
  },
  {
    id: "compares-buffers-of-any-length",
    wrong: "timingSafeEqual throws when the lengths differ.",
    check: "rejects-wrong-secret",
    build: inBot(({ secret }) => ({
      isSecret: (given) => timingSafeEqual(Buffer.from(given ?? ""), Buffer.from(secret)),
    })),
  },
  {
    id: "compares-buffers-of-as-many-characters",
    wrong: "As many characters are not as many bytes: timingSafeEqual throws over a letter that ASCII does not have.",
    check: "rejects-wrong-secret",
    build: inBot(({ secret }) => ({
      isSecret: (given) => given?.length === secret.length && timingSafeEqual(Buffer.from(given), Buffer.from(secret)),
    })),
  },
  {
    id: "lets-in-whose-query-has-a-secret",
    wrong: "A secret in the query is taken for one that was checked before.",
    check: "rejects-wrong-secret",
    build: inBot(({ isSecret, secret, givenSecret }) => ({
      givenSecret: (request) => (new URL(request.url).searchParams.has("secret") ? secret : givenSecret(request)),
      isSecret,
    })),
  },
  {
    id: "takes-a-list-for-a-text",
    wrong: "A parameter that comes twice is a list, which cannot be trimmed.",
    check: "rejects-wrong-secret",
    secretIn: "query",
    build: inExpress(({ isSecret }) => ({
      givenSecret: ({ query }) => query["secret"],
      isSecret: (given: Json) => isSecret(given?.trim()),
    })),
  },
  {
    id: "looks-for-the-secret-in-the-query",
    wrong: "The secret comes in a header.",
    check: "accepts-every-event",
    build: inBot(() => ({ givenSecret: (request) => new URL(request.url).searchParams.get("secret") })),
  },
  {
    id: "ignores-before-it-asks",
    wrong: "Events that are ignored are answered before the secret is looked at.",
    check: "rejects-missing-secret",
    build: inBot(({ isSecret, givenSecret, refuse }) => ({
      isSecret: () => true,
      early: ({ event }, request) =>
        event.scope.startsWith("repo") || isSecret(givenSecret(request)) ? null : refuse(request),
    })),
  },
  {
    id: "remembers-before-it-asks",
    wrong: "A delivery that is known is let in without the secret.",
    check: "rejects-missing-secret",
    build: inBot(({ secret, givenSecret }) => {
      const known = new Set<string | null>();
      return {
        givenSecret: (request) => (known.has(request.headers.get("Webhook-Id")) ? secret : givenSecret(request)),
        early(_payload, request) {
          known.add(request.headers.get("Webhook-Id"));
          return null;
        },
      };
    }),
  },
  {
    id: "compares-what-is-there",
    wrong: "A loop over what was given ends early for a short one.",
    check: "rejects-missing-secret",
    build: inNode(({ secret }) => ({ isSecret: (given) => [...given].every((char, index) => char === secret[index]) })),
  },
];
