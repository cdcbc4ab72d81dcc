/** Answers 202 and works afterwards, one piece after the other; what fails is put aside, and nothing else suffers. */
import type { RequestListener } from "node:http";
import { json } from "node:stream/consumers";
import { parsePayload, type AnyPayload } from "../../../src/payload/index.ts";
import { isSameSecret } from "../../consumers/same-secret.ts";

export function answersFirst(secret: string): RequestListener {
  const putAside: unknown[] = [];
  let queue: Promise<void> = Promise.resolve();
  const work = async ({ repo }: AnyPayload): Promise<void> => {
    if (!repo.name.includes("/")) throw new Error("there is no namespace to mirror to");
  };
  return async (request, response) => {
    const given = request.headers["x-webhook-secret"];
    if (!isSameSecret([given].flat().join(), secret)) return void response.writeHead(401).end();
    const parsed = parsePayload(await json(request).catch(() => null));
    response.writeHead(parsed.ok ? 202 : 400).end();
    if (!parsed.ok) return;
    queue = queue.then(() => work(parsed.payload)).catch((error: unknown) => void putAside.push(error));
  };
}
