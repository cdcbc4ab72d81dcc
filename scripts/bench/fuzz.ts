/**
 * Requests per second of whole runs at default options, against no more than making payloads and sending them. There is about
 * one request and a third to a case.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { Pool } from "undici";
import { payload, plainPayload } from "../../src/arbitraries/index.ts";
import type { ConsumerTarget } from "../../src/consumer/index.ts";
import { fuzz, type Progress } from "../../src/fuzz/index.ts";
import { drawing } from "./payloads.ts";
import { median, rateOf, type Group, type Row, type Work } from "./row.ts";

const SECRET = "s3cret";
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

export const fuzzing: Group = async () => [await inProcess(), await overHttp()];

async function inProcess(): Promise<Row> {
  const handler = async (request: Request): Promise<Response> => {
    await request.text();
    return new Response("ok", { status: request.headers.get("x-webhook-secret") === SECRET ? 200 : 401 });
  };
  const draw = drawing(payload());
  const bare = async (): Promise<void> => {
    const body = JSON.stringify(draw());
    const request = new Request("http://consumer.example/webhook", { method: "POST", headers: HEADERS, body });
    await (await handler(request)).text();
  };
  return await wholeRuns("in process", handler, { name: "making a payload and calling the handler", bare }, 0.25);
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
  let done = 0;
  const onProgress = ({ requests }: Progress): void => void (done = requests);
  const { ok, durationMs } = await fuzz(target, { secret: SECRET, seed, onProgress });
  if (!ok) throw new Error("Failed to measure a run: the consumer has a bug.");
  return (done / durationMs) * 1000;
}
