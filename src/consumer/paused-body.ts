/** A body that comes in two parts, with a pause between them: each is a packet of its own. */
import { setTimeout as pause } from "node:timers/promises";
import type { WireRequest } from "../base/index.ts";

/** The body in full. */
export function bytesOf({ body }: WireRequest): Buffer<ArrayBuffer> {
  return Buffer.from(body as string);
}

/** The parts of the body, the second one after the pause. A body of less than two bytes is one part. */
export async function* partsOf(request: WireRequest): AsyncGenerator<Buffer<ArrayBuffer>, void> {
  const bytes = bytesOf(request);
  const middle = bytes.length >> 1;
  if (middle > 0) {
    yield bytes.subarray(0, middle);
    await pause(request.pauseMs);
  }
  yield bytes.subarray(middle);
}
