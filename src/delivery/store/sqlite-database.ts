/** What of a `DatabaseSync` of `node:sqlite` is used: who compiles against this package need not have the types of Node.js. */
export interface SqliteDatabase {
  exec(sql: string): void;
  location(): string | null;
  prepare(sql: string): SqliteStatement;
}

export type SqliteValue = null | number | bigint | string | Uint8Array;

type Row = Readonly<Record<string, SqliteValue>>;
type Named = Record<string, SqliteValue>;

/** Parameters come in their order, or by name in one object. */
export interface SqliteStatement {
  get(...parameters: SqliteValue[]): Row | undefined;
  get(parameters: Named): Row | undefined;
  all(...parameters: SqliteValue[]): readonly Row[];
  all(parameters: Named): readonly Row[];
  run(...parameters: SqliteValue[]): unknown;
  run(parameters: Named): unknown;
}
