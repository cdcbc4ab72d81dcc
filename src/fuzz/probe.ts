/** Plain deliveries before a run: whether somebody is there, and what looks wrong with the run itself. */
import { createHmac } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { isAccepted, isRefused, UnableError, type Exchange, type WireRequest } from "../base/index.ts";
import { delivered, otherQuestion, plainQuestion, withValues, type PlainQuestion } from "../checks/index.ts";
import { eventNameOf } from "../payload/index.ts";
import type { Plan } from "./plan.ts";
import type { Sent, Session } from "./session.ts";

/** Thrown when nobody answers a first, plain delivery. */
export class UnreachableConsumerError extends UnableError {
  override readonly name = "UnreachableConsumerError";
}

export interface Probe {
  /** What came of the plain question. */
  readonly push: Sent;
  /** Whether the consumer gave no answer to either of two plain events. */
  readonly isSilent: boolean;
  /** What looks wrong with the run, such as a secret that the consumer refuses; `null` if nothing does. */
  readonly hint: string | null;
}

/** What a server says whose routes are still to come, or whose workers are. */
const NOT_YET: readonly number[] = [404, 405, 502, 503];

/** How long routes may take to appear once something has answered, in milliseconds. */
const WARM_UP_MS = 10_000;

const POLL_MS = 150;

/** Asks until the consumer is ready, and says what it saw. */
export async function probe(session: Session, plan: Plan): Promise<Probe> {
  let tries = 0;
  const question = plainQuestion(plan.setup.aim);
  let push = await ask(session, plan, question, `probe ${tries}`);
  const deadlineMs = performance.now() + WARM_UP_MS;
  while (session.isElsewhere && isNotYet(push.exchange) && performance.now() < deadlineMs) {
    await pause(POLL_MS);
    tries += 1;
    push = await ask(session, plan, question, `probe ${tries}`);
  }
  if (!isSilence(push.exchange)) return { push, isSilent: false, hint: await hintFrom(session, plan, push.exchange) };
  const other = await ask(session, plan, otherQuestion(plan.setup.aim), "probe other");
  return { push, isSilent: isSilence(other.exchange), hint: null };
}

/** A consumer that is not there at all has broken no promise: there is nothing to fuzz. */
export function requireAnswer({ push: { exchange } }: Probe, consumer: string): void {
  if (exchange.kind === "answered" || exchange.reason !== "connection-refused") return;
  throw new UnreachableConsumerError(
    `Failed to reach ${consumer}: ${exchange.detail}. Start the consumer first, or let hubhook start it (--start).`,
  );
}

/** When no check saw anything and the consumer is spoilt all the same, the run proves nothing. */
export async function requireStillUp(session: Session, plan: Plan): Promise<void> {
  const question = plainQuestion(plan.setup.aim);
  const { exchange } = await ask(session, plan, question, "goodbye");
  if (exchange.kind === "answered" && (exchange.status < 500 || isNotYet(exchange))) return;
  const now = exchange.kind === "answered" ? `answers ${exchange.status}` : `does not answer (${exchange.detail})`;
  throw new UnableError(
    `Failed to trust this run: no check failed, and yet the consumer ${now} to ${question.name} that it accepted at the start. ` +
      `Restart it, and run --checks stays-up with more --runs to find what spoils it.`,
  );
}

async function ask(session: Session, { setup, seed }: Plan, { payload }: PlainQuestion, moment: string): Promise<Sent> {
  const driver = session.driverOf(setup, `${seed} ${moment}`);
  const request = delivered(driver, payload);
  return { request, exchange: await driver.send(request) };
}

function isSilence(exchange: Exchange): boolean {
  return exchange.kind === "unanswered" && exchange.reason === "timeout";
}

function isNotYet(exchange: Exchange): boolean {
  return exchange.kind === "answered" && NOT_YET.includes(exchange.status);
}

async function hintFrom(session: Session, plan: Plan, exchange: Exchange): Promise<string | null> {
  if (exchange.kind !== "answered" || exchange.status < 300 || exchange.status >= 500) return null;
  const { setup } = plan;
  const question = plainQuestion(setup.aim);
  const answered = `it answered ${exchange.status} to ${question.name} at the start (${eventNameOf(question.payload)})`;
  if (exchange.status === 429) return `${answered}: it limits its rate. Give a lower one with --rate.`;
  if (exchange.status === 404 || exchange.status === 405) {
    return `${answered}. Is the URL right (${new URL(setup.url).pathname})?`;
  }
  if (setup.secret !== null && isRefused(exchange) && (await wantsSignature(session, plan, setup.secret))) {
    return (
      `it expects a signature of the body: it refused the secret, and accepted an HMAC-SHA256 of the body in its place. ` +
      `The Hub does not sign: it sends the secret itself in X-Webhook-Secret. Compare that with your secret.`
    );
  }
  if (exchange.status !== 401 && exchange.status !== 403)
    return `${answered}. Does it take POST requests with JSON there?`;
  return setup.secret === null
    ? `${answered}. Give its secret with --secret.`
    : `${answered}. Is the secret right, and in the right place (--secret-in)?`;
}

/** Whether the consumer accepts an HMAC of the body where the secret belongs, as GitHub's webhooks have it. */
async function wantsSignature(session: Session, { setup, seed }: Plan, secret: string): Promise<boolean> {
  const driver = session.driverOf(setup, `${seed} probe signature`);
  const { payload } = plainQuestion(setup.aim);
  const { body } = delivered(driver, payload);
  const digest = createHmac("sha256", secret).update(body).digest("hex");
  for (const [index, value] of [digest, `sha256=${digest}`].entries()) {
    const request: WireRequest = withValues(driver, payload, index + 1, [value], null);
    if (isAccepted(await driver.send(request))) return true;
  }
  return false;
}
