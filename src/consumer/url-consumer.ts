/**
 * A consumer behind a URL, over real HTTP/1.1. One connection pool per origin, reused;
 * redirects are not followed: to the Hub's question "did you take it?" a 3xx is an answer, and not a yes.
 */
import type { Dispatcher, Pool } from "undici";
import { messageOf, type WireRequest } from "../base/index.ts";
import { startAttempt, type Attempt } from "./attempt.ts";
import { bodyStart } from "./body-start.ts";
import type { Consumer } from "./consumer.ts";
import { flatHeaders, lowerCaseHeaders } from "./headers.ts";
import { reasonOf } from "./network-errors.ts";

/**
 * Sends each request to the address it names.
 * @param url - Where the consumer listens. Query and credentials are left out of its name in reports.
 */
export function urlConsumer(url: string | URL): Consumer {
  const { origin, pathname } = new URL(url);
  let connections: Promise<Connections> | undefined;
  let closed = false;
  return {
    name: `${origin}${pathname}`,
    url: String(url),
    send(request, { timeoutMs }) {
      const attempt = startAttempt(timeoutMs);
      if (closed) attempt.fail("refused", "this consumer was closed");
      else {
        connections ??= openConnections();
        connections
          .then((opened) => dispatch(opened, request, attempt))
          .catch((thrown: unknown) => {
            attempt.fail("unsendable", messageOf(thrown));
          });
      }
      return attempt.exchange;
    },
    async close() {
      closed = true;
      await (await connections)?.close();
    },
  };
}

/** Where a URL leads. */
interface Place {
  readonly pool: Pool;
  /** With the query. */
  readonly path: string;
}

interface Connections {
  to(url: string): Place;
  close(): Promise<void>;
}

/** Loads undici, which who only tests in process never needs. */
async function openConnections(): Promise<Connections> {
  const { Pool } = await import("undici");
  const pools = new Map<string, Pool>();
  let last: { readonly url: string; readonly place: Place } | undefined; // most deliveries go where the last one went
  return {
    to(url) {
      if (last?.url === url) return last.place;
      const { origin, pathname, search } = new URL(url);
      let pool = pools.get(origin);
      if (pool === undefined) {
        // The attempt has its own timeout, so undici's are off.
        pool = new Pool(origin, { headersTimeout: 0, bodyTimeout: 0, allowH2: false });
        pools.set(origin, pool);
      }
      last = { url, place: { pool, path: `${pathname}${search}` } };
      return last.place;
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
    },
  };
}

function dispatch(connections: Connections, request: WireRequest, attempt: Attempt): void {
  const { pool, path } = connections.to(request.url);
  const options: Dispatcher.DispatchOptions = {
    method: "POST",
    path,
    headers: flatHeaders(request.headers),
    body: request.body,
  };
  pool.dispatch(options, answerHandler(attempt));
}

/** Reads the answer as it arrives, and stops reading once the attempt has ended. */
function answerHandler(attempt: Attempt): Dispatcher.DispatchHandler {
  const body = bodyStart();
  let head: { readonly status: number; readonly headers: Record<string, string> } | undefined;
  const answer = (bodyCut: boolean): boolean =>
    head !== undefined && attempt.answer({ ...head, body: body.text(), bodyCut });
  return {
    onRequestStart(controller) {
      attempt.onTimeout(() => controller.abort(new Error("timeout")));
    },
    onResponseStart(_controller, status, headers) {
      head = { status, headers: lowerCaseHeaders(Object.entries(headers)) };
    },
    onResponseData(controller, chunk) {
      if (body.add(chunk)) return;
      answer(true);
      controller.abort(new Error("enough"));
    },
    onResponseEnd() {
      answer(false);
    },
    onResponseError(_controller, error) {
      // A server that refuses a large body answers and hangs up while we still write: its refusal stands.
      const isRefusal = head !== undefined && head.status >= 400;
      if (isRefusal && answer(true)) return;
      const { reason, detail } = reasonOf(error);
      attempt.fail(reason, detail);
    },
  };
}
