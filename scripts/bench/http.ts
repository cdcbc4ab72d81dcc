/** Deliveries per second over HTTP, against undici's Pool alone, to the same consumer in a process of its own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { Pool } from "undici";
import { plainPayload } from "../../src/arbitraries/index.ts";
import { createHub } from "../../src/hub/index.ts";
import { compare, type Group } from "./row.ts";

/** Deliveries under way at a time. */
const BATCH = 32;

/** Answers 200 to whatever comes, once it has read it. */
const CONSUMER = `
  const server = require("node:http").createServer((request, response) => {
    request.resume().on("end", () => response.end("ok"));
  });
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));
`;

export const http: Group = async () => {
  const consumer = spawn(process.execPath, ["-e", CONSUMER], { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = await once(consumer.stdout, "data");
  const origin = `http://127.0.0.1:${String(port).trim()}`;
  const payload = plainPayload("repo.content:update", "model");
  const body = JSON.stringify(payload);
  const headers = { "content-type": "application/json", "x-webhook-secret": "s3cret" };

  const pool = new Pool(origin, { connections: BATCH });
  const hub = createHub({
    policy: { rateLimit: { maxTriggers: Number.MAX_SAFE_INTEGER, windowMs: 86_400_000 }, maxInFlight: BATCH },
  });
  hub.webhooks.create({
    url: `${origin}/webhook`,
    secret: "s3cret",
    watched: [{ type: "user", name: "ada" }],
    domains: ["repo"],
  });
  try {
    return await compare({
      what: `deliveries over HTTP (${BATCH} at a time)`,
      unit: `× ${BATCH}/s`,
      ours: async () => {
        for (let i = 0; i < BATCH; i++) hub.send(payload);
        await hub.settled();
      },
      peers: [
        {
          name: "undici's Pool alone",
          work: () =>
            Promise.all(
              Array.from({ length: BATCH }, async () => {
                const answer = await pool.request({ method: "POST", path: "/webhook", headers, body });
                return answer.body.text();
              }),
            ),
          target: { atLeast: 0.7 },
        },
      ],
    });
  } finally {
    await Promise.all([hub.close(), pool.close()]);
    consumer.kill();
  }
};
