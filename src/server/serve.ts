/**
 * The mock Hub on a port: the same handlers that `setupServer` takes, answered over HTTP. What is served is decided by
 * the handlers alone; here is only what a server owes whoever sends it anything.
 */
import { serve, type HttpBindings, type ServerType } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getResponse, type RequestHandler } from "msw";
import { messageOf, UnableError } from "../base/index.ts";

export interface ServeOptions {
  /** 0 for any free one. */
  readonly port: number;
  /** The address to listen on. Default: 127.0.0.1, which nobody else can reach. */
  readonly hostname?: string;
  /** The largest body that is read, in bytes. Default: 16 MiB. */
  readonly maxBodyBytes?: number;
  /** What to serve, given the address that it is served on. */
  readonly handlers: (origin: string) => readonly RequestHandler[];
}

export interface Served {
  /** Such as `http://127.0.0.1:5000`. */
  readonly origin: string;
  /** Stops listening, and cuts the connections that are open. */
  close(): Promise<void>;
}

const MAX_BODY_BYTES = 16 * 1024 * 1024;

/**
 * Serves handlers on a port.
 * @throws UnableError when the port can't be listened on.
 */
export async function serveHandlers(options: ServeOptions): Promise<Served> {
  const { port, hostname = "127.0.0.1", maxBodyBytes = MAX_BODY_BYTES } = options;
  let handlers: readonly RequestHandler[] = [];
  let origin = ""; // both are known once it listens
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.on(
    ["POST", "PUT", "PATCH", "DELETE"], // the others have no body, and looking for one costs
    "*",
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: (context) =>
        context.json({ error: `The body is larger than ${maxBodyBytes.toLocaleString("en-US")} bytes.` }, 413),
    }),
  );
  app.all("*", async (context) => {
    const answer = await getResponse([...handlers], addressedTo(origin, context.req.raw));
    if (answer?.type === "error") {
      context.env.outgoing.destroy(); // a handler that wants the connection to break
      return RESPONSE_ALREADY_SENT;
    }
    return (
      answer ??
      context.json(
        { error: `hubhook does not serve ${context.req.method} ${context.req.path}.`, served: routesOf(handlers) },
        404,
      )
    );
  });
  app.onError((error, context) => context.json({ error: `hubhook failed: ${messageOf(error)}` }, 500));

  const served = await listening(app, hostname, port);
  origin = served.origin;
  handlers = options.handlers(served.origin);
  return served;
}

/**
 * The request as if it had come by the address that the handlers know. A server that listens on loopback goes by no other
 * names than this machine's own, so that no site can have its name lead here; one that listens elsewhere goes by any.
 */
function addressedTo(origin: string, request: Request): Request {
  if (origin === "") return request;
  const { hostname } = new URL(origin);
  const asked = new URL(request.url);
  const isOwn = LOOPBACK.has(hostname) ? LOOPBACK.has(asked.hostname) : true;
  if (asked.origin === origin || !isOwn) return request;
  const { method, headers, body } = request;
  const url = `${origin}${asked.pathname}${asked.search}`;
  return new Request(url, { method, headers, body, ...(body !== null && { duplex: "half" }) });
}

/** The names of this machine for itself. */
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Has an app listen.
 * @throws UnableError when the port can't be listened on.
 */
export function listening(
  app: Pick<Parameters<typeof serve>[0], "fetch">,
  hostname: string,
  port: number,
): Promise<Served> {
  return new Promise((resolve, reject) => {
    const server: ServerType = serve({ fetch: app.fetch, hostname, port }, ({ address, port: taken }) =>
      resolve({
        origin: `http://${address.includes(":") ? `[${address}]` : address}:${taken}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      }),
    );
    server.once("error", (error) =>
      reject(
        new UnableError(
          `Failed to listen on ${hostname}:${port}: ${messageOf(error)}. Choose another port; 0 takes a free one.`,
        ),
      ),
    );
  });
}

/** The routes of handlers, such as `GET /api/settings/webhooks/:id`. */
function routesOf(handlers: readonly RequestHandler[]): readonly string[] {
  return handlers
    .flatMap(({ info }) => info.header.split("\n"))
    .map((route) => route.replace(/https?:\/\/[^/\s]+/, ""))
    .filter((route) => route !== "");
}
