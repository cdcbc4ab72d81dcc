/**
 * What goes to one origin by this thread's `fetch`, answered without a socket: msw answers it as well, by way of a connection
 * that takes milliseconds to make, which is most of the time of a bot that calls the Hub for each delivery.
 */

type Fetch = typeof globalThis.fetch;

/** As many redirects as `fetch` follows (Fetch standard, HTTP-redirect fetch). */
const MOST_REDIRECTS = 20;

/** @returns What gives `fetch` back, unless somebody else has replaced it since. */
export function interceptFetch(origin: string, answer: (request: Request) => Promise<Response>): () => void {
  const original = globalThis.fetch;
  const intercepted: Fetch = async (input, init) => {
    if (originOf(input) !== origin) return await original(input, init);
    return await answered(new Request(input, init), origin, answer, original);
  };
  globalThis.fetch = intercepted;
  return () => {
    if (globalThis.fetch === intercepted) globalThis.fetch = original;
  };
}

function originOf(input: string | URL | Request): string | undefined {
  const url = input instanceof Request ? input.url : String(input);
  return URL.canParse(url) ? new URL(url).origin : undefined;
}

async function answered(
  request: Request,
  origin: string,
  answer: (request: Request) => Promise<Response>,
  original: Fetch,
): Promise<Response> {
  const body = request.body === null ? undefined : await request.arrayBuffer();
  const { headers, signal, redirect } = request;
  let [url, method, sent] = [request.url, request.method, body];
  for (let redirects = 0; ; redirects++) {
    const response = await untilAborted(
      answer(new Request(url, { method, headers, signal, ...(sent && { body: sent }) })),
      signal,
    );
    if (response.type === "error") throw new TypeError("fetch failed", { cause: connectionReset() });
    const to = response.headers.get("location");
    if (response.status < 300 || response.status >= 400 || to === null || redirect === "manual") {
      return arrivedFrom(response, url, redirects > 0);
    }
    if (redirect === "error" || redirects === MOST_REDIRECTS) {
      throw new TypeError("fetch failed", { cause: new Error("There was a redirect too many.") });
    }
    url = new URL(to, url).href;
    if (response.status === 303 || (method === "POST" && response.status <= 302)) [method, sent] = ["GET", undefined];
    if (new URL(url).origin !== origin)
      return await original(url, { method, headers, signal, ...(sent && { body: sent }) });
  }
}

async function untilAborted(answering: Promise<Response>, signal: AbortSignal): Promise<Response> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => aborted.reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([answering, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

function connectionReset(): Error {
  return Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
}

/** A response that is made by hand does not know where it comes from. */
function arrivedFrom(response: Response, url: string, redirected: boolean): Response {
  return Object.defineProperties(response, { url: { value: url }, redirected: { value: redirected } });
}
