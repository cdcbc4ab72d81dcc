/** Every place where a Hub can keep its deliveries, for promises that all of them make. */
import { DatabaseSync } from "node:sqlite";
import { memoryStore, sqliteStore, type DeliveryStore } from "../../../src/delivery/index.ts";

export interface StoreKind {
  readonly name: string;
  /** A new, empty one. */
  make(): DeliveryStore;
}

export const stores: readonly StoreKind[] = [
  { name: "memory", make: memoryStore },
  { name: "SQLite", make: () => sqliteStore(new DatabaseSync(":memory:")) },
];
