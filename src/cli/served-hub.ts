/** The Hub of consumers that run elsewhere: served on a port that they call. */
import { http } from "msw/http";
import { createHubEndpoint, type HubEndpoint } from "../hub/index.ts";
import { serveHandlers } from "../server/index.ts";

export interface ServedHub {
  readonly endpoint: HubEndpoint;
  /** What tells HF's clients where the Hub is, and gives them a token that is good there and nowhere else. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** @param port - 0 for any free one. @throws UnableError when the port can't be listened on. */
export async function serveHub(port: number): Promise<ServedHub> {
  const answering: { endpoint?: HubEndpoint } = {};
  const served = await serveHandlers({
    port,
    handlers: (origin) => [http.all(`${origin}/*`, ({ request }) => answering.endpoint?.answer(request))],
  });
  const endpoint = createHubEndpoint({ origin: served.origin, isInProcess: false });
  answering.endpoint = endpoint;
  return { endpoint, env: { HF_ENDPOINT: served.origin, HF_TOKEN: "hf_token_of_the_bot" }, close: served.close };
}
