export enum Kind {
  Comment = "comment",
  Other = "other",
}

/** The bug: a comment that is hidden has no content. */
export function summary(payload: any): string {
  const content = process.env.BUG
    ? payload.comment?.content.slice(0, 20)
    : String(payload.comment?.content ?? "").slice(0, 20);
  return `${payload.comment ? Kind.Comment : Kind.Other} ${content ?? ""}`;
}
