/** REST requests per second of `hubhook serve`, against a bare Hono route: each server in a process of its own. */
import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { Pool } from "undici";
import { compare, type Group } from "./row.ts";

/** Requests under way at a time. */
const BATCH = 16;

const BARE = `
  import { serve } from "@hono/node-server";
  import { Hono } from "hono";
  const app = new Hono();
  app.get("/api/models/:namespace/:name", (context) => context.json({ id: context.req.param("name"), private: false }));
  serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => console.error("http://127.0.0.1:" + port));
`;

export const rest: Group = async () => {
  const children: ChildProcess[] = [];
  const origin = async (...args: readonly string[]): Promise<string> => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
    children.push(child);
    return await firstOrigin(child.stderr);
  };
  try {
    const hub = new Pool(await origin("src/cli/main.ts", "serve", "--port", "0", "--seed", "1"), {
      connections: BATCH,
    });
    const bare = new Pool(await origin("--input-type=module", "-e", BARE), { connections: BATCH });
    await hub.request({
      method: "POST",
      path: "/api/repos/create",
      headers: { authorization: "Bearer hf_ada", "content-type": "application/json" },
      body: '{"name":"bert","organization":null}',
    });
    const rows = await compare({
      what: `requests for a repo to a served Hub (${BATCH} at a time)`,
      unit: `× ${BATCH}/s`,
      ours: batchOn(hub),
      peers: [{ name: "a bare Hono route", work: batchOn(bare), target: { atLeast: 0.3 } }],
    });
    await Promise.all([hub.close(), bare.close()]);
    return rows;
  } finally {
    for (const child of children) child.kill();
  }
};

function batchOn(pool: Pool): () => Promise<unknown> {
  return () =>
    Promise.all(
      Array.from({ length: BATCH }, async () => {
        const { statusCode, body } = await pool.request({ method: "GET", path: "/api/models/ada/bert" });
        await body.text();
        if (statusCode !== 200) throw new Error(`It answered ${statusCode}.`);
      }),
    );
}

async function firstOrigin(output: Readable): Promise<string> {
  for await (const line of createInterface(output)) {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (found !== undefined) return found;
  }
  throw new Error("The server did not say where it listens.");
}
