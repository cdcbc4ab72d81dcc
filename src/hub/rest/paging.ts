/** Lists in pages: the next one is told in a `Link` header, as the Hub does and its clients follow. */
import { json, type Reply } from "./answers.ts";

/** The page of `items` that the URL asks for by `cursor`, the number of items before it. */
export function paged<T>(
  items: readonly T[],
  url: URL,
  size: number,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const start = Number(url.searchParams.get("cursor") ?? 0) || 0;
  const page = items.slice(start, start + size);
  if (start + size >= items.length) return json(page, headers);
  const next = new URL(url);
  next.searchParams.set("cursor", String(start + size));
  return json(page, { ...headers, Link: `<${next.href}>; rel="next"` });
}

/** A number from the query, between 1 and `most`. */
export function limitOf(url: URL, usual: number, most: number): number {
  const asked = Number(url.searchParams.get("limit") ?? usual);
  return Number.isInteger(asked) && asked > 0 ? Math.min(asked, most) : usual;
}
