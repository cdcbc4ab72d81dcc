/**
 * Webhooks and their activity in a SQLite database: what was there is there again after a restart. A row holds its value as
 * JSON, and beside it only what is searched by.
 */
import { messageOf, UnableError } from "../../base/index.ts";
import type { WebhookState } from "../webhook.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import { sqliteActivity } from "./sqlite-activity.ts";
import type { DeliveryStore, WebhookStore } from "./store.ts";

/** "hubh" as a number: how hubhook knows a database of its own. */
const APPLICATION_ID = 0x68756268;

/** Goes up with every change of the tables. */
const VERSION = 1;

const TABLES = `
  CREATE TABLE webhooks (
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    webhook TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE deliveries (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    webhook_id TEXT NOT NULL,
    is_unfinished INTEGER NOT NULL,
    raised_by INTEGER,
    delivery TEXT NOT NULL
  ) STRICT;
  CREATE INDEX deliveries_of_webhook ON deliveries (webhook_id, number);
  CREATE INDEX unfinished_deliveries ON deliveries (number) WHERE is_unfinished = 1;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${VERSION};
`;

/**
 * Keeps everything in a database, which is the store's alone as long as it is open. The caller closes it, after the Hub.
 * @example createHub({ store: sqliteStore(new DatabaseSync("hub.db")) });
 * @throws UnableError if the database is in use, none of hubhook's, or of another version of it. An empty one is taken over.
 */
export function sqliteStore(database: SqliteDatabase): DeliveryStore {
  prepare(database);
  return { webhooks: sqliteWebhooks(database), activity: (limit) => sqliteActivity(database, limit) };
}

function prepare(database: SqliteDatabase): void {
  const fail = (why: string): never => {
    throw new UnableError(`Failed to use ${database.location() ?? "the database"}: ${why}`);
  };
  try {
    database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
  } catch (thrown) {
    fail(`${messageOf(thrown)}. Stop the program that uses it, or name a new file.`);
  }
  const { application_id: application } = database.prepare("PRAGMA application_id").get() ?? {};
  const { user_version: version } = database.prepare("PRAGMA user_version").get() ?? {};
  const { tables } = database.prepare("SELECT count(*) AS tables FROM sqlite_schema").get() ?? {};
  if (application === 0 && tables === 0) database.exec(`BEGIN EXCLUSIVE; ${TABLES} COMMIT;`);
  else if (application !== APPLICATION_ID) fail("it belongs to another program. Name a new file.");
  else if (version !== VERSION)
    fail(`another version of hubhook has made it (${String(version)}, not ${VERSION}). Name a new file.`);
}

function sqliteWebhooks(database: SqliteDatabase): WebhookStore {
  const select = database.prepare("SELECT webhook FROM webhooks ORDER BY place");
  const upsert = database.prepare("INSERT OR REPLACE INTO webhooks (id, place, webhook) VALUES (?, ?, ?)");
  const erase = database.prepare("DELETE FROM webhooks WHERE id = ?");
  return {
    all: () =>
      select.all().map((row) => {
        const webhook: WebhookState = JSON.parse(String(row["webhook"]));
        return { ...webhook, secret: webhook.secret }; // JSON leaves out what is undefined
      }),
    put: (webhook) => void upsert.run(webhook.id, webhook.place, JSON.stringify(webhook)),
    remove: (webhookId) => void erase.run(webhookId),
  };
}
