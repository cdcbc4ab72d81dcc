/** The line of consumers in this process: what they send to the Hub, with `fetch` or Node.js's `http`, is answered here. */
import { http } from "msw/http";
import type { SetupServer } from "msw/node";
import { claimFrames } from "./frames.ts";
import { interceptFetch } from "./fetch-interception.ts";
import { createHubEndpoint, type HubEndpoint } from "./hub-endpoint.ts";

export interface InterceptedHub extends HubEndpoint {
  /** From here on, the process talks to the real Hub again. */
  close(): void;
}

/**
 * Answers calls of this process to `origin` by whichever Hub is plugged in. Nothing that is sent there leaves the process;
 * what is sent elsewhere goes its way.
 */
export async function interceptHub(origin: string): Promise<InterceptedHub> {
  const { setupServer } = await import("msw/node");
  const line = createHubEndpoint({ origin, isInProcess: true });
  const answer = async (request: Request): Promise<Response> => (await line.answer(request)) ?? unserved();
  const handler = http.all(`${origin}/*`, async ({ request }) => await answer(request));
  const release = claimFrames(origin, handler) ?? listen(setupServer(handler));
  const restoreFetch = interceptFetch(new URL(origin).origin, answer);
  return {
    ...line,
    close() {
      restoreFetch();
      release();
    },
  };
}

function listen(server: SetupServer): () => void {
  server.listen({ onUnhandledFrame: "bypass" });
  return () => server.close();
}

function unserved(): Response {
  return Response.json({ error: "hubhook does not serve this." }, { status: 404 });
}
