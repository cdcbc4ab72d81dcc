/* The app under test as one interface, and whatever a test has in hand as one */
export type { Consumer, ConsumerStatus, SendOptions } from "./consumer.ts";
export { toConsumer, type ConsumerTarget } from "./to-consumer.ts";
/* One for each kind of app */
export { urlConsumer } from "./url-consumer.ts";
export { fetchConsumer, type FetchHandler } from "./fetch-consumer.ts";
export { nodeConsumer, type NodeListener, type NodeTarget } from "./node-consumer.ts";
export { mswConsumer } from "./msw-consumer.ts";
export { describeThrown, withoutLoadMarks } from "./describe-thrown.ts";
export { entryFile as moduleFile, loadModule, type OwnScripts } from "./loading/index.ts";
export { moduleConsumer, type ModuleConsumer, type ModuleConsumerOptions } from "./module-consumer.ts";
export { commandConsumer, type CommandConsumer, type CommandConsumerOptions } from "./command-consumer.ts";
/* Others than the Hub, out of its reach */
export { failOutbound, refusingProxy, type RefusingProxy } from "./outbound.ts";
/* What is started for a delivery, in place of a request */
export { jobRunner, type JobFunction, type JobRunner, type JobTarget } from "./job.ts";
/* How much of an answer is kept */
export { BODY_LIMIT_BYTES } from "./body-start.ts";
