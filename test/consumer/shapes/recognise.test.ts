import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { UsageError, type Exchange } from "../../../src/base/index.ts";
import { moduleConsumer, type ModuleConsumer } from "../../../src/consumer/index.ts";
import { projectFolder, type ProjectFiles } from "../loading/project-files.ts";

interface Case {
  /** The module under test comes first. */
  readonly files: ProjectFiles;
  /** What it is taken for. */
  readonly is: string;
  /** Of the URL that it is sent to. Default: /webhook. */
  readonly path?: string;
  /** What it answers to a `{"n":1}`. Default: 1. */
  readonly body?: string;
}

const ESM = '{ "type": "module" }';
const dependingOn = (...names: readonly string[]): string =>
  JSON.stringify({ type: "module", dependencies: Object.fromEntries(names.map((name) => [name, "*"])) });

/** Each sends back the number that it gets, in the way of its platform. */
const cases: readonly Case[] = [
  {
    is: "a fetch handler, by default(request)",
    files: { "app.mjs": "export default async (request) => new Response((await request.json()).n);" },
  },
  {
    is: "a fetch handler, by its export default.fetch",
    files: {
      "app.mjs": "export default { fetch: async (request, ...rest) => new Response((await request.json()).n) };",
    },
  },
  {
    is: "a fetch handler, by its export POST",
    files: { "app.mjs": "export const POST = async (request) => new Response((await request.json()).n);" },
  },
  {
    is: "a Cloudflare Worker, by wrangler.jsonc",
    body: "1 https://a.example/ set",
    files: {
      "src/index.ts": `export default { async fetch(request: Request, env: Record<string, string>, ctx: any) {
        ctx.passThroughOnException(); ctx.waitUntil(Promise.resolve());
        return new Response([(await request.json()).n, env.HOME_PAGE, env.SECRET].join(" ")); } };`,
      "wrangler.jsonc": '{ "main": "src/index.ts", // the entry\n "vars": { "HOME_PAGE": "https://a.example/", }, }',
      ".dev.vars": "SECRET=set",
      "package.json": ESM,
    },
  },
  {
    is: "a Cloudflare Worker, by wrangler.toml",
    body: "1 a b",
    files: {
      "src/index.ts": `import { WorkerEntrypoint } from "cloudflare:workers";
        export default class extends WorkerEntrypoint { async fetch(request: Request) {
          return new Response([(await request.json()).n, this.env.A, this.env.B].join(" ")); } }`,
      "wrangler.toml": 'main = "src/index.ts"\n[vars]\nA = "a"\nB = \'b\'\n[observability]\nenabled = true\n',
      "package.json": ESM,
    },
  },
  {
    is: "a Cloudflare Worker, by its fetch(request, env, ctx)",
    files: {
      "app.mjs": "export default { fetch: async (request, env, ctx) => new Response((await request.json()).n) };",
    },
  },
  {
    is: "a Netlify function, by its path netlify/functions/hook.mts",
    body: "1 true 127.0.0.1",
    files: {
      "netlify/functions/hook.mts": `export default async (req: Request, context: any) => {
        const { n } = await req.json();
        return new Response([n, Netlify.env.has("PATH"), context.ip].join(" ")); };`,
      "package.json": "{}",
    },
  },
  {
    is: "a Netlify function, by default(request, context)",
    files: { "app.mjs": "export default async (request, context) => new Response((await request.json()).n);" },
  },
  {
    is: "a Deno handler, by default(req, info)",
    body: "1 127.0.0.1",
    files: {
      "app.ts": `export default async (_req: Request, info: any) =>
        new Response([(await _req.json()).n, info.remoteAddr.hostname].join(" "));`,
    },
  },
  {
    is: "a Next.js route, by its path app/hooks/[id]/[...rest]/route.ts",
    path: "/hooks/x/y/z",
    body: "1 x y,z x",
    files: {
      "app/hooks/[id]/[...rest]/route.ts": `export async function POST(request: Request, { params }: any) {
        const { id, rest } = await params;
        return new Response([(await request.json()).n, id, rest, params.id].join(" ")); }`,
      "package.json": dependingOn("next"),
    },
  },
  {
    is: "a Next.js route, by its parameter { params }",
    files: {
      "app.mjs": `export async function POST(request, { params }) { await params;
        return new Response((await request.json()).n); }`,
    },
  },
  {
    is: "an API route of Next.js pages, by its path pages/api/hooks/[id].ts",
    path: "/api/hooks/x",
    body: '{"n":1,"id":"x","secret":"s"}',
    files: {
      "pages/api/hooks/[id].ts": `export default function handler(req: any, res: any) {
        res.status(200).json({ n: req.body.n, id: req.query.id, secret: req.query.secret }); }`,
      "package.json": dependingOn("next"),
    },
  },
  {
    is: "an API route of Next.js pages, by its path pages/api/raw.ts",
    files: {
      "pages/api/raw.ts": `export const config = { api: { bodyParser: false } };
        export default async function handler(req: any, res: any) {
          const parts = []; for await (const part of req) parts.push(part);
          res.send(String(JSON.parse(Buffer.concat(parts).toString()).n)); }`,
      "package.json": "{}",
    },
  },
  {
    is: "a Vercel function, by vercel.json",
    files: {
      "api/hook.js": "export default (req, res) => { res.setHeader('x-a', '1'); res.end(String(req.body.n)); };",
      "vercel.json": "{}",
      "package.json": ESM,
    },
  },
  {
    is: "a Vercel function, by its use of res.status",
    files: { "app.mjs": "export default (req, res) => { let { n } = req['body']; res.status(200).send(String(n)); };" },
  },
  {
    is: "a Vercel function of the web kind, by its edge runtime",
    files: {
      "api/hook.mjs": `export const config = { runtime: "edge" };
        export default async (request, context) => { context.waitUntil(Promise.resolve());
          return new Response((await request.json()).n); };`,
    },
  },
  {
    is: "a Vercel function of the web kind, by its edge runtime",
    files: {
      "pages/api/edge.ts": `export const config = { runtime: "edge" };
        export default async (req: Request) => new Response((await req.json()).n);`,
      "package.json": dependingOn("next"),
    },
  },
  {
    is: "a SvelteKit endpoint, by its path src/routes/hooks/[id=int]/+server.ts",
    path: "/hooks/x",
    body: "1 x ann b",
    files: {
      "src/routes/hooks/[id=int]/+server.ts": `import { A } from "$env/static/private"; import { user } from "$lib/user";
        export const POST = async ({ request, params, locals, url, cookies, getClientAddress, platform }: any) => {
          if (cookies.get("none") !== undefined || getClientAddress() === "" || platform.env.A !== A) throw new Error("bad");
          return new Response([(await request.json()).n, params.id, locals.user === user && user, A].join(" ")); };`,
      "src/lib/user.ts": 'export const user = "ann";',
      "src/hooks.server.ts": `import { user } from "$lib/user";
        export const handle = async ({ event, resolve }) => { event.locals.user = user; return await resolve(event); };`,
      ".env": "A=b",
      "package.json": ESM,
    },
  },
  {
    is: "a SvelteKit endpoint, by its parameter { request }",
    files: { "app.mjs": "export const POST = async ({ request }) => new Response((await request.json()).n);" },
  },
  {
    is: "an Astro endpoint, by its path src/pages/hooks/[id].ts",
    path: "/hooks/x",
    body: "1 x b",
    files: {
      "src/pages/hooks/[id].ts": `export const POST = async ({ request, params }: any) =>
        new Response([(await request.json()).n, params.id, import.meta.env.A].join(" "));`,
      "astro.config.mjs": "",
      ".env": "A=b",
      "package.json": ESM,
    },
  },
  {
    is: "an action of React Router or Remix, by react-router among its dependencies",
    path: "/hooks/x",
    body: '{"n":1,"id":"x"}',
    files: {
      "app/routes/hooks.$id.ts": `export const action = async ({ request, params }: any) =>
        ({ n: (await request.json()).n, id: params.id });`,
      "package.json": dependingOn("react-router"),
    },
  },
  {
    is: "a Lambda handler, by handler(event)",
    body: "1 2.0 POST /webhook s",
    files: {
      "app.mjs": `export const handler = async (event) => { const { n } = JSON.parse(event.body);
        const { method, path } = event.requestContext.http;
        return { statusCode: 200, body: [n, event.version, method, path, event.queryStringParameters.secret].join(" ") }; };`,
    },
  },
  {
    is: "a Lambda handler, by template.yaml",
    body: "1 POST a,b",
    files: {
      "src/app.mjs": `export const lambdaHandler = (event, context, callback) => { const { n } = JSON.parse(event.body);
        callback(null, { statusCode: 200, body: [n, event.httpMethod, event.multiValueHeaders["X-Two"]].join(" ") }); };`,
      "template.yaml": "Events:\n  Hook:\n    Type: Api\n",
      "package.json": ESM,
    },
  },
  {
    is: "an Azure function of the v3 model, by function.json",
    files: {
      "hook/index.js": `module.exports = async function (context, req) {
        context.res = { status: 200, body: String(req.body.n), headers: { "x-a": "1" } }; };`,
      "hook/function.json": "{}",
    },
  },
  {
    is: "an Azure function of the v3 model, by its parameters (context, req)",
    files: { "app.js": "module.exports = (context, req) => { context.res.status(200).send(String(req.body.n)); };" },
  },
  {
    is: "an exported Google Cloud function, by helloHttp(req, res) and @google-cloud/functions-framework",
    files: {
      "index.js": `exports.helloHttp = (req, res) => {
        if (JSON.parse(req.rawBody).n !== req.body.n) throw new Error("bad"); res.send(String(req.body.n)); };`,
      "package.json": '{ "main": "index.js", "dependencies": { "@google-cloud/functions-framework": "*" } }',
    },
  },
  {
    is: "a Node.js listener, by default(req, res)",
    files: {
      "app.mjs": `export default (req, res) => { let text = ""; req.on("data", (part) => (text += part));
        req.on("end", () => res.end(String(JSON.parse(text).n))); };`,
    },
  },
  {
    is: "an http.Server, by its export server",
    files: {
      "app.mjs": `import { createServer } from "node:http";
        export const server = createServer(async (req, res) => { let text = ""; for await (const part of req) text += part;
          res.end(String(JSON.parse(text).n)); }).listen(80);`,
    },
  },
  {
    is: "a function that makes an app, by its name buildApp",
    files: {
      "app.mjs": `export async function buildApp(options = {}) {
        return { fetch: async (request) => new Response((await request.json()).n) }; }`,
    },
  },
];

const headers = [
  ["content-type", "application/json"],
  ["X-Two", "a"],
  ["X-Two", "b"],
] as const;

async function opened(files: ProjectFiles, as?: string): Promise<ModuleConsumer> {
  const [entry = ""] = Object.keys(files);
  const consumer = await moduleConsumer(join(await projectFolder(files), entry), { as });
  onTestFinished(() => consumer.close());
  return consumer;
}

async function sentTo(
  consumer: ModuleConsumer,
  body: string,
  { path = "/webhook", late }: { readonly path?: string | undefined; late?(detail: string): void } = {},
): Promise<Exchange> {
  const request = { url: `https://consumer.example${path}?secret=s`, headers, body };
  return await consumer.send(request, { timeoutMs: 2_000, onLateFailure: late });
}

describe("moduleConsumer recognises", () => {
  it.for(cases.map((one) => [one.is, one] as const))("%s", async ([is, { files, path, body = "1" }]) => {
    const consumer = await opened(files);
    expect(consumer.recognised).toBe(is);
    expect(await sentTo(consumer, '{"n":1}', { path })).toMatchObject({ kind: "answered", status: 200, body });
  });
});

describe("moduleConsumer", () => {
  it("does as it is asked by --as", async () => {
    const files = { "app.mjs": "export default async (a, b) => new Response(String(typeof b.waitUntil));" };
    const consumer = await opened(files, "netlify");
    expect(consumer.recognised).toBe("a Netlify function, by --as netlify");
    expect(await sentTo(consumer, "{}")).toMatchObject({ body: "function" });
  });

  it.for([
    ["a Worker", "worker", "fetch: async (request, env, ctx) => { ctx.waitUntil(failing()); return new Response(); }"],
    ["a Netlify function", "netlify", "async (request, ctx) => { ctx.waitUntil(failing()); return new Response(); }"],
    ["a Vercel function", "vercel", "async (req, res) => { vercelWaitUntil(failing()); res.status(204).end(); }"],
    ["a Lambda", "lambda", "(event, context, done) => { done(null, { statusCode: 204 }); return failing(); }"],
  ] as const)("puts work of %s that fails after the answer down to its delivery", async ([, as, text]) => {
    const files = {
      "app.mjs": `const failing = async () => { await new Promise((done) => setTimeout(done, 5)); throw new Error("too late"); };
        const vercelWaitUntil = (work) => globalThis[Symbol.for("@vercel/request-context")].get().waitUntil(work);
        ${as === "lambda" ? "export const handler =" : "export default"} ${text.startsWith("fetch") ? `{ ${text} }` : text};`,
    };
    const consumer = await opened(files, as);
    const { promise, resolve } = Promise.withResolvers<string>();
    expect(await sentTo(consumer, "{}", { late: resolve })).toMatchObject({ kind: "answered" });
    expect(await promise).toMatch(/Error: too late at failing/);
  });

  it.for([
    ["a Vercel function", "vercel", "export default (req, res) => res.json(req.body);", 400, "Invalid JSON"],
    ["an API route of Next.js", "next-pages", "export default (req, res) => res.json(req.body);", 400, "Invalid JSON"],
    ["a Lambda", "lambda", "export default async (event) => ({ got: event.body });", 200, '{"got":"{n"}'],
    [
      "Azure",
      "azure-v3",
      "export default async (context, req) => ({ status: 400, body: { got: req.body } });",
      400,
      '{"got":"{n"}',
    ],
  ] as const)("hands JSON that is none over as %s does", async ([, as, text, status, body]) => {
    const consumer = await opened({ "app.mjs": text }, as);
    expect(await sentTo(consumer, "{n")).toMatchObject({ kind: "answered", status, body });
  });

  it("hands bytes to a Lambda as base64", async () => {
    const files = {
      "app.mjs": `export const handler = async (event) => ({ statusCode: 200, isBase64Encoded: true, cookies: ["a=1", "b=2"],
        body: event.isBase64Encoded ? event.body : "" });`,
    };
    const request = { url: "https://consumer.example/", headers: [], body: new Uint8Array([104, 105]) };
    const exchange = await (await opened(files)).send(request, { timeoutMs: 1_000 });
    expect(exchange).toMatchObject({ status: 200, body: "hi", headers: { "set-cookie": "a=1, b=2" } });
  });

  it.for([
    ["error()", "throw { status: 403, body: { message: 'no' } }", { status: 403, body: '{"message":"no"}' }],
    ["redirect()", "throw { status: 303, location: '/a' }", { status: 303, headers: { location: "/a" } }],
  ] as const)("answers what %s of SvelteKit throws", async ([, statement, answer]) => {
    const consumer = await opened({ "app.mjs": `export const POST = async ({ request }) => { ${statement}; };` });
    expect(await sentTo(consumer, "{}")).toMatchObject(answer);
  });

  it.for([
    [
      "a Nest app",
      { "main.ts": "export class AppModule {}", "package.json": dependingOn("@nestjs/core") },
      /it is a Nest app, which starts itself\. Start it: hubhook fuzz .* --start "npx nest start"$/,
    ],
    [
      "an app that only listens",
      {
        "app.mjs": 'import { createServer } from "node:http"; createServer().listen(3000);',
        "package.json": '{ "scripts": { "start": "node app.mjs" } }',
      },
      /only listens by itself\. Export the app, or start it: .* --start "npm start"$/,
    ],
    [
      "a handler of Nitro",
      { "server/api/hook.post.ts": "export default async (event) => 1;", "package.json": dependingOn("nuxt") },
      /a handler of Nitro or h3/,
    ],
    [
      "a Worker with a database",
      {
        "src/index.ts": "export default { fetch: () => new Response() };",
        "wrangler.toml": '[[d1_databases]]\nbinding = "DB"',
        "package.json": "{}",
      },
      /a Cloudflare Worker with d1_databases in wrangler\.toml, which only wrangler provides.*--start "npx wrangler dev/,
    ],
    [
      "an event of nobody known",
      { "app.mjs": "export default async (event) => 1;" },
      /takes an event\. If it is a Lambda, say so by --as lambda\.$/,
    ],
    ["names that say nothing", { "app.mjs": "export default (a, b) => undefined;" }, /say what it is by --as: msw, /],
    [
      "a wrapper that says nothing",
      { "app.mjs": "export default (...args) => undefined;" },
      /exports default\. Export/,
    ],
    ["a bound function", { "app.mjs": "export default ((req, res) => 1).bind(null);" }, /exports default\. Export/],
    ["nothing", { "app.mjs": "" }, /it exports nothing\. Export a fetch handler/],
  ] as const)("refuses in words what it can't call: %s", async ([, files, message]) => {
    const opening = opened(files);
    await expect(opening).rejects.toThrow(UsageError);
    await expect(opening).rejects.toThrow(message);
  });

  it("takes the one of several Google functions that the environment names", async () => {
    const files = {
      "index.js": "exports.a = (req, res) => res.send('a'); exports.b = (req, res) => res.send('b');",
      "package.json": '{ "dependencies": { "@google-cloud/functions-framework": "*" } }',
    };
    await expect(opened(files)).rejects.toThrow(/it has the functions a, b\. Choose one by .* FUNCTION_TARGET/);
    vi.stubEnv("FUNCTION_TARGET", "b");
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await sentTo(await opened(files), "{}")).toMatchObject({ body: "b" });
  });

  it("says which shapes there are when it is asked for another", async () => {
    await expect(opened({ "app.mjs": "" }, "cgi")).rejects.toThrow(
      /as "cgi": that is not a valid shape\. Choose from msw,/,
    );
    await expect(opened({ "app.mjs": "" }, "worker")).rejects.toThrow(/a Cloudflare Worker: it exports nothing, and/);
  });
});
