/** An activity in a SQLite database. The tables are made in `sqlite-store.ts`. */
import { isUnfinished, type ActivityStore } from "../activity.ts";
import type { Delivery } from "../delivery.ts";
import type { SqliteDatabase, SqliteValue } from "./sqlite-database.ts";

type Row = Readonly<Record<string, SqliteValue>>;

export function sqliteActivity(database: SqliteDatabase, limit: number): ActivityStore {
  // The calls to the API are counted anew by each Hub: those that raised the events of the last one are gone.
  database.exec("UPDATE deliveries SET raised_by = NULL WHERE raised_by IS NOT NULL");

  const insert = database.prepare(
    "INSERT INTO deliveries (id, webhook_id, is_unfinished, raised_by, delivery) VALUES (?, ?, ?, ?, ?)",
  );
  const trim = database.prepare(
    `DELETE FROM deliveries WHERE webhook_id = :webhook AND number <=
       (SELECT number FROM deliveries WHERE webhook_id = :webhook ORDER BY number DESC LIMIT 1 OFFSET :limit)`,
  );
  const change = database.prepare("UPDATE deliveries SET is_unfinished = ?, delivery = ? WHERE id = ?");
  const one = database.prepare("SELECT * FROM deliveries WHERE id = ?");
  const newest = database.prepare("SELECT * FROM deliveries WHERE webhook_id = ? ORDER BY number DESC LIMIT ?");
  const older = database.prepare(
    `SELECT * FROM deliveries WHERE webhook_id = :webhook AND number <
       (SELECT number FROM deliveries WHERE id = :before AND webhook_id = :webhook) ORDER BY number DESC LIMIT :limit`,
  );
  const unfinished = database.prepare("SELECT * FROM deliveries WHERE is_unfinished = 1 ORDER BY number");
  const erase = database.prepare("DELETE FROM deliveries WHERE webhook_id = ?");

  return {
    add(delivery) {
      const { id, webhookId, raisedBy } = delivery;
      insert.run(id, webhookId, Number(isUnfinished(delivery)), raisedBy, JSON.stringify(delivery));
      trim.run({ webhook: webhookId, limit });
    },
    update: (delivery) => void change.run(Number(isUnfinished(delivery)), JSON.stringify(delivery), delivery.id),
    get(deliveryId) {
      const row = one.get(deliveryId);
      return row === undefined ? undefined : deliveryIn(row);
    },
    page(webhookId, { limit: pageLimit = 50, before } = {}) {
      const rows =
        before === undefined
          ? newest.all(webhookId, pageLimit)
          : older.all({ webhook: webhookId, before, limit: pageLimit });
      return rows.map(deliveryIn);
    },
    unfinished: () => unfinished.all().map(deliveryIn),
    forget: (webhookId) => void erase.run(webhookId),
  };
}

function deliveryIn(row: Row): Delivery {
  const delivery: Delivery = JSON.parse(String(row["delivery"]));
  return { ...delivery, raisedBy: row["raised_by"] === null ? null : Number(row["raised_by"]) };
}
