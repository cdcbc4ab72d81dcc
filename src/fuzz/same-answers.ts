/** Whether all deliveries that were accepted got the very same answer: then little may have been asked. */
import { isAccepted, printableLine, type Exchange } from "../base/index.ts";

export interface SameAnswers {
  note(exchange: Exchange): void;
  /** What to say about it; `null` if the answers differ, or are too few to tell. */
  inWords(): string | null;
}

/** Fewer answers say nothing. */
const MANY = 200;

const LONGEST = 60;

export function sameAnswers(): SameAnswers {
  let first: { readonly status: number; readonly body: string } | undefined;
  let isSame = true;
  let count = 0;
  return {
    note(exchange) {
      if (exchange.kind !== "answered" || !isAccepted(exchange)) return;
      count += 1;
      first ??= exchange;
      isSame &&= first.status === exchange.status && first.body === exchange.body;
    },
    inWords() {
      if (!isSame || first === undefined || count < MANY) return null;
      const body = first.body === "" ? "" : ` ${JSON.stringify(printableLine(first.body).slice(0, LONGEST))}`;
      return (
        `All ${count.toLocaleString("en-US")} deliveries that the consumer accepted got the same answer (${first.status}${body}). ` +
        `If it acts on certain repos only, name one: --watch model:acme/churn, or watched in code.`
      );
    },
  };
}
