/** A SQLite file of `hubhook serve`, opened for as long as the command runs. */
import { closeSync, openSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { messageOf, UnableError } from "../base/index.ts";
import { sqliteStore, type DeliveryStore } from "../delivery/index.ts";

export interface OpenStore {
  readonly store: DeliveryStore;
  close(): void;
}

/**
 * Opens a database, and makes it if there is none. It holds secrets, so a new one is for its owner's eyes only.
 * @throws UnableError if the file can't be used.
 */
export function openStore(file: string): OpenStore {
  const database = opened(file);
  try {
    return { store: sqliteStore(database), close: () => database.close() };
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

function opened(file: string): DatabaseSync {
  try {
    closeSync(openSync(file, "a", 0o600));
    const { DatabaseSync: Database } = withoutWarning(() => process.getBuiltinModule("node:sqlite"));
    return new Database(file);
  } catch (thrown) {
    throw new UnableError(
      `Failed to open "${file}": ${messageOf(thrown)}. Name a file in a folder that you can write to.`,
      {
        cause: thrown,
      },
    );
  }
}

/** Node.js 22 warns that its SQLite module is experimental, whoever loads it. Users of hubhook can't do anything about it. */
export function withoutWarning<Result>(run: () => Result): Result {
  const { emitWarning } = process;
  process.emitWarning = (warning: string | Error, ...rest: unknown[]): void => {
    if (!(String(warning).includes("SQLite") && rest.includes("ExperimentalWarning")))
      Reflect.apply(emitWarning, process, [warning, ...rest]);
  };
  try {
    return run();
  } finally {
    process.emitWarning = emitWarning;
  }
}
