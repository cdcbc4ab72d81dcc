/**
 * The parameters of a route whose file's path is its pattern: `[id]` in Next.js, SvelteKit and Astro, `$id` in Remix and
 * React Router, `{id}` in Azure Functions.
 */

export type RouteParameters = Readonly<Record<string, string | readonly string[]>>;

/** What a parameter is when the URL does not say it. */
const EXAMPLE = "example";

/**
 * @param segments - Of the pattern; route groups such as `(admin)` are left out.
 * @param pathname - Of the URL. Where it does not fit the pattern, every parameter is "example".
 */
export function routeParameters(segments: readonly string[], pathname: string): RouteParameters {
  const pattern = segments.filter((segment) => !/^(?:\(.*\)|@.*|index)$/.test(segment)).map(parsed);
  const parts = pathname.split("/").filter((part) => part !== "");
  return fitting(pattern, parts) ?? Object.fromEntries(pattern.flatMap(example));
}

/** As SvelteKit, Astro and Remix hand them over: what a rest parameter stands for is one string. */
export function joinedParameters(parameters: RouteParameters): Readonly<Record<string, string>> {
  const joined = Object.entries(parameters).map(([name, value]) => [
    name,
    typeof value === "string" ? value : value.join("/"),
  ]);
  return Object.fromEntries(joined);
}

type Segment =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "rest"; readonly name: string };

function parsed(text: string): Segment {
  const rest = /^\[{1,2}\.\.\.([^\]]+)\]{1,2}$/.exec(text)?.[1] ?? (text === "$" ? "*" : undefined);
  if (rest !== undefined) return { kind: "rest", name: rest };
  const name = /^\[{1,2}([^\]=]+)(?:=[^\]]+)?\]{1,2}$|^\$(.+)$|^\{([^}:?]+).*\}$/.exec(text)?.slice(1).find(Boolean);
  return name === undefined ? { kind: "text", text } : { kind: "parameter", name };
}

function fitting(pattern: readonly Segment[], parts: readonly string[]): RouteParameters | undefined {
  const found: Record<string, string | readonly string[]> = {};
  for (const [index, segment] of pattern.entries()) {
    if (segment.kind === "rest") return { ...found, [segment.name]: parts.slice(index).map(decodeURIComponent) };
    const part = parts[index];
    if (part === undefined || (segment.kind === "text" && segment.text !== part)) return undefined;
    if (segment.kind === "parameter") found[segment.name] = decodeURIComponent(part);
  }
  return parts.length === pattern.length ? found : undefined;
}

function example(segment: Segment): readonly (readonly [string, string | readonly string[]])[] {
  if (segment.kind === "text") return [];
  return [[segment.name, segment.kind === "rest" ? [EXAMPLE] : EXAMPLE]];
}
