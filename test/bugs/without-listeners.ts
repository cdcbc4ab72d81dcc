/** Runs something while nobody else listens to an event of the process, as a test runner does. */

/**
 * Where somebody listens for promises that nobody awaits, hubhook leaves them to them; where nobody does, they end the
 * consumer.
 */
export async function withoutListeners<T>(event: "unhandledRejection", run: () => Promise<T>): Promise<T> {
  const listeners = process.listeners(event);
  process.removeAllListeners(event);
  try {
    return await run();
  } finally {
    for (const listener of listeners) process.on(event, listener);
  }
}
