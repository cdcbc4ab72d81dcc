/** Answers that go elsewhere, or that tell what they should not. */
import { inBot, inExpress, type Bug } from "../bug.ts";

export const answers: readonly Bug[] = [
  {
    id: "explains-what-was-expected",
    wrong: "A refusal that shows the secret is an invitation.",
    check: "keeps-secret",
    build: inBot(({ secret }) => ({ refuse: () => new Response(`the secret is not ${secret}`, { status: 401 }) })),
  },
  {
    id: "echoes-its-headers",
    wrong: "The headers of a request hold the secret.",
    check: "keeps-secret",
    build: inBot(() => ({ onOther: (_payload, { headers }) => JSON.stringify(Object.fromEntries(headers)) })),
  },
  {
    id: "tells-where-it-was-asked",
    wrong: "The URL of a request may hold the secret.",
    check: "keeps-secret",
    secretIn: "query",
    build: inBot(({ answer }) => ({
      givenSecret: ({ url }) => new URL(url).searchParams.get("secret"),
      early: (_payload, { url }) => new Response("done", { headers: { "Content-Location": url } }),
      answer,
    })),
  },
  {
    id: "prints-its-errors",
    wrong: "Express shows an error with its message, and with what stands in there.",
    check: "keeps-secret",
    build: inExpress(({ secret }) => ({
      refuse(_response, given) {
        throw Object.assign(new Error(`${String(given)} is not ${secret}`), { status: 401 });
      },
    })),
  },
  {
    id: "gives-a-session-away",
    wrong: "A cookie with the secret is kept by whoever stands between.",
    check: "keeps-secret",
    build: inBot(({ secret }) => ({
      onComment: () => "session",
      answer: (done) =>
        new Response(String(done), {
          headers: done === "session" ? { "Set-Cookie": `session=${encodeURIComponent(secret)}` } : {},
        }),
    })),
  },
  {
    id: "sends-spaces-elsewhere",
    wrong: "A redirect is no 2xx, and the Hub does not say that it follows one.",
    check: "accepts-every-event",
    build: inBot(() => ({
      early: ({ repo }) => (repo.type === "space" ? Response.redirect(`${repo.url.web}/webhook`, 307) : null),
    })),
  },
  {
    id: "insists-on-its-name",
    wrong: "A redirect to the same place under another name is one, too.",
    check: "accepts-every-event",
    build: inBot(() => ({
      early: (_payload, { url }) =>
        new URL(url).hostname.startsWith("www.")
          ? null
          : Response.redirect("https://www.consumer.example/webhook", 301),
    })),
  },
  {
    id: "answers-that-it-is-processing",
    wrong: "102 announces an answer and is none: no Response can have it.",
    check: "accepts-every-event",
    build: inBot(() => ({
      answer: (_done, { event }) => new Response(null, { status: event.scope === "repo.content" ? 102 : 200 }),
    })),
  },
];
