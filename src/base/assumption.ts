/** What hubhook takes for true where nobody tells what the Hub does. The README's table is made of these. */
export interface Assumption {
  readonly name: string;
  /** What we take for true, for people. */
  readonly value: string;
  /** What it decides. */
  readonly meaning: string;
  /** What is known, and where from. */
  readonly basis: string;
}
