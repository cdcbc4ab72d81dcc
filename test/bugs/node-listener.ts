/** A listener on node:http that keeps every promise, made of parts: for the bugs of who does everything by hand. */
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { isSameSecret } from "../consumers/same-secret.ts";
import type { Json } from "./bot.ts";
import { isShaped } from "./is-shaped.ts";

/** Bodies beyond this are not read, in bytes. */
const MOST_BYTES = 2 * 1024 * 1024;

export interface Listener {
  readonly secret: string;
  isSecret(given: string): boolean;
  /** The whole body; `null` for one that is too large. */
  collect(request: IncomingMessage): Promise<Buffer | null>;
  /** The JSON value in a body; undefined if there is none. */
  read(body: Buffer): Json;
  /** Answers what is no payload, too large, or of a stranger. */
  refuse(status: 400 | 401 | 413, response: ServerResponse): void;
  /** Answers a payload. */
  take(payload: Json, response: ServerResponse): void;
}

export function correctListener(secret: string): Listener {
  return {
    secret,
    isSecret: (given) => isSameSecret(given, secret),
    async collect(request) {
      const body = await buffer(request);
      return body.length > MOST_BYTES ? null : body;
    },
    read(body) {
      try {
        return JSON.parse(body.toString());
      } catch {
        return undefined;
      }
    },
    refuse: (status, response) => void response.writeHead(status).end(),
    take: (_payload, response) => void response.writeHead(200).end("ok"),
  };
}

export function listenerOf(parts: Listener): RequestListener {
  return async (request, response) => {
    const given = [request.headers["x-webhook-secret"]].flat().join(", ");
    if (!parts.isSecret(given)) return parts.refuse(401, response);
    const body = await parts.collect(request);
    if (body === null) return parts.refuse(413, response);
    const payload = parts.read(body);
    if (!isShaped(payload)) return parts.refuse(400, response);
    parts.take(payload, response);
  };
}
