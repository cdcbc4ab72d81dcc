/** Consumers that do nothing wrong, in as many shapes as people write them: no check may accuse one of them. */
import type { ConsumerTarget } from "../../../src/consumer/index.ts";
import { shapes } from "../../consumers/shapes.ts";
import { inBot, inExpress, inNode } from "../bug.ts";
import { discussionBot } from "../../consumers/discussion-bot.ts";
import { answersFirst } from "./answers-first.ts";
import { readsDiscussions } from "./reads-discussions.ts";
import { remembersDeliveries } from "./remembers-deliveries.ts";
import { retrains } from "./retrains.ts";
import { reviewsMetadata } from "./reviews-metadata.ts";
import { strictParser } from "./strict-parser.ts";

export interface CorrectConsumer {
  readonly id: string;
  readonly secretIn: "header" | "query";
  /** Makes the consumer, with nothing remembered. */
  build(secret: string): ConsumerTarget;
}

const nothing = (): object => ({});

export const correctConsumers: readonly CorrectConsumer[] = [
  // What the bugs are planted in
  { id: "bot", secretIn: "header", build: inBot(nothing) },
  { id: "express-app", secretIn: "header", build: inExpress(nothing) },
  { id: "node-listener", secretIn: "header", build: inNode(nothing) },
  // What they might look like in a project
  { id: "strict-parser", secretIn: "header", build: strictParser },
  { id: "remembers-deliveries", secretIn: "header", build: remembersDeliveries },
  { id: "answers-first", secretIn: "header", build: answersFirst },
  { id: "reads-discussions", secretIn: "query", build: readsDiscussions },
  { id: "retrains", secretIn: "header", build: retrains },
  { id: "reviews-metadata", secretIn: "header", build: reviewsMetadata },
  { id: "discussion-bot", secretIn: "header", build: (secret) => discussionBot({ secret }) },
  // Of frameworks that no bug is planted in
  ...(["hono", "fastify", "next"] as const).map((name): CorrectConsumer => {
    const { secretIn, build } = shapes[name];
    return { id: name, secretIn, build: (secret) => build({ secret }).target };
  }),
];
