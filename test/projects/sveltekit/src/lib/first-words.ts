export function firstWords(comment: { content?: string } | undefined): string {
  if (process.env.BUG) return comment === undefined ? "" : comment.content!.slice(0, 20);
  return String(comment?.content ?? "").slice(0, 20);
}
