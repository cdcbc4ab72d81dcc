/* Made by "npm run generate". */

/** One broken keyword, as ajv tells it. */
export interface SchemaError {
  readonly keyword: string;
  /** JSON pointer to the value that breaks it. */
  readonly instancePath: string;
  /** The path to the keyword: the schema's name, then the steps in it. */
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Says whether a value fits; if not, `errors` tells why until the next call. */
export interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

/** By an event's name, by `{event}#{branch}` where a payload has several shapes, and by the names of other schemas. */
export declare const strict: Readonly<Record<string, Validator>>;
export declare const tolerant: Readonly<Record<string, Validator>>;
