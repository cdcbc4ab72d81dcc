import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { moduleConsumer } from "../../src/consumer/index.ts";
import { deliveryRequest } from "../../src/delivery/index.ts";
import { formatIssue, parsePayload, type Payload } from "../../src/payload/index.ts";
import { conditionBugs, fileOf, folderOf, MARK, triggerOf } from "./conditions/index.ts";

/** What a handler answers to each delivery, or what it throws. */
async function answersOf(file: string, payloads: readonly Payload[]): Promise<readonly string[]> {
  const consumer = await moduleConsumer(file);
  try {
    const answers: string[] = [];
    for (const [nth, payload] of payloads.entries()) {
      const id = String(nth).padStart(24, "0");
      const request = deliveryRequest({ url: "http://consumer.example/" }, payload, id);
      const exchange = await consumer.send(request, { timeoutMs: 5_000 });
      answers.push(exchange.kind === "answered" ? String(exchange.status) : exchange.detail);
    }
    return answers;
  } finally {
    await consumer.close();
  }
}

const modules = conditionBugs.filter(({ language }) => language !== "py");

describe("the bugs behind conditions", () => {
  it.each(conditionBugs)("have a trigger that the Hub could send: $id", (bug) => {
    for (const payload of triggerOf(bug)) {
      const parsed = parsePayload(payload);
      expect(parsed.ok ? [] : parsed.issues.map(formatIssue)).toEqual([]);
    }
  });

  it.each(modules)("show with the last delivery of their trigger, and no other: $id", async (bug) => {
    const answers = await answersOf(join(folderOf(bug), fileOf(bug)), triggerOf(bug));
    expect(answers.at(-1)).toContain(MARK);
    expect(answers.slice(0, -1).filter((answer) => answer.includes(MARK))).toEqual([]);
  });
});
