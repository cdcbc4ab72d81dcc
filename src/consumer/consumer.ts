/**
 * The app under test as one interface, whatever it is: a program behind a URL, a function in this process, a command.
 * What a consumer does wrong is never an exception here: it is an `Exchange` without an answer.
 */
import type { Exchange, WireRequest } from "../base/index.ts";

export interface Consumer {
  /** How reports name it: a URL, a module's path, "fetch handler". Holds no secret. */
  readonly name: string;
  /** Where it listens, if it does. May hold a secret. */
  readonly url?: string;
  /**
   * Sends one request and waits for what comes of it. Never rejects, and is done when `timeoutMs` are over at the latest.
   * A handler in this process that never lets go of the thread is the one thing no timeout can end.
   */
  send(request: WireRequest, options: SendOptions): Promise<Exchange>;
  /** Whether it is still there, as far as the consumer can tell without sending anything. */
  status?(): ConsumerStatus;
  /** Brings it back up. Consumers that hubhook cannot start have none. @throws UnableError if it does not come up. */
  restart?(): Promise<void>;
  /** Lets go of connections and processes that hubhook opened. What the caller opened stays open. */
  close(): Promise<void>;
}

export interface SendOptions {
  /** For the whole exchange, from the first byte sent to the last one received, in milliseconds of real time. */
  readonly timeoutMs: number;
  /**
   * Called when work for this request fails after its answer, as far as the consumer sees it: an error that escapes the
   * handler, a promise that it gave to `waitUntil`. `detail` says what failed, for people.
   */
  readonly onLateFailure?: ((detail: string) => void) | undefined;
}

export type ConsumerStatus =
  | { readonly kind: "up"; readonly isOrderly?: undefined }
  /** `detail` says what ended it, for people; `isOrderly` whether it ended as programs do that have done their work. */
  | { readonly kind: "down"; readonly detail: string; readonly isOrderly: boolean };
