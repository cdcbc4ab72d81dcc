/** Every consumer of this folder by the name of its shape, with its flaws, and as a server that can listen. */
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { ConsumerTarget } from "../../src/consumer/index.ts";
import { expressConsumer, expressFlaws } from "./express.ts";
import { fastifyConsumer, fastifyFlaws } from "./fastify.ts";
import { honoConsumer, honoFlaws } from "./hono.ts";
import { nextConsumer, nextFlaws } from "./next.ts";
import { nodeConsumer, nodeFlaws } from "./node.ts";
import type { ConsumerOptions } from "./options.ts";

/** A consumer, ready to be called in this process or to listen. */
export interface Built {
  readonly target: ConsumerTarget;
  server(): Promise<Server>;
}

export interface Shape {
  /** Where its secret travels. */
  readonly secretIn: "header" | "query";
  readonly flaws: readonly string[];
  /** @throws RangeError for a flaw that the shape does not have. */
  build(options?: ConsumerOptions<string>): Built;
}

export type ShapeName = "express" | "hono" | "fastify" | "node" | "next";

export const shapeNames: readonly ShapeName[] = ["express", "hono", "fastify", "node", "next"];

export const shapes: Readonly<Record<ShapeName, Shape>> = {
  express: shape("header", expressFlaws, (options) => {
    const app = expressConsumer(options);
    return { target: app, server: async () => createServer(app) };
  }),
  hono: shape("header", honoFlaws, (options) => {
    const app = honoConsumer(options);
    return { target: app, server: async () => createServer(getRequestListener(app.fetch)) };
  }),
  fastify: shape("header", fastifyFlaws, (options) => {
    const app = fastifyConsumer(options);
    return {
      target: app,
      async server() {
        await app.ready();
        return app.server;
      },
    };
  }),
  node: shape("header", nodeFlaws, (options) => {
    const server = nodeConsumer(options);
    return { target: server, server: async () => server };
  }),
  next: shape("query", nextFlaws, (options) => {
    const route = nextConsumer(options);
    return { target: route, server: async () => createServer(getRequestListener((request) => route.POST(request))) };
  }),
};

function shape<Flaw extends string>(
  secretIn: Shape["secretIn"],
  flaws: readonly Flaw[],
  build: (options: ConsumerOptions<Flaw>) => Built,
): Shape {
  return {
    secretIn,
    flaws,
    build({ secret, flaw: wanted } = {}) {
      const flaw = flaws.find((known) => known === wanted);
      if (flaw === wanted) return build({ secret, flaw });
      throw new RangeError(`Failed to plant "${wanted}": choose from ${flaws.join(", ")}.`);
    },
  };
}
