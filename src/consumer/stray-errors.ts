/**
 * Errors that escape a handler in this process: thrown in a timer or an event listener, or from a promise nobody awaits.
 * They would end the process, hubhook with it. Here they find the request they belong to: what runs for it runs in its
 * own async context, and that context is still there when the error comes up. Where somebody listens to
 * `unhandledRejection`, as test runners do, promises that nobody awaits are theirs to report.
 */
import { AsyncLocalStorage } from "node:async_hooks";

const onStrayError: AsyncLocalStorage<(thrown: unknown) => void> = new AsyncLocalStorage();

/** Calls `run`; what escapes from it, now or later, goes to `onStray` instead of ending the process. */
export function catchingStrays(onStray: (thrown: unknown) => void, run: () => void): void {
  onStrayError.run(onStray, run);
}

let watchers = 0;
let uninstall: (() => void) | undefined;

/**
 * Starts to catch, until the returned function is called. Errors of code that did not run in `catchingStrays`
 * go the way they would have gone without hubhook.
 */
export function watchForStrays(): () => void {
  watchers += 1;
  uninstall ??= install();
  let watching = true;
  return () => {
    if (!watching) return;
    watching = false;
    watchers -= 1;
    if (watchers > 0) return;
    uninstall?.();
    uninstall = undefined;
  };
}

/** Node.js has one such callback for the whole process. If somebody else holds it, it stays theirs. */
function install(): (() => void) | undefined {
  if (process.hasUncaughtExceptionCaptureCallback()) return undefined;
  try {
    process.setUncaughtExceptionCaptureCallback(route);
    return () => process.setUncaughtExceptionCaptureCallback(null);
  } catch {
    // A package of the consumer's uses node:domain, which rules the callback out.
    process.on("uncaughtException", routeOrThrow);
    return () => void process.removeListener("uncaughtException", routeOrThrow);
  }
}

function route(error: Error): void {
  const onStray = onStrayError.getStore();
  if (onStray !== undefined) onStray(error);
  else if (!process.emit("uncaughtException", error)) throw error;
}

function routeOrThrow(error: Error): void {
  const onStray = onStrayError.getStore();
  if (onStray !== undefined) onStray(error);
  else if (process.listenerCount("uncaughtException") === 1) throw error; // nobody else would have caught it
}
