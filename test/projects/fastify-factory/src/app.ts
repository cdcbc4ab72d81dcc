import Fastify, { type FastifyInstance, type FastifyServerOptions } from "fastify";
import fp from "fastify-plugin";

const webhook = fp(async (app: FastifyInstance) => {
  app.post("/webhook", async (request, reply) => {
    if (request.headers["x-webhook-secret"] !== process.env.WEBHOOK_SECRET) return reply.code(401).send();
    const { event, comment } = Object(request.body);
    if (event?.scope === undefined) return reply.code(400).send();
    return { content: process.env.BUG ? comment?.content.slice(0, 20) : String(comment?.content ?? "").slice(0, 20) };
  });
});

export async function buildApp(options: FastifyServerOptions = {}) {
  const app = Fastify({ bodyLimit: 10_000_000, ...options });
  await app.register(webhook);
  return app;
}
