/** A listener on node:http without a framework, that indexes what changed. Takes with 200, refuses with 401 and 400. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { buffer } from "node:stream/consumers";
import { parsePayload, type ParsedPayload } from "../../src/payload/index.ts";
import type { ConsumerOptions } from "./options.ts";
import { isSameSecret } from "./same-secret.ts";

export const nodeFlaws = [
  "compares-the-start-of-the-secret",
  "asks-for-the-secret-only-if-there-is-one",
  "ignores-the-case-of-the-secret",
  "hangs-up-on-what-is-not-json",
  "crashes-on-what-is-not-json",
  "crashes-after-the-answer",
  "is-spoilt-by-an-empty-body",
] as const;

type NodeFlaw = (typeof nodeFlaws)[number];

/** How much of a body is read, in bytes. */
const MOST_BYTES = 2 * 1024 * 1024;

export function nodeConsumer({ secret, flaw }: ConsumerOptions<NodeFlaw> = {}): Server {
  let isSpoilt = false;
  const listener: RequestListener = async (request, response) => {
    const answer = (status: number): void => void response.writeHead(status).end();
    if (isSpoilt) return answer(500);
    if (secret !== undefined && !lets(request.headers["x-webhook-secret"], secret, flaw)) return answer(401);
    if (Number(request.headers["content-length"] ?? 0) > MOST_BYTES) {
      request.resume();
      return answer(413);
    }
    const body = await buffer(request);
    if (flaw === "is-spoilt-by-an-empty-body" && body.length === 0) isSpoilt = true;
    const value = jsonIn(body);
    if (value === undefined) {
      if (flaw === "hangs-up-on-what-is-not-json") request.socket.destroy();
      else if (flaw === "crashes-on-what-is-not-json") later(() => JSON.parse(body.toString()));
      else answer(400);
      return;
    }
    const parsed = parsePayload(value);
    if (!parsed.ok) return answer(400);
    answer(200);
    later(() => index(parsed, flaw));
  };
  return createServer(listener);
}

function lets(given: IncomingMessage["headers"][string], secret: string, flaw: NodeFlaw | undefined): boolean {
  const text = [given].flat().join(", ");
  switch (flaw) {
    case "compares-the-start-of-the-secret":
      return text.startsWith(secret);
    case "asks-for-the-secret-only-if-there-is-one":
      return text === "" || isSameSecret(text, secret);
    case "ignores-the-case-of-the-secret":
      return isSameSecret(text.toLowerCase(), secret.toLowerCase());
    default:
      return isSameSecret(text, secret);
  }
}

function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

/** Out of the request, so that nobody catches what goes wrong. */
function later(work: () => void): void {
  setImmediate(work);
}

function index({ payload }: ParsedPayload, flaw: NodeFlaw | undefined): void {
  const [owner, name] = payload.repo.name.split("/");
  if (flaw !== "crashes-after-the-answer") return;
  if (name === undefined) throw new TypeError(`there is no namespace in ${owner}`);
}
