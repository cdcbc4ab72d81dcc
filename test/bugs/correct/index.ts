/** Consumers that do nothing wrong, in as many shapes as people write them: no check may accuse one of them. */
import type { Consumer, ConsumerTarget } from "../../../src/consumer/index.ts";
import { shapes } from "../../consumers/shapes.ts";
import { inBot, inExpress, inNode } from "../bug.ts";
import { discussionBot } from "../../consumers/discussion-bot.ts";
import { restartable } from "../restartable.ts";
import { carefulBot } from "./careful-bot.ts";
import { answersFirst } from "./answers-first.ts";
import { closesConnections } from "./closes-connections.ts";
import { limitsItsRate } from "./limits-its-rate.ts";
import { readsDiscussions } from "./reads-discussions.ts";
import { readsWhatPeopleWrite } from "./reads-what-people-write.ts";
import { recyclesItself } from "./recycles-itself.ts";
import { remembersDeliveries } from "./remembers-deliveries.ts";
import { retrains } from "./retrains.ts";
import { reviewsMetadata } from "./reviews-metadata.ts";
import { strictParser } from "./strict-parser.ts";
import { warmsUp } from "./warms-up.ts";

export interface CorrectConsumer {
  readonly id: string;
  readonly secretIn: "header" | "query";
  /** Whether it is slow on purpose, so that a few cases have to do. */
  readonly isSlow?: true;
  /** Makes the consumer, with nothing remembered. It is the caller's to close. */
  open(secret: string): Consumer | Promise<Consumer>;
}

const nothing = (): object => ({});

/** One in this process. */
function here(
  id: string,
  build: (secret: string) => ConsumerTarget,
  secretIn: CorrectConsumer["secretIn"] = "header",
): CorrectConsumer {
  return { id, secretIn, open: (secret) => restartable(() => build(secret)) };
}

export const correctConsumers: readonly CorrectConsumer[] = [
  // What the bugs are planted in
  here("bot", inBot(nothing)),
  here("express-app", inExpress(nothing)),
  here("node-listener", inNode(nothing)),
  // What they might look like in a project
  here("strict-parser", strictParser),
  here("remembers-deliveries", remembersDeliveries),
  here("answers-first", answersFirst),
  here("reads-discussions", readsDiscussions, "query"),
  here("retrains", retrains),
  here("reviews-metadata", reviewsMetadata),
  here("reads-what-people-write", readsWhatPeopleWrite),
  here("careful-bot", carefulBot),
  here("discussion-bot", (secret) => discussionBot({ secret })),
  // Of frameworks that no bug is planted in
  ...(["hono", "fastify", "next"] as const).map((name): CorrectConsumer => {
    const { secretIn, build } = shapes[name];
    return here(name, (secret) => build({ secret }).target, secretIn);
  }),
  // Whose connections, patience and processes end
  { ...here("limits-its-rate", limitsItsRate), isSlow: true },
  here("warms-up", warmsUp),
  { id: "closes-connections", secretIn: "header", open: closesConnections },
  { id: "recycles-itself", secretIn: "header", isSlow: true, open: recyclesItself },
];
