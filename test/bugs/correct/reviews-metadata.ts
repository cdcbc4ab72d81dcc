/** Puts a repo on the list for a review of its card when its main branch or a pull request moves; given as msw handlers. */
import { HttpResponse, http, type HttpHandler } from "msw";
import { parsePayload, type AnyPayload } from "../../../src/payload/index.ts";
import { isSameSecret } from "../../consumers/same-secret.ts";

export function reviewsMetadata(secret: string): readonly HttpHandler[] {
  const toReview = new Map<string, ReadonlySet<string>>();
  return [
    http.post("*/webhook", async ({ request }) => {
      if (!isSameSecret(request.headers.get("X-Webhook-Secret"), secret))
        return new HttpResponse(null, { status: 403 });
      const parsed = parsePayload(await request.json().catch(() => null));
      if (!parsed.ok) return new HttpResponse(null, { status: 400 });
      const { repo } = parsed.payload;
      const refs = movedRefs(parsed.payload).filter((ref) => ref === "refs/heads/main" || ref.startsWith("refs/pr/"));
      if (refs.length > 0) toReview.set(repo.id, new Set(refs));
      return HttpResponse.json({ waiting: toReview.size });
    }),
  ];
}

/** The refs that are still there. */
function movedRefs(payload: AnyPayload): readonly string[] {
  if (!("updatedRefs" in payload) || !Array.isArray(payload.updatedRefs)) return [];
  return payload.updatedRefs.filter(({ newSha }) => newSha !== null).map(({ ref }) => ref);
}
