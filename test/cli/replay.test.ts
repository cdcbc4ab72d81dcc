import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { plainPayload } from "../../src/arbitraries/index.ts";
import { listening } from "../e2e/listening.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { runCli } from "./run-cli.ts";
import { startCli } from "./running-cli.ts";

interface Got {
  readonly id: string | undefined;
  readonly secret: string | undefined;
  readonly body: string;
}

/** A consumer that answers with one status after the other; the last one stays. */
async function consumer(
  ...statuses: readonly number[]
): Promise<{ readonly url: string; readonly got: readonly Got[] }> {
  const got: Got[] = [];
  const server = createServer(async (request, response) => {
    const { "webhook-id": id, "x-webhook-secret": secret } = request.headers;
    got.push({ id: id?.toString(), secret: secret?.toString(), body: await text(request) });
    response.writeHead(statuses[Math.min(got.length, statuses.length) - 1] ?? 200).end(`got ${secret}`);
  });
  return { url: await listening(server), got };
}

/** A file of `hubhook record`, and the bodies that were recorded. */
async function recorded(cwd: string, secret?: string): Promise<readonly string[]> {
  const bodies = [JSON.stringify(plainPayload("discussion:create", "model")), '{ "spaced": "out" }', "no JSON"];
  const recorder = await startCli(["record", "--port", "0", "--out", "kept.ndjson"], { cwd });
  for (const [index, body] of bodies.entries()) {
    const headers = { "webhook-id": `id-${index}`, ...(secret !== undefined && { "x-webhook-secret": secret }) };
    await fetch(recorder.origin, { method: "POST", body, headers });
  }
  await recorder.stop();
  return bodies;
}

describe("hubhook replay of what was recorded", () => {
  it("sends it again, byte for byte and in order, under the same ids", async () => {
    const cwd = await temporaryFolder();
    const bodies = await recorded(cwd, "s3cret");
    const { url, got } = await consumer(204);
    const { code, out } = await runCli(["replay", "kept.ndjson", "--to", url, "--secret", "n3w-s3cret"], { cwd });
    expect(got).toEqual(bodies.map((body, index) => ({ id: `id-${index}`, secret: "n3w-s3cret", body })));
    expect(out.map((line) => line.replace(/\d+ ms/, "… ms"))).toEqual([
      "id-0 discussion:create: 204 in … ms",
      "id-1 no payload: 204 in … ms",
      "id-2 no payload: 204 in … ms",
    ]);
    expect(code).toBe(0);
  });

  it("ends with 1 when one was not taken, and shows no secret", async () => {
    const cwd = await temporaryFolder();
    await recorded(cwd);
    const { url } = await consumer(200, 500, 200);
    const world = { cwd, env: { HUBHOOK_SECRET: "s3cret" } };
    const { code, out } = await runCli(["replay", "kept.ndjson", "--to", url, "--json"], world);
    const lines = out.map((line): Record<string, unknown> => JSON.parse(line));
    expect(lines).toMatchObject([
      { webhookId: "id-0", event: "discussion:create", exchange: { status: 200, body: "got ••••••" } },
      { webhookId: "id-1", event: null, exchange: { status: 500 } },
      { webhookId: "id-2", event: null, exchange: { status: 200 } },
    ]);
    expect(code).toBe(1);
  });

  it("sends no secret that it does not know, and says so", async () => {
    const cwd = await temporaryFolder();
    await recorded(cwd, "s3cret");
    const { url, got } = await consumer(200);
    const { err } = await runCli(["replay", "kept.ndjson", "--to", url], { cwd });
    expect(err).toMatch(/came with a secret.*HUBHOOK_SECRET/);
    expect(got.map(({ secret }) => secret)).toEqual([undefined, undefined, undefined]);
  });

  it("reads what is piped in", async () => {
    const { url, got } = await consumer(200);
    const stdin = ['{"at":"2026-01-01T00:00:00.000Z","headers":{},"pay', 'load":{},"drift":[]}\n\n'];
    expect(await runCli(["replay", "-", "--to", url], { stdin })).toMatchObject({ code: 0 });
    expect(got).toMatchObject([{ body: "{}" }]);
  });

  it.for<[what: string, content: string, why: RegExp]>([
    ["a line that is no JSON", "{", /line 1 is no delivery/],
    ["a line that is something else", '{"at":"…","headers":{},"payload":{}}\n{"event":{}}', /line 2 is no delivery/],
    ["nothing", "\n", /no delivery in the input/],
  ])("sends nothing from a file with %s", async ([_what, content, why]) => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, "kept.ndjson"), content);
    const { url, got } = await consumer(200);
    const outcome = await runCli(["replay", "kept.ndjson", "--to", url], { cwd });
    expect(outcome).toMatchObject({ code: 2, err: expect.stringMatching(why) });
    expect(got).toEqual([]);
  });

  it("says so when the file can't be read, or nobody listens", async () => {
    const cwd = await temporaryFolder();
    const missing = await runCli(["replay", "missing.ndjson", "--to", "http://127.0.0.1:9/"], { cwd });
    expect(missing).toMatchObject({ code: 3, err: expect.stringMatching(/Failed to read "missing.ndjson".*ENOENT/) });
    await recorded(cwd);
    const unheard = await runCli(["replay", "kept.ndjson", "--to", "http://127.0.0.1:9/"], { cwd });
    expect(unheard).toMatchObject({ code: 3, err: expect.stringMatching(/Start the consumer first/) });
  });
});

describe("hubhook replay of a delivery of a Hub", () => {
  it("has the Hub send it again, and ends with 0 once it is taken", async () => {
    const { url, got } = await consumer(500, 501, 204);
    const { origin, line } = await startCli(["serve", "--port", "0"]);
    const headers = { authorization: "Bearer hf_ada" };
    const call = (path: string, body: object): Promise<Response> =>
      fetch(`${origin}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    for (const to of ["http://127.0.0.1:9/other", url]) {
      const domains = to === url ? ["repo"] : ["discussion"];
      await call("/api/settings/webhooks", { url: to, watched: [{ type: "user", name: "ada" }], domains });
    }
    await call("/api/repos/create", { name: "bert" });
    const [id = ""] = (await line(/repo:create/)).split(" ");

    const refused = await runCli(["replay", id, "--hub", `${origin}/`, "--token", "hf_ada"]);
    expect(refused).toMatchObject({
      code: 1,
      out: [expect.stringMatching(new RegExp(`^${id} of webhook \\w+: 501$`))],
    });
    const env = { HF_ENDPOINT: origin, HF_TOKEN: "hf_ada" };
    const taken = await runCli(["replay", id, "--json"], { env });
    expect(taken.code).toBe(0);
    expect(JSON.parse(taken.out[0] ?? "")).toMatchObject({ deliveryId: id, status: 204 });
    expect(got.map((one) => one.id)).toEqual([id, id, id]);

    const unknown = await runCli(["replay", "0".repeat(24)], { env });
    expect(unknown).toMatchObject({
      code: 2,
      err: expect.stringMatching(/any of the 2 webhooks.*\/settings\/webhooks/),
    });
    const foreign = await runCli(["replay", id, "--token", "nobody"], { env });
    expect(foreign).toMatchObject({ code: 2, err: expect.stringMatching(/does not take the token/) });
  });

  it.for<[args: readonly string[], code: number, why: RegExp]>([
    [["deliveries.ndjson"], 2, /no id of a delivery.*--to/],
    [["0".repeat(24)], 2, /Give --token, or set HF_TOKEN/],
    [["0".repeat(24), "--token", "hf_ada", "--secret", "x"], 2, /Leave out --secret/],
    [["0".repeat(24), "--token", "hf_ada", "--hub", "http://127.0.0.1:9"], 3, /Failed to reach the Hub.*hubhook serve/],
    [["a.ndjson", "--to", "http://127.0.0.1:9/", "--hub", "http://127.0.0.1:9"], 2, /Leave out either/],
    [["a.ndjson", "--to", "bot.example"], 2, /no http\(s\) URL/],
  ])("says what is wrong with %j", async ([args, code, why]) => {
    expect(await runCli(["replay", ...args])).toMatchObject({ code, err: expect.stringMatching(why) });
  });
});
