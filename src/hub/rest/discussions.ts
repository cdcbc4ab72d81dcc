/** Discussions and pull requests: list them, open them, and everything that can be done in one. */
import {
  discussionsOf,
  DiscussionNotFoundError,
  type DiscussionState,
  type GitRepo,
  type RepoAddress,
} from "../../world/index.ts";
import { HttpError, json } from "./answers.ts";
import { discussionJson, eventJson, listedJson } from "./discussion-json.ts";
import { gitRepo } from "./git.ts";
import { text } from "./repos.ts";
import { addressOf, route, type Call, type Route } from "./route.ts";

const ALL = "/api/{models}/{repo}/discussions";
const ONE = `${ALL}/{part}`;

/** Discussions on a page of a list (the Hub's OpenAPI document). */
const PAGE = 50;

export const discussionRoutes: readonly Route[] = [
  route("get", ALL, list),
  route("post", ALL, async (call) => {
    const { title, description, pullRequest } = await call.body();
    const parts = { ...where(call), title: String(title ?? ""), text: text("description", description) };
    const { num } = call.live.perform(
      pullRequest === true ? { kind: "open-pull-request", ...parts } : { kind: "open-discussion", ...parts },
    );
    return { num, url: `${call.origin}${call.url.pathname.replace("/api/models/", "/").replace("/api/", "/")}/${num}` };
  }),
  route("get", ONE, (call) => {
    const repo = gitRepo(call);
    return discussionJson(repo, discussionIn(call, repo));
  }),
  route("delete", ONE, (call) => {
    call.live.perform({ kind: "delete-discussion", ...whereIn(call) });
    return {};
  }),
  route("delete", `${ONE}/ref`, (call) => {
    call.live.perform({ kind: "delete-pull-request-ref", ...whereIn(call) });
    return {};
  }),
  route("post", `${ONE}/comment`, async (call) => {
    const { comment } = await call.body();
    const written = call.live.perform({ kind: "comment", ...whereIn(call), text: String(comment ?? "") });
    return json({ newMessage: eventJson(written) }, {}, 201);
  }),
  route("post", `${ONE}/comment/{part}/edit`, async (call) => {
    const { content } = await call.body();
    return {
      updatedComment: eventJson(
        call.live.perform({ kind: "edit-comment", ...commentIn(call), text: String(content ?? "") }),
      ),
    };
  }),
  route("post", `${ONE}/comment/{part}/hide`, (call) => ({
    updatedComment: eventJson(call.live.perform({ kind: "hide-comment", ...commentIn(call) })),
  })),
  route("post", `${ONE}/status`, async (call) => {
    const { status, comment } = await call.body();
    if (status !== "open" && status !== "closed")
      throw new HttpError(400, 'Failed to read "status": send "open" or "closed".');
    const changed = call.live.perform({
      kind: "change-status",
      ...whereIn(call),
      status,
      ...(typeof comment === "string" && comment !== "" && { comment }),
    });
    return { newStatus: lastEvent(changed, "status-change") };
  }),
  route("post", `${ONE}/title`, async (call) => {
    const { title } = await call.body();
    const renamed = call.live.perform({ kind: "rename-discussion", ...whereIn(call), title: String(title ?? "") });
    return { newTitle: lastEvent(renamed, "title-change") };
  }),
  route("post", `${ONE}/merge`, async (call) => {
    const { comment } = await bodyOrNothing(call);
    call.live.perform({
      kind: "merge",
      ...whereIn(call),
      ...(typeof comment === "string" && comment !== "" && { comment }),
    });
    return {};
  }),
  route("post", `${ONE}/pin`, async (call) => {
    const { pinned } = await call.body();
    if (typeof pinned !== "boolean") throw new HttpError(400, 'Failed to read "pinned": send true or false.');
    call.live.perform({ kind: "pin", ...whereIn(call), pinned });
    return {};
  }),
];

/** Newest first. A draft counts as open (the tests of HF's Python client). */
function list(call: Call): unknown {
  const repo = gitRepo(call);
  const { searchParams } = call.url;
  const [type, status, author] = ["type", "status", "author"].map((name) => searchParams.get(name) ?? "all");
  const search = (searchParams.get("search") ?? "").toLowerCase();
  const isWanted = (one: DiscussionState): boolean =>
    (type === "all" || (type === "pull_request") === one.isPullRequest) &&
    (status === "all" || (status === "open") === (one.status === "open" || one.status === "draft")) &&
    (author === "all" || one.author.name === author) &&
    one.title.toLowerCase().includes(search);
  const found = discussionsOf(repo).filter(isWanted).toReversed();
  const start = Number(searchParams.get("p") ?? 0) * PAGE || 0;
  const closed = discussionsOf(repo).filter((one) => one.status === "closed" || one.status === "merged").length;
  return {
    discussions: found.slice(start, start + PAGE).map((one) => listedJson(repo, one)),
    count: found.length,
    start,
    numClosedDiscussions: closed,
  };
}

function where(call: Call): { readonly by: string; readonly repo: RepoAddress } {
  return { by: call.user(), repo: addressOf(call) };
}

function whereIn(call: Call): { readonly by: string; readonly repo: RepoAddress; readonly num: number } {
  return { ...where(call), num: numberIn(call) };
}

/** Clients write the id in lower case. */
function commentIn(call: Call): ReturnType<typeof whereIn> & { readonly commentId: string } {
  return { ...whereIn(call), commentId: (call.args[3] ?? "").toLowerCase() };
}

function numberIn({ args }: Call): number {
  const num = Number(args[2]);
  if (Number.isInteger(num) && num > 0) return num;
  throw new HttpError(400, `Failed to find discussion "${args[2] ?? ""}": that is no number from 1.`);
}

function discussionIn(call: Call, repo: GitRepo): DiscussionState {
  const num = numberIn(call);
  const found = repo.discussions.get(String(num));
  if (found === undefined) throw new DiscussionNotFoundError("find discussion", addressOf(call), num, "discussion");
  return found;
}

function lastEvent({ timeline }: DiscussionState, kind: "status-change" | "title-change"): unknown {
  const entry = timeline.findLast((one) => one.kind === kind);
  return entry === undefined ? null : eventJson(entry);
}

/** HF's Python client sends no body at all where it has nothing to say. */
async function bodyOrNothing(call: Call): Promise<Readonly<Record<string, unknown>>> {
  const sent = await call.request.clone().text();
  return sent === "" ? {} : call.body();
}
