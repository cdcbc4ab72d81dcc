/** Plain deliveries at the start and the end of a run: whether there is somebody to fuzz, and whether the run proves anything. */
import { plainPayload } from "../arbitraries/index.ts";
import { UnableError, type Exchange } from "../base/index.ts";
import { delivered } from "../checks/index.ts";
import type { Line } from "./driver.ts";
import type { Plan } from "./plan.ts";

/** Thrown when nobody answers a first, plain delivery. */
export class UnreachableConsumerError extends UnableError {
  override readonly name = "UnreachableConsumerError";
}

/** Sends a plain push. @param moment - Tells this greeting's `Webhook-Id` from those of others. */
export async function greet(
  line: Line,
  { setup, timeoutMs, seed }: Plan,
  moment: "hello" | "goodbye",
): Promise<Exchange> {
  const driver = line.driverOf(setup, `${seed} ${moment}`, timeoutMs);
  return await driver.send(delivered(driver, plainPayload("repo.content:update", "model")));
}

export function isUp(exchange: Exchange): boolean {
  return exchange.kind === "answered" && exchange.status < 500;
}

/** A consumer that is not there at all has broken no promise: there is nothing to fuzz. */
export function requireAnswer(exchange: Exchange, consumer: string): void {
  if (exchange.kind === "answered" || exchange.reason !== "refused") return;
  throw new UnreachableConsumerError(
    `Failed to reach ${consumer}: ${exchange.detail}. Start the consumer first, or let hubhook start it (--start).`,
  );
}

/** When no check saw anything and the consumer is spoilt all the same, the run proves nothing. */
export function requireStillUp(exchange: Exchange): void {
  if (isUp(exchange)) return;
  const now = exchange.kind === "answered" ? `answers ${exchange.status}` : `does not answer (${exchange.detail})`;
  throw new UnableError(
    `Failed to trust this run: no check failed, and yet the consumer ${now} to a plain push that it took at the start. ` +
      `Start it anew, and run --checks stays-up with more --runs to find what spoils it.`,
  );
}

/** What an answer to a plain push at the start says about the run; `null` if nothing looks wrong. */
export function hintFrom(hello: Exchange, { setup }: Plan): string | null {
  if (hello.kind !== "answered" || hello.status < 300 || hello.status >= 500) return null;
  const answered = `it answered ${hello.status} to a plain push at the start`;
  if (hello.status === 401 || hello.status === 403) {
    return setup.secret === null
      ? `${answered}. Give its secret with --secret.`
      : `${answered}. Is the secret right, and in the right place (--secret-in)?`;
  }
  return hello.status === 404 || hello.status === 405
    ? `${answered}. Is the URL right (${new URL(setup.url).pathname})?`
    : `${answered}. Does it take POST requests with JSON there?`;
}
