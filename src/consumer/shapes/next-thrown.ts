/** What `redirect()` and `notFound()` of `next/navigation` throw: an error whose digest says what to answer. */
import { propertyOf } from "./callable.ts";

/** @returns Undefined for any other error. */
export function responseThrownByNext(thrown: unknown): Response | undefined {
  const digest = propertyOf(thrown, "digest");
  if (typeof digest !== "string") return undefined;
  const [kind, type, ...rest] = digest.split(";");
  if (kind === "NEXT_REDIRECT") {
    const status = Number(rest.at(-2) ?? 307);
    return new Response(null, { status, headers: { location: rest.slice(0, -2).join(";") } });
  }
  if (kind === "NEXT_NOT_FOUND") return new Response(null, { status: 404 });
  return kind === "NEXT_HTTP_ERROR_FALLBACK" ? new Response(null, { status: Number(type) }) : undefined;
}
