/** What a module is taken for, found out in a thread of its own: loading it may start a whole app. */
import { startThread } from "./lost-thread.ts";

/** How long loading may take without a sign of life, in milliseconds. */
const LONGEST_MS = 20_000;

export type Recognition =
  /** Such as "a Cloudflare Worker, by wrangler.jsonc". */
  { readonly recognised: string } | { readonly error: string };

/** @param env - Environment variables that it needs. */
export async function recognisedIn(module: string, env: Readonly<Record<string, string>>): Promise<Recognition> {
  let line: string | undefined;
  const thread = startThread(
    { kind: "cases", module, as: undefined, env, options: {}, cases: [], fresh: { isFirst: true } },
    () => LONGEST_MS,
    (message) => {
      if (message.kind === "recognised") ({ line } = message);
    },
  );
  const end = await thread.ended;
  if (line !== undefined) return { recognised: line.slice(`${module}: `.length) };
  return { error: end.kind === "error" ? end.message : "it ends, or never lets go of, the thread that loads it" };
}
