/** How a delivery travels is not how a test sends it. */
import type { Json } from "../bot.ts";
import { inBot, inExpress, inNode, type Bug } from "../bug.ts";

export const transport: readonly Bug[] = [
  {
    id: "takes-the-first-packet-for-all",
    wrong: "A body can come in two packets.",
    check: "accepts-any-transport",
    build: inNode(() => ({
      collect: async (request) =>
        await new Promise((resolve) => request.once("data", resolve).once("end", () => resolve(null))),
    })),
  },
  {
    id: "parses-each-packet",
    wrong: "A packet of a body is not a payload.",
    check: "accepts-any-transport",
    build: inNode(({ collect }) => ({
      async collect(request) {
        request.on("data", (packet: Buffer) => JSON.parse(String(packet)));
        return await collect(request);
      },
    })),
  },
  {
    id: "compares-the-whole-content-type",
    wrong: "A media type can have parameters.",
    check: "accepts-any-transport",
    build: inBot(() => ({
      early: (_payload: Json, request: Request) =>
        request.headers.get("content-type") === "application/json" ? null : new Response("JSON only", { status: 415 }),
    })),
  },
  {
    id: "writes-more-than-it-says",
    wrong: "A Content-Length counts bytes, and its answer has letters of two.",
    check: "accepts-any-transport",
    failOn: "tomorrow",
    build: inNode(() => ({
      take(_payload, response) {
        const answer = "Danke – erledigt";
        response.writeHead(200, { "content-length": answer.length }).end(answer);
      },
    })),
  },
  {
    id: "has-no-room-for-fifty",
    wrong: "Sixty-four events at once are more than it is ready for.",
    check: "survives-concurrency",
    build: inBot(() => {
      let underWay = 0;
      return {
        async early() {
          if (underWay >= 50) throw new RangeError("all connections of the pool are in use");
          underWay += 1;
          await new Promise((resolve) => setTimeout(resolve, 5));
          underWay -= 1;
          return null;
        },
      };
    }),
  },
  {
    id: "takes-any-secret-of-the-query",
    wrong: "Whoever brings any secret in the query is let in.",
    check: "rejects-wrong-secret",
    build: inBot(({ secret, givenSecret }) => ({
      givenSecret: (request) => (new URL(request.url).searchParams.has("secret") ? secret : givenSecret(request)),
    })),
  },
  {
    id: "breaks-over-a-bearer",
    wrong: "It takes an Authorization header for its own, and reads it as one of JSON.",
    check: "rejects-wrong-secret",
    build: inExpress(({ givenSecret }) => ({
      givenSecret(request) {
        const given = request.get("authorization");
        return given === undefined ? givenSecret(request) : JSON.parse(given).secret;
      },
    })),
  },
];
