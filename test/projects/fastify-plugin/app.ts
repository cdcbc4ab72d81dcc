import type { FastifyInstance } from "fastify";

export const options = { bodyLimit: 10_000_000 };

export default async function (fastify: FastifyInstance, opts: object) {
  fastify.post("/webhook", async (request, reply) => {
    if (request.headers["x-webhook-secret"] !== process.env.WEBHOOK_SECRET) return reply.code(401).send();
    const { event, comment } = Object(request.body);
    if (event?.scope === undefined) return reply.code(400).send();
    return { content: process.env.BUG ? comment?.content.slice(0, 20) : String(comment?.content ?? "").slice(0, 20) };
  });
}
