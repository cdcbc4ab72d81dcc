/**
 * A consumer that is a fetch handler: Hono, Next.js route handlers, Bun, Deno, Cloudflare Workers.
 * It is called with a `Request`; no socket, and nothing is intercepted.
 */
import { messageOf, type WireRequest } from "../base/index.ts";
import type { Attempt } from "./attempt.ts";
import { bodyStart } from "./body-start.ts";
import type { Consumer } from "./consumer.ts";
import { lowerCaseHeaders } from "./headers.ts";
import { inProcessConsumer } from "./in-process.ts";
import { partsOf } from "./paused-body.ts";

export type FetchHandler = (request: Request) => Response | Promise<Response>;

/** @param name - How reports name it. */
export function fetchConsumer(handler: FetchHandler, name: string = "fetch handler"): Consumer {
  return requestConsumer(name, (request) => handler(request));
}

/** Calls what takes a `Request`, in whatever way, and returns a `Response`. */
export type RequestCall = (request: Request, attempt: Attempt, wireRequest: WireRequest) => unknown;

/** For platforms that hand over more than a request. @param name - How reports name it. */
export function requestConsumer(name: string, call: RequestCall): Consumer {
  return inProcessConsumer(name, async (wireRequest, attempt) => {
    const request = toRequest(wireRequest, attempt);
    if (request !== undefined) await readResponse(await call(request, attempt, wireRequest), attempt);
  });
}

const utf8 = new TextEncoder();

/** As it is before anybody intercepts: libraries that do so slow the making of requests down, and nothing is to be caught here. */
const PlainRequest = Request;

/** Bytes rather than a string as the body, because a string would add a content type of its own. */
function toRequest(wireRequest: WireRequest, attempt: Attempt): Request | undefined {
  const { url, headers, body, pauseMs } = wireRequest;
  try {
    const init = { method: "POST", headers: headers.map(([name, value]): [string, string] => [name, value]) };
    if (pauseMs !== undefined) {
      return new PlainRequest(url, { ...init, body: ReadableStream.from(partsOf(wireRequest)), duplex: "half" });
    }
    const bytes = typeof body === "string" ? utf8.encode(body) : new Uint8Array(body);
    return new PlainRequest(url, { ...init, body: bytes });
  } catch (thrown) {
    attempt.fail("unsendable", messageOf(thrown));
    return undefined;
  }
}

/** Ends the attempt with what the handler returned. Taken as `unknown`: a handler in JavaScript may return anything. */
export async function readResponse(returned: unknown, attempt: Attempt): Promise<void> {
  if (!isResponse(returned)) {
    attempt.fail("threw", `the handler returned ${nameOf(returned)}. Return a Response`);
    return;
  }
  if (returned.bodyUsed) {
    attempt.fail("threw", "the handler returned a Response that was already read. Return a new one for each request");
    return;
  }
  if (returned.type === "error") {
    attempt.fail("reset", "the handler returned Response.error()");
    return;
  }
  const body = bodyStart();
  if (returned.body !== null) {
    const reader = returned.body.getReader();
    const stopReading = (): void => void reader.cancel().catch(() => undefined);
    attempt.onTimeout(stopReading);
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      if (!(read.value instanceof Uint8Array)) {
        attempt.fail("threw", `the body stream of the Response holds ${nameOf(read.value)}. Enqueue bytes`);
        stopReading();
        return;
      }
      if (!body.add(read.value)) {
        stopReading();
        break;
      }
    }
  }
  attempt.answer({
    status: returned.status,
    headers: lowerCaseHeaders(returned.headers),
    body: body.text(),
    bodyCut: body.isCut(),
  });
}

/** By its shape, because adapters and polyfills bring classes of their own. */
export function isResponse(value: unknown): value is Response {
  return (
    typeof value === "object" &&
    value !== null &&
    "status" in value &&
    typeof value.status === "number" &&
    "headers" in value &&
    typeof value.headers === "object" &&
    value.headers !== null &&
    Symbol.iterator in value.headers &&
    "body" in value &&
    "bodyUsed" in value
  );
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  const kind = typeof value === "object" ? value.constructor?.name : typeof value;
  return `a value of type ${kind ?? "object"}`;
}
