/** A handler without memory that has several flaws at once: each a thing about the body that it can't take, and what it does then. */
import { isRecord, parsedJson } from "../../src/base/index.ts";
import { valueAt } from "../../src/payload/index.ts";

/** What a body may have about it. */
export const peculiarities = {
  "not-json": (body: unknown): boolean => !isRecord(body),
  "without-repo": (body: unknown): boolean => isRecord(body) && !isRecord(body["repo"]),
  "hidden-comment": (body: unknown): boolean => valueAt(body, "/comment/hidden") === true,
  "private-repo": (body: unknown): boolean => valueAt(body, "/repo/private") === true,
  space: (body: unknown): boolean => valueAt(body, "/repo/type") === "space",
  bucket: (body: unknown): boolean => valueAt(body, "/repo/type") === "bucket",
  "long-title": (body: unknown): boolean => String(valueAt(body, "/discussion/title") ?? "").length > 60,
  draft: (body: unknown): boolean => valueAt(body, "/discussion/status") === "draft",
  "pull-request": (body: unknown): boolean => valueAt(body, "/discussion/isPullRequest") === true,
  "no-head": (body: unknown): boolean =>
    valueAt(body, "/event/scope") === "repo.content" && valueAt(body, "/repo/headSha") === undefined,
  "narrower-scope": (body: unknown): boolean => String(valueAt(body, "/event/scope")).split(".").length > 2,
  discussion: (body: unknown): boolean => valueAt(body, "/event/scope") === "discussion",
  move: (body: unknown): boolean => valueAt(body, "/event/action") === "move",
  "new-field": (body: unknown): boolean => isRecord(body) && Object.keys(body).length > 7,
} as const;

export type Peculiarity = keyof typeof peculiarities;

export type Reaction =
  | { readonly kind: "answers"; readonly status: number }
  /** Throws, from one of several lines. */
  | { readonly kind: "throws"; readonly line: 0 | 1 | 2 };

export interface Flaw {
  readonly on: Peculiarity;
  readonly reaction: Reaction;
}

const LINES = [
  () => {
    throw new TypeError("the first line");
  },
  () => {
    throw new TypeError("the second line");
  },
  () => {
    throw new RangeError("the third line");
  },
] as const;

/** The first flaw that a body meets decides. */
export function severalFlaws(flaws: readonly Flaw[]): (request: Request) => Promise<Response> {
  return async (request) => {
    const body = parsedJson(await request.text());
    const met = flaws.find(({ on }) => peculiarities[on](body));
    if (met?.reaction.kind === "throws") LINES[met.reaction.line]();
    const status = met?.reaction.kind === "answers" ? met.reaction.status : isRecord(body) ? 200 : 400;
    return new Response(null, { status });
  };
}
