/**
 * Requests per second of whole runs at default options, against no more than making payloads and sending them. There is about
 * one request and a third to a case.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Pool } from "undici";
import { payload, plainPayload } from "../../src/arbitraries/index.ts";
import { supervise } from "../../src/cli/engine/index.ts";
import { fetchConsumer, type ConsumerTarget } from "../../src/consumer/index.ts";
import { foldOf, fuzz, planOf } from "../../src/fuzz/index.ts";
import { POST, SECRET } from "./fuzzed-module.ts";
import { drawing } from "./payloads.ts";
import { median, rateOf, type Group, type Row, type Work } from "./row.ts";

const HEADERS = { "content-type": "application/json", "x-webhook-secret": SECRET };
const ROUNDS = 3;

/** How long the peer has in each round, in milliseconds. */
const TURN_MS = 2_000;

/** Asks for the secret, and takes everything else. */
const CONSUMER = `
  const server = require("node:http").createServer((request, response) => {
    response.statusCode = request.headers["x-webhook-secret"] === "${SECRET}" ? 200 : 401;
    request.resume().on("end", () => response.end("ok"));
  });
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));
`;

/** What the consumer sees as its own URL. */
const URL_SEEN = "http://consumer.example/webhook";

const MODULE = fileURLToPath(new URL("fuzzed-module.ts", import.meta.url));

export const fuzzing: Group = async () => [await inProcess(), await overHttp(), await inThread()];

async function inProcess(): Promise<Row> {
  const draw = drawing(payload());
  const bare = async (): Promise<void> => {
    const body = JSON.stringify(draw());
    const request = new Request(URL_SEEN, { method: "POST", headers: HEADERS, body });
    await (await POST(request)).text();
  };
  return await wholeRuns(
    "in process",
    fetchConsumer(POST),
    { name: "making a payload and calling the handler", bare },
    0.35,
  );
}

async function overHttp(): Promise<Row> {
  const consumer = spawn(process.execPath, ["-e", CONSUMER], { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = await once(consumer.stdout, "data");
  const origin = `http://127.0.0.1:${String(port).trim()}`;
  const pool = new Pool(origin);
  const body = JSON.stringify(plainPayload("repo.content:update", "model"));
  const bare = async (): Promise<void> => {
    const answer = await pool.request({ method: "POST", path: "/webhook", headers: HEADERS, body });
    await answer.body.text();
  };
  try {
    return await wholeRuns("over HTTP", `${origin}/webhook`, { name: "undici's Pool alone", bare }, 0.5);
  } finally {
    await pool.close();
    consumer.kill();
  }
}

/** Whole runs and their peer in turns. */
async function wholeRuns(
  where: string,
  target: ConsumerTarget,
  { name, bare }: { readonly name: string; readonly bare: Work },
  atLeast: number,
): Promise<Row> {
  await requestsPerSecond(target, -1); // warm up
  await rateOf(bare, TURN_MS / 4);
  const rates: { readonly ours: number; readonly theirs: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rates.push({ ours: await requestsPerSecond(target, round), theirs: await rateOf(bare, TURN_MS) });
  }
  return {
    what: `requests of a whole run ${where}, default options`,
    against: name,
    unit: "/s",
    ours: median(rates.map(({ ours }) => ours)),
    theirs: median(rates.map(({ theirs }) => theirs)),
    ratio: median(rates.map(({ ours, theirs }) => ours / theirs)),
    target: { atLeast },
  };
}

async function requestsPerSecond(target: ConsumerTarget, seed: number): Promise<number> {
  const { ok, requests, durationMs } = await fuzz(target, { secret: SECRET, seed });
  requireOk(ok);
  return (requests / durationMs) * 1000;
}

/** The same module on a thread of its own, as the command line has it, and in this one. */
async function inThread(): Promise<Row> {
  const rates: { readonly ours: number; readonly theirs: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rates.push({ ours: await supervisedPerSecond(round), theirs: await requestsPerSecond(fetchConsumer(POST), round) });
  }
  return {
    what: "requests of a whole run of a module in its thread, loading included",
    against: "the same run in one thread",
    unit: "/s",
    ours: median(rates.map(({ ours }) => ours)),
    theirs: median(rates.map(({ theirs }) => theirs)),
    ratio: median(rates.map(({ ours, theirs }) => ours / theirs)),
    target: { atLeast: 0.7 },
  };
}

async function supervisedPerSecond(seed: number): Promise<number> {
  const startMs = performance.now();
  const options = { secret: SECRET, seed, url: URL_SEEN };
  const plan = planOf(options, URL_SEEN, 0);
  const fold = foldOf(plan);
  const work = { module: MODULE, as: undefined, isGuided: false, options };
  for await (const event of supervise(plan, work, new AbortController().signal, () => undefined)) fold.apply(event);
  const { ok, requests, durationMs } = fold.result({ consumer: MODULE, durationMs: performance.now() - startMs });
  requireOk(ok);
  return (requests / durationMs) * 1000;
}

function requireOk(ok: boolean): void {
  if (!ok) throw new Error("Failed to measure a run: the consumer has a bug.");
}
