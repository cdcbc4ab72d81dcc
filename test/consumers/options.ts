/** What every consumer here can be told. */

export interface ConsumerOptions<Flaw extends string> {
  /** What deliveries have to bring. Without one, everybody is let in. */
  readonly secret?: string | undefined;
  /** The one thing to do wrong. Without one, the consumer keeps every promise. */
  readonly flaw?: Flaw | undefined;
}
