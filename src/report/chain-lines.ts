/** How it came to a failure in which the consumer's own calls to the Hub are a part: delivery, call, delivery, call … */
import { valueAt } from "../payload/index.ts";
import type { ChainLink } from "../hub/index.ts";
import { oneLine } from "./wrap.ts";

/** A loop is shown by its first rounds. */
const MAX_LINKS = 7;

/** One link of a chain, in words. */
export interface ChainLine {
  readonly kind: "delivery" | "call";
  readonly text: string;
}

export function chainInWords(chain: readonly ChainLink[]): readonly ChainLine[] {
  return chain.map((link) => ({
    kind: link.kind,
    text: link.kind === "call" ? callText(link.call) : deliveryText(link),
  }));
}

/** The lines, without an indent; none for an empty chain. */
export function chainLines(chain: readonly ChainLine[], columns: number): readonly string[] {
  const shown = chain.slice(0, MAX_LINKS);
  const more = chain.length - shown.length;
  const lines = shown.map(({ kind, text }, index) =>
    oneLine(kind === "delivery" ? `${index === 0 ? "  " : "→ "}${text}` : `    it called ${text}`, columns),
  );
  return more === 0 ? lines : [...lines, "    … and so on"];
}

function callText({ method, path, status }: Extract<ChainLink, { readonly kind: "call" }>["call"]): string {
  return `${method} ${path} (${status ?? "no answer"})`;
}

/** The event, where it happened, and what was said. */
function deliveryText({ delivery: { event, payload } }: Extract<ChainLink, { readonly kind: "delivery" }>): string {
  const num = valueAt(payload, "/discussion/num");
  const text = valueAt(payload, "/comment/content");
  const place = `${payload.repo.type} ${payload.repo.name}${num === undefined ? "" : ` #${String(num)}`}`;
  return `${event} on ${place}${typeof text === "string" ? `: ${JSON.stringify(text)}` : ""}`;
}
