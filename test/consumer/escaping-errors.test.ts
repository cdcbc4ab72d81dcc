import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { fetchConsumer, nodeConsumer, type Consumer } from "../../src/consumer/index.ts";
import { impatient, patient, requestTo } from "./request-to.ts";

const request = requestTo("https://bot.example/webhook");

function closing(consumer: Consumer): Consumer {
  onTestFinished(() => consumer.close());
  return consumer;
}

describe("an error that escapes a handler", () => {
  it("is the outcome of the request that it belongs to, and of no other", async () => {
    const consumer = closing(
      nodeConsumer((incoming, outgoing) => {
        const id = String(incoming.headers["webhook-id"]);
        setTimeout(() => {
          if (id === "2") throw new RangeError(`too much: ${id}`);
          outgoing.end(id);
        }, 5);
      }),
    );
    const late: string[] = [];
    const options = { ...patient, onLateFailure: (detail: string) => void late.push(detail) };
    const outcomes = await Promise.all(
      ["1", "2", "3"].map((id) => consumer.send({ ...request, headers: [["Webhook-Id", id]] }, options)),
    );
    expect(outcomes).toMatchObject([
      { kind: "answered", body: "1" },
      { kind: "unanswered", reason: "escaped", detail: expect.stringContaining("RangeError: too much: 2") },
      { kind: "answered", body: "3" },
    ]);
    expect(late).toEqual([]);
  });

  it("belongs to its request when it comes after the answer, where it would end a process", async () => {
    const consumer = closing(
      fetchConsumer((incoming) => {
        const id = incoming.headers.get("webhook-id");
        setTimeout(() => {
          if (id === "2") throw new RangeError("too late");
        }, 5);
        return new Response("ok");
      }),
    );
    const late: string[] = [];
    for (const id of ["1", "2", "3"]) {
      const onLateFailure = (detail: string): void => void late.push(`${id}: ${detail}`);
      const sent = { ...request, headers: [["Webhook-Id", id]] } as const;
      expect(await consumer.send(sent, { ...patient, onLateFailure })).toMatchObject({ kind: "answered" });
    }
    await expect.poll(() => late).toEqual([expect.stringMatching(/^2: .*RangeError: too late/)]);
  });

  it("is none when the handler rejects, however late", async () => {
    const consumer = closing(
      fetchConsumer(() => new Promise((_resolve, reject) => setTimeout(() => reject(new Error("at last")), 150))),
    );
    const late: string[] = [];
    const onLateFailure = (detail: string): void => void late.push(detail);
    expect(await consumer.send(request, { ...impatient, onLateFailure })).toMatchObject({ reason: "timeout" });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(late).toEqual([]);
  });

  it("ends neither hubhook nor goes unseen when it is in a promise that nobody awaits", async () => {
    const { stdout } = await inProcessOfItsOwn(`
      const consumer = fetchConsumer(() => { Promise.reject(new Error("floating")); return new Response("ok"); });
      const late = [];
      const onLateFailure = (detail) => late.push(detail);
      const exchange = await consumer.send(request, { timeoutMs: 1000, onLateFailure });
      await new Promise((resolve) => setTimeout(resolve, 10));
      console.log(JSON.stringify({ exchange, late }));
    `);
    const { exchange, late } = JSON.parse(stdout);
    // Which of the two comes first, the answer or the error, is the runtime's business; that it is seen once is ours.
    const seen = exchange.kind === "answered" ? late : [exchange.detail, ...late];
    expect(seen).toEqual([expect.stringContaining("Error: floating")]);
  });

  it("ends the process as ever when it is not a handler's", async () => {
    const outcome = inProcessOfItsOwn(`
      await fetchConsumer(() => new Response("ok")).send(request, { timeoutMs: 1000 });
      setTimeout(() => { throw new Error("mine"); }, 1);
    `);
    await expect(outcome).rejects.toThrow("Error: mine");
  });
});

/** Away from the test runner, which has handlers of its own for such errors. */
async function inProcessOfItsOwn(script: string): Promise<{ stdout: string }> {
  const face = new URL("../../src/consumer/index.ts", import.meta.url).href;
  const program = `
    import { fetchConsumer } from ${JSON.stringify(face)};
    const request = ${JSON.stringify(request)};
    ${script}`;
  return await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program]);
}
