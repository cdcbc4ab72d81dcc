/** Handlers as the documentation of their frameworks shows them, each in a project of its own, through the command line. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { packageFile, type Exchange } from "../../src/base/index.ts";
import { moduleConsumer } from "../../src/consumer/index.ts";
import { describeWithProjects, projectPath } from "../helpers/projects.ts";

/** Where the handler is, and what it is taken for. */
const projects: Readonly<Record<string, readonly [path: string, is: string]>> = {
  "next-app": ["app/api/hooks/[source]/route.ts", "a Next.js route, by its path app/api/hooks/[source]/route.ts"],
  "next-pages": ["pages/api/webhook.ts", "an API route of Next.js pages, by its path pages/api/webhook.ts"],
  sveltekit: ["src/routes/webhook/+server.ts", "a SvelteKit endpoint, by its path src/routes/webhook/+server.ts"],
  astro: ["src/pages/webhook.ts", "an Astro endpoint, by its path src/pages/webhook.ts"],
  "react-router": [
    "app/routes/webhook.ts",
    "an action of React Router or Remix, by react-router among its dependencies",
  ],
  "hono-worker": [".", "a Cloudflare Worker, by wrangler.jsonc"],
  koa: ["app.js", "a Koa app, by its export default"],
  "fastify-plugin": ["app.ts", "a Fastify plugin, by fastify among its dependencies"],
  "fastify-factory": ["src/app.ts", "a function that makes an app, by its name buildApp"],
  "express-4": [".", "an Express app, by its export default"],
  "express-5": [".", "an Express app, by its export default"],
  azure: ["src/functions/webhook.ts", 'an Azure function, by app.http("webhook")'],
  google: [".", 'a Google Cloud function, by http("webhook")'],
  lambda: ["src/app.mjs", "a Lambda handler, by template.yaml"],
  netlify: ["netlify/functions/webhook.mts", "a Netlify function, by its path netlify/functions/webhook.mts"],
  vercel: ["api/webhook.ts", "a Vercel function, by vercel.json"],
};

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function fuzz(project: string, path: string, env: Readonly<Record<string, string>> = {}): Promise<Run> {
  const args = ["fuzz", path, "--secret", "an-example", "--seed", "1", "--runs", "5"];
  const options = { cwd: projectPath(project), env: { ...process.env, WEBHOOK_SECRET: "an-example", ...env } };
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [packageFile("src/cli/main.ts"), ...args],
      options,
    );
    return { code: 0, out: stdout, err: stderr };
  } catch (thrown) {
    const { code, stdout, stderr }: { readonly code?: unknown; readonly stdout?: unknown; readonly stderr?: unknown } =
      Object(thrown);
    return { code: Number(code), out: String(stdout), err: String(stderr) };
  }
}

describeWithProjects("hubhook fuzz, in the project of a handler", () => {
  it.for(Object.entries(projects))(
    "accuses nobody who is correct, and finds the bug: %s",
    async ([name, [path, is]]) => {
      const correct = await fuzz(name, path);
      expect(correct.err).toContain(`${path}: ${is}\n`);
      expect(correct).toMatchObject({ code: 0 });
      const broken = await fuzz(name, path, { BUG: "1" });
      expect(broken.out, broken.err).toMatch(/✗ accepts-every-event/);
      expect(broken.out).toMatch(/\/comment\/hidden +true/);
      expect(broken.code).toBe(1);
    },
  );

  it("gives a route of Next.js the scope of its request: cookies(), after(), redirect()", async () => {
    const consumer = await moduleConsumer(join(projectPath("next-app"), "app/api/after/route.ts"));
    onTestFinished(() => consumer.close());
    const late: string[] = [];
    const send = async (cookie: string): Promise<Exchange> =>
      await consumer.send(
        { url: "https://consumer.example/api/after", headers: [["cookie", cookie]], body: "{}" },
        { timeoutMs: 2_000, onLateFailure: (detail) => void late.push(detail) },
      );
    expect(await send("none=1")).toMatchObject({ status: 200, body: "taken" });
    expect(await send("where=/there")).toMatchObject({ status: 307, headers: { location: "/there" } });
    await expect.poll(() => late).toEqual(Array(2).fill(expect.stringContaining("Error: too late")));
  });

  it("refuses a Nest app before it starts, with the line that fuzzes it", async () => {
    const { code, err } = await fuzz("nest", "src/main.ts");
    expect(err).toMatch(/a Nest app, which starts itself\. Start it: hubhook fuzz .* --start "npm start"\n$/);
    expect(code).toBe(2);
  });
});
