/** The line of consumers that run elsewhere: a port on which the Hub is served that they call. */
import { http } from "msw/http";
import { createHubLine, type HubLine } from "../hub/index.ts";
import { serveHandlers } from "../server/index.ts";

export interface ServedHubLine {
  readonly line: HubLine;
  /** What tells HF's clients where the Hub is, and gives them a token that is good there and nowhere else. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** @param port - 0 for any free one. @throws UnableError when the port can't be listened on. */
export async function serveHubLine(port: number): Promise<ServedHubLine> {
  const answering: { line?: HubLine } = {};
  const served = await serveHandlers({
    port,
    handlers: (origin) => [http.all(`${origin}/*`, ({ request }) => answering.line?.answer(request))],
  });
  const line = createHubLine({ origin: served.origin, isInProcess: false });
  answering.line = line;
  return { line, env: { HF_ENDPOINT: served.origin, HF_TOKEN: "hf_bot" }, close: served.close };
}
