/** Bodies that only strangers send, and that break who expects none of them. */
import { buffer } from "node:stream/consumers";
import type { Json } from "../bot.ts";
import { inBot, inExpress, inNode, type Bug } from "../bug.ts";

export const bodies: readonly Bug[] = [
  {
    id: "expects-json",
    wrong: "Reading a body that is no JSON throws.",
    check: "survives-malformed-body",
    build: inBot(() => ({ read: (request) => request.json() })),
  },
  {
    id: "takes-null-for-an-object",
    wrong: "The type of null is object.",
    check: "survives-malformed-body",
    build: inBot(() => ({ isPayload: (value) => typeof value === "object" && value.event !== undefined })),
  },
  {
    id: "looks-into-numbers",
    wrong: "A number has no properties to look for.",
    check: "survives-malformed-body",
    build: inBot(({ isPayload }) => ({ isPayload: (value) => "event" in value && isPayload(value) })),
  },
  {
    id: "believes-whatever-has-an-event",
    wrong: "An event may be null.",
    check: "survives-malformed-body",
    build: inBot(() => ({ isPayload: (value) => value?.event !== undefined })),
  },
  {
    id: "believes-whatever-has-a-repo",
    wrong: "What has an event and a repo may have a number for a name.",
    check: "survives-invalid-payload",
    build: inBot(() => ({
      isPayload: (value) => Boolean(value?.event && value.repo),
      onContent: ({ repo }) => repo.name.toLowerCase(),
    })),
  },
  {
    id: "believes-in-a-status",
    wrong: "A status may be any text that somebody made up.",
    check: "survives-invalid-payload",
    build: inBot(() => {
      const labels: Json = { open: ["o"], closed: ["c"], merged: ["m"], draft: ["d"] };
      return {
        isPayload: (value) => Boolean(value?.event),
        onDiscussion: ({ discussion }) => labels[discussion?.status ?? "open"].at(0),
      };
    }),
  },
  {
    id: "reads-ids-as-numbers",
    wrong: "An id may be no hexadecimal number at all.",
    check: "survives-invalid-payload",
    build: inBot(() => ({ onRepo: ({ repo }) => BigInt(`0x${repo.id}`) })),
  },
  {
    id: "reads-the-first-of-no-refs",
    wrong: "A list of refs that a stranger sends may be empty.",
    check: "survives-invalid-payload",
    build: inBot(() => ({ onContent: ({ updatedRefs }) => updatedRefs?.[0].ref })),
  },
  {
    id: "counts-the-depth",
    wrong: "Ten thousand levels are too many for a function that calls itself.",
    check: "survives-malformed-body",
    failOn: "strangers",
    build: inBot(({ isPayload }) => {
      const depthOf = (value: Json): number =>
        value instanceof Object ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
      return { isPayload: (value) => depthOf(value) < 20 && isPayload(value) };
    }),
  },
  {
    id: "expects-a-content-type",
    wrong: "A request may come without a content type.",
    check: "survives-malformed-body",
    build: inNode(({ collect }) => ({
      async collect(request) {
        const { headers }: Json = request;
        return headers["content-type"].startsWith("text/") ? null : await collect(request);
      },
    })),
  },
  {
    id: "knows-every-charset",
    wrong: "A content type may name a charset that does not exist.",
    check: "survives-malformed-body",
    build: inBot(() => ({
      async read(request) {
        const [, charset = "utf-8"] = request.headers.get("Content-Type")?.split("charset=") ?? [];
        const text = new TextDecoder(charset).decode(await request.arrayBuffer());
        return await new Response(text).json().catch(() => undefined);
      },
    })),
  },
  {
    id: "insists-on-utf-8",
    wrong: "Bytes that are no UTF-8 throw where they are read.",
    check: "survives-malformed-body",
    build: inNode(({ read }) => ({
      read: (body) => read(Buffer.from(new TextDecoder("utf-8", { fatal: true }).decode(body))),
    })),
  },
  {
    id: "says-a-word-with-no-content",
    wrong: "A 204 has no body: the answer to an empty body throws.",
    check: "survives-malformed-body",
    build: inBot(({ read, isPayload, early }) => ({
      read: async (request) => ((await request.clone().text()) === "" ? "ping" : read(request)),
      isPayload: (value) => value === "ping" || isPayload(value),
      early: (value, request) => (value === "ping" ? new Response("pong", { status: 204 }) : early(value, request)),
    })),
  },
  {
    id: "lets-the-body-be-undefined",
    wrong: "Express leaves the body undefined when its content type is another one.",
    check: "survives-malformed-body",
    build: inExpress(() => ({ take: ({ body }, response) => void response.json({ read: body.event }) })),
  },
  {
    id: "takes-a-hundred-kilobytes",
    wrong: "That is the limit of express.json by itself, and a comment may have 256 KiB.",
    check: "accepts-edge-cases",
    build: inExpress(() => ({ json: {} })),
  },
  {
    id: "takes-one-megabyte",
    wrong: "The files of a bucket may need more.",
    check: "accepts-buckets",
    build: inExpress(() => ({ json: { limit: "1mb" } })),
  },
  {
    id: "throws-out-of-the-stream",
    wrong: "What is thrown while a body comes in ends the program.",
    check: "survives-malformed-body",
    failOn: "strangers",
    build: inNode(() => ({
      collect: (request) =>
        new Promise((resolve) => {
          const chunks: Buffer[] = [];
          request.on("data", (chunk: Buffer) => {
            chunks.push(chunk);
            if (Buffer.concat(chunks).length > 2 * 1024 * 1024) throw new RangeError("the body is too large");
          });
          request.on("end", () => resolve(Buffer.concat(chunks)));
        }),
    })),
  },
  {
    id: "counts-characters",
    wrong: "A content length counts bytes, and not characters.",
    check: "accepts-every-event",
    build: inNode(() => ({
      async collect(request) {
        const body = await buffer(request);
        return body.toString().length === Number(request.headers["content-length"]) ? body : null;
      },
    })),
  },
];
