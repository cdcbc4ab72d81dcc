/** The example payloads that come with the schemas. */
import { readFile } from "node:fs/promises";
import { isEvent, parsePayload, type EventName, type PayloadByEvent } from "../../src/payload/index.ts";

/** @param variant - As in the file's name, with its dash. */
export async function example<E extends EventName>(
  event: E,
  variant: `-${string}` | "" = "",
): Promise<PayloadByEvent[E]> {
  const file = `schemas/examples/${event.replace(":", ".")}${variant}.json`;
  const parsed = parsePayload(JSON.parse(await readFile(file, "utf8")), { strict: true });
  if (parsed.ok && isEvent(parsed.payload, event)) return parsed.payload;
  throw new Error(`${file} is no payload of ${event}: ${JSON.stringify(parsed)}`);
}
