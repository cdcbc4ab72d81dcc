/** A mirror of repos in Fastify 5, which checks bodies by a schema of its own. Takes with 204, refuses with 404 and 400. */
import fastify, { type FastifyInstance } from "fastify";
import type { ConsumerOptions } from "./options.ts";
import { isSameSecret } from "./same-secret.ts";

export const fastifyFlaws = [
  "closed-schema",
  "schema-of-known-scopes",
  "schema-without-buckets",
  "schema-of-32-bit-numbers",
  "schema-that-requires-a-head",
] as const;

type FastifyFlaw = (typeof fastifyFlaws)[number];

export function fastifyConsumer({ secret, flaw }: ConsumerOptions<FastifyFlaw> = {}): FastifyInstance {
  // Left to itself, Fastify takes unknown properties away and turns "1" into 1 before it validates.
  const app = fastify({
    bodyLimit: 2 * 1024 * 1024,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  });

  app.post("/webhook", {
    schema: { body: schemaOf(flaw) },
    onRequest: async (request, reply) => {
      const given = [request.headers["x-webhook-secret"]].flat()[0];
      if (secret !== undefined && !isSameSecret(given, secret)) return reply.code(404).send();
      return undefined;
    },
    handler: async (_request, reply) => reply.code(204).send(),
  });
  return app;
}

const SCOPES = ["repo", "repo.content", "repo.config", "discussion", "discussion.comment"];

function schemaOf(flaw: FastifyFlaw | undefined): object {
  const isClosed = flaw === "closed-schema";
  return {
    type: "object",
    required: ["event", "repo", "webhook"],
    additionalProperties: !isClosed,
    properties: {
      event: {
        type: "object",
        required: ["scope", "action"],
        properties: { scope: flaw === "schema-of-known-scopes" ? { enum: SCOPES } : { type: "string" }, action: {} },
      },
      repo: {
        type: "object",
        required: ["type", "name"],
        properties: {
          type: flaw === "schema-without-buckets" ? { enum: ["model", "dataset", "space"] } : { type: "string" },
          name: { type: "string", minLength: 1 },
        },
      },
      discussion: {
        type: "object",
        required: ["num"],
        properties: {
          num: { type: "integer", minimum: 1, ...(flaw === "schema-of-32-bit-numbers" && { maximum: 2 ** 31 - 1 }) },
        },
      },
      ...(isClosed && { comment: {}, updatedRefs: {}, updatedFiles: {}, updatedFilesTruncated: {} }),
      ...(isClosed && { updatedConfig: {}, movedTo: {} }),
      webhook: { type: "object" },
    },
    ...(flaw === "schema-that-requires-a-head" && {
      if: { type: "object", properties: { event: OF_A_REPO } },
      // oxlint-disable-next-line unicorn/no-thenable -- JSON Schema has a keyword of that name
      then: { type: "object", properties: { repo: { type: "object", required: ["headSha"] } } },
    }),
  };
}

const OF_A_REPO = { type: "object", properties: { scope: { type: "string", pattern: "^repo" } } };
