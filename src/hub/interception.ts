/** The line of consumers in this process: what they send to the Hub, with `fetch` or Node.js's `http`, is answered here. */
import { http } from "msw/http";
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
  const server = setupServer(http.all(`${origin}/*`, async ({ request }) => await answer(request)));
  server.listen({ onUnhandledFrame: "bypass" });
  const restoreFetch = interceptFetch(new URL(origin).origin, answer);
  return {
    ...line,
    close() {
      restoreFetch();
      server.close();
    },
  };
}

function unserved(): Response {
  return Response.json({ error: "hubhook does not serve this." }, { status: 404 });
}
