/** How it came to a failure in which the consumer's own calls to the Hub are a part: delivery, call, delivery, call … */
import { valueAt } from "../payload/index.ts";
import type { Failure } from "../fuzz/index.ts";
import { oneLine } from "./wrap.ts";

/** A loop is told by its first rounds. */
const MAX_LINKS = 7;

/** One link of a chain, in words. */
export interface ToldLink {
  readonly kind: "delivery" | "call";
  readonly text: string;
}

type Link = Failure["chain"][number];

export function toldLinks(chain: Failure["chain"]): readonly ToldLink[] {
  return chain.map((link) => ({
    kind: link.kind,
    text: link.kind === "call" ? callText(link.call) : deliveryText(link),
  }));
}

/** The lines, without an indent; none for an empty chain. */
export function chainLines(chain: readonly ToldLink[], columns: number): readonly string[] {
  const shown = chain.slice(0, MAX_LINKS);
  const more = chain.length - shown.length;
  const lines = shown.map(({ kind, text }, index) =>
    oneLine(kind === "delivery" ? `${index === 0 ? "  " : "→ "}${text}` : `    it called ${text}`, columns),
  );
  return more === 0 ? lines : [...lines, "    … and so on"];
}

function callText({ method, path, status }: Extract<Link, { readonly kind: "call" }>["call"]): string {
  return `${method} ${path} (${status ?? "no answer"})`;
}

/** The event, where it happened, and what was said. */
function deliveryText({ delivery: { event, payload } }: Extract<Link, { readonly kind: "delivery" }>): string {
  const num = valueAt(payload, "/discussion/num");
  const text = valueAt(payload, "/comment/content");
  const place = `${payload.repo.type} ${payload.repo.name}${num === undefined ? "" : ` #${String(num)}`}`;
  return `${event} on ${place}${typeof text === "string" ? `: ${JSON.stringify(text)}` : ""}`;
}
