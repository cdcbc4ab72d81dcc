/**
 * The helpers that Next.js pages and Vercel put on a request and a response: `req.body`, `req.query`, `req.cookies`,
 * `res.status().json()`, `res.send()`, `res.redirect()`. Google Cloud Functions and Azure's first model share some.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { parse } from "node:querystring";
import type { WireRequest } from "../../base/index.ts";
import { cookiesIn } from "./cookies.ts";
import type { RouteParameters } from "./route-parameters.ts";

/** A body that is not what its content type says; the platforms answer it with 400 themselves. */
export class InvalidBodyError extends Error {
  override readonly name = "ApiError";
  readonly statusCode: number;
  constructor(message: string, statusCode = 400) {
    super(message);
    this.statusCode = statusCode;
  }
}

/** How a body is read by its content type. @throws InvalidBodyError for JSON that is none. */
export function parsedBody(body: Buffer, contentType: string | undefined): unknown {
  const type = contentType?.split(";")[0]?.trim().toLowerCase();
  switch (type) {
    case "application/json":
    case "application/ld+json":
      return parsedJsonBody(body.toString());
    case "application/x-www-form-urlencoded":
      return { ...parse(body.toString()) };
    case "text/plain":
      return body.toString();
    default:
      return type === undefined ? undefined : body;
  }
}

function parsedJsonBody(text: string): unknown {
  if (text === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw new InvalidBodyError("Invalid JSON");
  }
}

export function bytesOf({ body }: WireRequest): Buffer {
  return typeof body === "string" ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

/** `req.query` and `req.cookies`. */
export function addRequestHelpers(incoming: IncomingMessage, url: string, parameters: RouteParameters): void {
  const query: Record<string, string | readonly string[]> = {};
  const { searchParams } = new URL(url);
  for (const name of searchParams.keys()) {
    const [first = "", ...others] = searchParams.getAll(name);
    query[name] = others.length === 0 ? first : [first, ...others];
  }
  Object.assign(incoming, { query: { ...query, ...parameters }, cookies: cookiesIn(incoming.headers.cookie) });
}

/** Those of Next.js and Vercel, and `set`, `type` and `sendStatus` as Express has them. */
export function addResponseHelpers(response: ServerResponse): void {
  const ifUnset = (name: string, value: string): void => {
    if (!response.hasHeader(name)) response.setHeader(name, value);
  };
  const end = (body: string | Uint8Array): ServerResponse => {
    ifUnset("content-length", String(Buffer.byteLength(body)));
    return response.end(body);
  };
  const helpers = {
    status(code: number) {
      response.statusCode = code;
      return response;
    },
    json(value: unknown) {
      ifUnset("content-type", "application/json; charset=utf-8");
      return end(JSON.stringify(value) ?? "");
    },
    send(body?: unknown) {
      if (body === undefined || body === null) return response.end();
      if (body instanceof Uint8Array) {
        ifUnset("content-type", "application/octet-stream");
        return end(body);
      }
      if (typeof body === "object" || typeof body === "number" || typeof body === "boolean") return helpers.json(body);
      ifUnset("content-type", "text/html; charset=utf-8");
      return end(String(body));
    },
    redirect(statusOrUrl: number | string, url?: string) {
      const isBare = typeof statusOrUrl === "string";
      response.statusCode = isBare ? 307 : statusOrUrl;
      response.setHeader("location", isBare ? statusOrUrl : String(url));
      return response.end();
    },
    sendStatus: (code: number) => helpers.status(code).end(String(code)),
    set(name: string, value: string) {
      response.setHeader(name, value);
      return response;
    },
    type: (value: string) => helpers.set("content-type", value),
  };
  Object.assign(response, helpers, { header: helpers.set });
}
