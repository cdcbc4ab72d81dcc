/** Where the Hub's things are found. Source: published payloads. */
import type { CommentLink, Link, Payload } from "../../generated/types.ts";

/** The Hub's own address, without a slash at the end. */
export const HUB_ORIGIN = "https://huggingface.co";

/** The urls of a repo: models stand at the root, the others below their type. */
export function repoUrl(origin: string, type: string, name: string): Link {
  return { web: `${origin}/${type === "model" ? "" : `${type}s/`}${name}`, api: `${origin}/api/${type}s/${name}` };
}

/** The urls of a discussion or pull request. @param repo - The urls of its repo. */
export function discussionUrl(repo: Link, num: number): Link {
  return { web: `${repo.web}/discussions/${num}`, api: `${repo.api}/discussions/${num}` };
}

/** The url of a comment. @param discussion - The urls of its discussion. */
export function commentUrl(discussion: Link, commentId: string): CommentLink {
  return { web: `${discussion.web}#${commentId}` };
}

/**
 * Makes the urls of a payload again, from what they are made of.
 * @param keeps - Whether the value at a JSON pointer stays as it is. Default: none does.
 */
export function refreshUrls(payload: Payload, keeps: (pointer: string) => boolean = () => false): void {
  const { repo } = payload;
  if (!keeps("/repo/url")) repo.url = repoUrl(new URL(repo.url.web).origin, repo.type, repo.name);
  if (!("discussion" in payload)) return;
  if (!keeps("/discussion/url")) payload.discussion.url = discussionUrl(repo.url, payload.discussion.num);
  if (!("comment" in payload) || keeps("/comment/url")) return;
  payload.comment.url = commentUrl(payload.discussion.url, payload.comment.id);
}

/** The first label of a Space's host: its name in lower case, everything but letters and digits as a dash. */
export function spaceSubdomain(name: string): string {
  return (
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "") || "space"
  );
}
