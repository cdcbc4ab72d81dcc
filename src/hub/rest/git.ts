/** Refs and commits: list them, make them, take them away. */
import { commitAt, commitsUpTo, fileAt, RevisionNotFoundError, type Commit, type GitRepo } from "../../world/index.ts";
import { HttpError } from "./answers.ts";
import { changeIn, checkSize } from "./commit-body.ts";
import { limitOf, paged } from "./paging.ts";
import { asked, isTrue } from "./query.ts";
import { commitJson, formattedJson, refsJson, webUrl } from "./repo-json.ts";
import { text } from "./repos.ts";
import { addressOf, readable, route, type Call, type Route } from "./route.ts";

export const gitRoutes: readonly Route[] = [
  route("get", "/api/{models}/{repo}/refs", (call) =>
    refsJson(gitRepo(call), isTrue(call.url.searchParams.get("include_prs"))),
  ),
  route("get", "/api/{models}/{repo}/commits/{rest}", (call) => {
    const repo = gitRepo(call);
    const commits = [...commitsUpTo(repo, commitCalled(call, repo, last(call)).sha)];
    const isFormatted = asked(call.url, "expand").includes("formatted");
    const told = commits.map((one) => ({ ...commitJson(one), ...(isFormatted && { formatted: formattedJson(one) }) }));
    return paged(told, call.url, limitOf(call.url, 50, 1_000), {
      "X-Total-Count": String(commits.length),
    });
  }),
  route("post", "/api/{models}/{repo}/preupload/{rest}", preupload),
  route("post", "/api/{models}/{repo}/commit/{rest}", commit),
  route("post", "/api/{models}/{repo}/branch/{rest}", async (call) => {
    const { startingPoint, emptyBranch, overwrite } = await call.body();
    call.live.perform({
      kind: "create-branch",
      by: call.user(),
      repo: addressOf(call),
      branch: last(call),
      ...(typeof startingPoint === "string" && { startingPoint }),
      ...(typeof emptyBranch === "boolean" && { empty: emptyBranch }),
      ...(typeof overwrite === "boolean" && { overwrite }),
    });
    return {};
  }),
  route("delete", "/api/{models}/{repo}/branch/{rest}", (call) => {
    call.live.perform({ kind: "delete-branch", by: call.user(), repo: addressOf(call), branch: last(call) });
    return {};
  }),
  route("post", "/api/{models}/{repo}/tag/{rest}", async (call) => {
    const { tag } = await call.body();
    call.live.perform({
      kind: "create-tag",
      by: call.user(),
      repo: addressOf(call),
      tag: text("tag", tag),
      revision: last(call),
    });
    return {};
  }),
  route("delete", "/api/{models}/{repo}/tag/{rest}", (call) => {
    call.live.perform({ kind: "delete-tag", by: call.user(), repo: addressOf(call), tag: last(call) });
    return {};
  }),
  route("post", "/api/{models}/{repo}/super-squash/{rest}", async (call) => {
    const { message } = await call.body();
    const squash = { by: call.user(), repo: addressOf(call), branch: last(call) };
    call.live.perform({ kind: "super-squash", ...squash, ...(typeof message === "string" && { message }) });
    return {};
  }),
];

/** The part of the path behind the repo's name, decoded. */
function last({ args }: Call): string {
  return decodeURIComponent(args[2] ?? "");
}

/** @throws HttpError if it is a bucket. */
export function gitRepo(call: Call): GitRepo {
  const repo = readable(call, addressOf(call));
  if (repo.type !== "bucket") return repo;
  throw new HttpError(400, `Failed to do this on ${repo.name}: it is a bucket, which has no Git.`);
}

/** @throws RevisionNotFoundError */
export function commitCalled(call: Call, repo: GitRepo, revision: string): Commit {
  const found = commitAt(repo, revision);
  if (found === undefined) throw new RevisionNotFoundError("find revision", addressOf(call), revision, "revision");
  return found;
}

/** Tells how each file is to be sent: as a part of the commit, always. Files that are the same already have an `oid`. */
async function preupload(call: Call): Promise<unknown> {
  const { files } = await call.body();
  const repo = gitRepo(call);
  const at = commitCalled(call, repo, last(call));
  if (!Array.isArray(files))
    throw new HttpError(400, 'Failed to read "files": it is no array. Send [{ path, size, sample }].');
  return {
    files: files.map((file: unknown) => {
      const { path, size } = Object(file) as { readonly path: unknown; readonly size: unknown };
      const name = text("files[].path", path);
      checkSize(name, Number(size));
      const oid = fileAt(at.files, name)?.oid;
      return { path: name, uploadMode: "regular", shouldIgnore: false, ...(oid !== undefined && { oid }) };
    }),
    commitOid: at.sha,
  };
}

async function commit(call: Call): Promise<unknown> {
  const change = changeIn(await call.request.text(), call.request.headers.get("Content-Type") ?? "");
  const by = call.user();
  const repo = addressOf(call);
  const url = webUrl(call.origin, gitRepo(call));
  const answered = (oid: string): object => ({
    success: true,
    commitOid: oid,
    commitUrl: `${url}/commit/${oid}`,
    hookOutput: "",
  });
  if (!isTrue(call.url.searchParams.get("create_pr"))) {
    return answered(call.live.perform({ kind: "commit", by, repo, revision: last(call), ...change }).sha);
  }
  const { summary = "Upload with hubhook", description = "" } = change;
  const opened = call.live.perform({
    kind: "open-pull-request",
    by,
    repo,
    base: last(call),
    title: summary,
    text: description,
    change,
    draft: false,
  });
  const oid = gitRepo(call).refs.get(`refs/pr/${opened.num}`) ?? "";
  return { ...answered(oid), pullRequestUrl: `${url}/discussions/${opened.num}` };
}
