/**
 * A consumer behind a URL, over real HTTP/1.1. Connections are reused while that is safe;
 * redirects are not followed: to the Hub's question "did you take it?" a 3xx is an answer, and not a yes.
 */
import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers";
import { Readable } from "node:stream";
import type { Client, Dispatcher } from "undici";
import { messageOf, type Header, type WireRequest } from "../base/index.ts";
import { startAttempt, type Attempt } from "./attempt.ts";
import { bodyStart } from "./body-start.ts";
import { openConnections, type Connection, type Connections } from "./connections.ts";
import type { Consumer } from "./consumer.ts";
import { flatHeaders, lowerCaseHeaders } from "./headers.ts";
import { reasonOf } from "./network-errors.ts";
import { bytesOf, partsOf } from "./paused-body.ts";
import { whileWaiting } from "./waiting.ts";

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
      if (closed) attempt.fail("connection-refused", "this consumer was closed");
      else {
        connections ??= openConnections();
        connections
          .then((opened) => dispatch(opened, request, attempt, { isNew: request.isOnNewConnection === true }))
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

/**
 * Sends a request, and once more on a new connection if the one that was reused turns out to be dead, or if there are so many
 * that the system may have reset it.
 */
function dispatch(
  connections: Connections,
  request: WireRequest,
  attempt: Attempt,
  { isNew = false, isAgain = false } = {},
): void {
  const { origin, pathname, search, username, password } = placeOf(request.url);
  const connection = connections.to(origin, isNew);
  const headers = [...request.headers, ...credentials(username, password)];
  const options: Dispatcher.DispatchOptions = {
    method: "POST",
    path: `${pathname}${search}`,
    ...(request.pauseMs === undefined
      ? { headers: flatHeaders(headers), body: request.body }
      : {
          headers: flatHeaders([...headers, ["Content-Length", String(bytesOf(request).length)]]),
          body: Readable.from(partsOf(request)),
        }),
  };
  const crowd = connections.inUse() - FEW;
  const sendAgain = (): boolean => {
    if (!connection.isReused && (isAgain || (crowd <= 0 && connections.inUse() <= FEW))) return false;
    dispatch(connections, request, attempt, { isNew: true, isAgain: true });
    return true;
  };
  const onSign = whileWaiting(connections, origin, connection);
  const send = (): void => {
    connection.client.dispatch(
      options,
      answerHandler(attempt, connection, { lingerMs: request.lingerMs, onSign, sendAgain }),
    );
  };
  if (connection.isReused || crowd <= 0) send();
  else setTimeout(send, crowd); // one a millisecond: the server has to accept it before more wait than it lets
}

/**
 * How many connections may be opened at once: as many as wait for a server that lets few of them, and the one that it works on.
 * Python's `socketserver` lets 5 wait, the fewest of the usual servers. The system drops or resets the others.
 */
const FEW = 6;

/** Looks out for what comes on a connection that is kept, and belongs to no answer. */
function excessOn(client: Client): { hasCome(): boolean } {
  let hasCome = false;
  client.once("disconnect", (_origin, _targets, { code, message }) => {
    hasCome = code === "UND_ERR_SOCKET" && message === "bad response"; // undici's words for it
  });
  return { hasCome: () => hasCome };
}

/** Credentials of a URL travel as Basic authorization (RFC 7617), as browsers and curl send them. */
function credentials(username: string, password: string): readonly Header[] {
  if (username === "" && password === "") return [];
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return [["Authorization", `Basic ${Buffer.from(pair).toString("base64")}`]];
}

let lastPlace: { readonly url: string; readonly place: URL } | undefined; // most deliveries go where the last one went

function placeOf(url: string): URL {
  if (lastPlace?.url !== url) lastPlace = { url, place: new URL(url) };
  return lastPlace.place;
}

interface AnswerOptions {
  readonly lingerMs: number | undefined;
  /** Called when the answer begins, or can't come any more. */
  onSign(): void;
  /** Called when the connection dies before a byte of the answer. It says whether it does, in place of failing. */
  sendAgain(): boolean;
}

/**
 * Reads the answer as it arrives, and stops reading once the attempt has ended.
 */
function answerHandler(
  attempt: Attempt,
  connection: Connection,
  { lingerMs, onSign, sendAgain }: AnswerOptions,
): Dispatcher.DispatchHandler {
  const startedMs = performance.now();
  const body = bodyStart();
  let head: { readonly status: number; readonly headers: Record<string, string> } | undefined;
  const excess = lingerMs === undefined ? undefined : excessOn(connection.client);
  const answer = (bodyCut: boolean): boolean =>
    head !== undefined && attempt.answer({ ...head, body: body.text(), bodyCut });
  return {
    onRequestStart(controller) {
      attempt.onTimeout(() => controller.abort(new Error("timeout")));
    },
    onResponseStart(_controller, status, headers) {
      onSign();
      head = { status, headers: lowerCaseHeaders(Object.entries(headers)) };
    },
    onResponseData(controller, chunk) {
      if (body.add(chunk)) return;
      answer(true);
      controller.abort(new Error("enough"));
    },
    onResponseEnd() {
      connection.note(performance.now() - startedMs);
      const end = (): void => {
        if (head !== undefined && head.status < 500) connection.keep();
        else connection.drop();
        answer(false);
      };
      if (lingerMs === undefined) return end();
      setTimeout(() => {
        if (excess?.hasCome()) attempt.fail("not-http", "more came than the Content-Length of its answer says");
        end();
      }, lingerMs);
    },
    onResponseError(_controller, error) {
      onSign();
      connection.drop();
      const { reason, detail } = reasonOf(error);
      if (head === undefined && reason === "reset" && !attempt.hasEnded() && sendAgain()) return;
      // A server that refuses a large body answers and hangs up while we still write: its refusal stands.
      const isRefusal = head !== undefined && head.status >= 400;
      if (!(isRefusal && answer(true))) attempt.fail(reason, detail);
    },
  };
}
