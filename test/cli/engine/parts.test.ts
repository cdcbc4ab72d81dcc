import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../../src/base/index.ts";
import { inParts } from "../../../src/cli/engine/index.ts";
import type { PlainOptions } from "../../../src/cli/engine/messages.ts";
import { planOf, type RunEvent } from "../../../src/fuzz/index.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

const URL = "http://consumer.example/webhook";

async function eventsOf(
  code: string,
  workers: number,
  options: PlainOptions = {},
): Promise<{ readonly events: readonly RunEvent[]; readonly recognised: readonly string[] }> {
  const file = join(await temporaryFolder(), "app.mjs");
  await writeFile(file, code);
  const all: PlainOptions = { seed: 1, runs: 6, checks: ["accepts-every-event"], url: URL, ...options };
  const work = { module: file, as: undefined, isGuided: false, options: all };
  const { signal } = new AbortController();
  const [events, recognised]: [RunEvent[], string[]] = [[], []];
  for await (const event of inParts(planOf(all, URL, 0), work, workers, signal, (line) => recognised.push(line))) {
    events.push(event);
  }
  return { events, recognised };
}

const FINE = "export default async (request) => new Response(await request.text().then(() => null));";

function indexesIn(events: readonly RunEvent[]): readonly number[] {
  return events.flatMap((event) => (event.kind === "case-judged" ? [event.index] : [])).toSorted((a, b) => a - b);
}

describe("inParts", () => {
  it("runs each case once, whatever the number of threads, and is done once", async () => {
    const { events, recognised } = await eventsOf(FINE, 3);
    expect(indexesIn(events)).toEqual(Array.from({ length: 17 }, (_, index) => index));
    expect(events.filter(({ kind }) => kind === "done")).toHaveLength(1);
    expect(events.at(-1)).toEqual({ kind: "done" });
    expect(recognised).toHaveLength(3);
  }, 60_000);

  it("gives the threads of a shard parts of that shard", async () => {
    const { events } = await eventsOf(FINE, 2, { shard: "2/3" });
    expect(indexesIn(events)).toEqual([1, 4, 7, 10, 13, 16]);
  }, 60_000);

  it("counts the requests of all of them", async () => {
    const { events } = await eventsOf(FINE, 2);
    const counts = events.flatMap((event) => (event.kind === "progress" ? [event.requests] : []));
    expect(counts.at(-1)).toBeGreaterThanOrEqual(17);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  }, 60_000);

  it("throws what none of them could do, with its class", async () => {
    await expect(eventsOf("export const nothing = 1;", 2)).rejects.toThrow(UsageError);
    await expect(eventsOf("throw new Error('no database');", 2)).rejects.toThrow(/no database/);
  }, 60_000);
});
