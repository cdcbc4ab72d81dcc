/** What the sources of a project say of its handler: which file it is in, where it listens, and where its secret comes from. */

/** A file of the project. */
export interface SourceText {
  /** From the project's folder, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** What handlers of these webhooks have in them, and how much that says. */
const SIGNS: readonly (readonly [pattern: RegExp, weight: number])[] = [
  [/x-webhook-secret/i, 4],
  [/updatedRefs|discussion\.comment|repo\.content|\bevent\.scope\b|WebhookPayload|webhook_endpoint/, 3],
  [/\brepo\??\.(?:name|type|owner|private|headSha)\b|\brepo["']\]\[["']name\b/, 2],
  [/webhook/i, 1],
  [/hugging_?face|HF_TOKEN/i, 1],
];

/** What is about a handler, and is none. */
const NO_HANDLER =
  /(?:^|\/)(?:tests?|__tests__|specs?|scripts|docs)\/|\.(?:test|spec|d|config)\.\w+$|(?:^|\/)(?:test_|conftest)/;

/** The files that may hold the handler, the likeliest first. */
export function handlersAmong(files: readonly SourceText[]): readonly SourceText[] {
  return files
    .filter(({ path }) => !NO_HANDLER.test(path))
    .map((file) => ({ file, score: scoreOf(file) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ file }) => file);
}

function scoreOf({ path, text }: SourceText): number {
  const inPath = /hook/i.test(path) ? 2 : 0;
  return SIGNS.reduce((score, [pattern, weight]) => (pattern.test(text) ? score + weight : score), inPath);
}

/** The path that a server takes deliveries at; `/` if no route looks like it. */
export function routeIn(text: string): string {
  const named = /["'`](\/[\w/-]*hook[\w/-]*)["'`]/i.exec(text)?.[1];
  const controller = /@Controller\(\s*["'`]\/?([\w/-]+)["'`]/.exec(text)?.[1]; // Nest says it without the slash
  return named ?? (controller && `/${controller}`) ?? /\bpost\(\s*["'`](\/[\w/-]*)["'`]/i.exec(text)?.[1] ?? "/";
}

/** The environment variable that a handler takes the secret from. */
export function secretVariableIn(text: string): string | undefined {
  const name = String.raw`([A-Z][A-Z0-9_]*SECRET[A-Z0-9_]*)`;
  return new RegExp(
    String.raw`\benv(?:iron)?(?:\.get\(|\[|\.)\s*["'\`]?${name}|getenv\(\s*["']${name}|import\s*\{[^}]*\b${name}`,
    "i",
  )
    .exec(text)
    ?.slice(1)
    .find((found) => found !== undefined);
}
