/** Believes nothing but what `parsePayload` has seen, and narrows to the event by it. */
import type { FetchHandler } from "../../../src/consumer/index.ts";
import { formatIssue, parsePayload, type ParsedPayload } from "../../../src/payload/index.ts";
import { isSameSecret } from "../../consumers/same-secret.ts";

export function strictParser(secret: string): FetchHandler {
  return async (request) => {
    if (!isSameSecret(request.headers.get("X-Webhook-Secret"), secret)) return new Response(null, { status: 403 });
    const parsed = parsePayload(await request.json().catch(() => null));
    if (!parsed.ok) return Response.json({ issues: parsed.issues.map(formatIssue) }, { status: 422 });
    return Response.json({ done: done(parsed) });
  };
}

function done(parsed: ParsedPayload): string {
  switch (parsed.event) {
    case "repo.content:update":
      return "updatedRefs" in parsed.payload
        ? parsed.payload.updatedRefs.map(({ ref, newSha }) => `${ref} ${newSha?.slice(0, 7) ?? "deleted"}`).join()
        : parsed.payload.updatedFiles.map(({ path }) => path).join();
    case "repo:move":
      return `${parsed.payload.repo.name} is ${parsed.payload.movedTo.name}`;
    case "discussion.comment:create":
    case "discussion.comment:update":
      return parsed.payload.comment.hidden ? "hidden" : `${parsed.payload.comment.content.length} characters`;
    case "future":
      return `as ${parsed.fallback}`;
    default:
      return "nothing";
  }
}
