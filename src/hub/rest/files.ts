/** Files: list them, look some up, read one. */
import { entryAt, EntryNotFoundError, fileAt, type Commit, type Folder, type StoredFile } from "../../world/index.ts";
import { Reply } from "./answers.ts";
import { commitCalled, gitRepo } from "./git.ts";
import { paged } from "./paging.ts";
import { isTrue } from "./query.ts";
import { commitJson, entryJson } from "./repo-json.ts";
import { addressOf, route, type Call, type Route } from "./route.ts";
import { commitAt, type GitRepo } from "../../world/index.ts";

/** Entries on a page of a listing, and of one with the commits of each (the Hub's OpenAPI document). */
const PAGE = 1_000;
const EXPANDED_PAGE = 100;

export const fileRoutes: readonly Route[] = [
  route("get", "/api/{models}/{repo}/tree/{rest}", tree),
  route("post", "/api/{models}/{repo}/paths-info/{rest}", pathsInfo),
  // Models stand at the root, the others below their plural.
  ...["/{repo}", "/{models}/{repo}"].flatMap((start) =>
    (["get", "head"] as const).flatMap((method) => [
      route(method, `${start}/resolve/{rest}`, (call) => read(withType(call), true)),
      route(method, `${start}/raw/{rest}`, (call) => read(withType(call), false)),
    ]),
  ),
];

/** Puts the type in front where the path has none. */
function withType(call: Call): Call {
  return call.args.length === 2 ? { ...call, args: ["models", ...call.args] } : call;
}

interface Located {
  readonly repo: GitRepo;
  readonly commit: Commit;
  /** What stands behind the revision. */
  readonly path: string;
}

/**
 * Takes `{revision}/{path}` apart. Most clients write a revision as one part, `refs%2Fpr%2F1`; HF's JavaScript client lists
 * files with the slashes as they are, so the shortest row of parts that is a revision is taken.
 */
function located(call: Call): Located {
  const repo = gitRepo(call);
  const parts = (call.args[2] ?? "").split("/").map(decodeURIComponent);
  for (let count = 1; count <= parts.length; count++) {
    const commit = commitAt(repo, parts.slice(0, count).join("/"));
    if (commit !== undefined) return { repo, commit, path: parts.slice(count).join("/").replace(/\/$/, "") };
  }
  return { repo, commit: commitCalled(call, repo, parts[0] ?? ""), path: "" };
}

function tree(call: Call): Reply {
  const { commit, path } = located(call);
  const folder = entryAt(commit.files, path);
  if (folder?.kind !== "folder") throw new EntryNotFoundError("list files", path);
  const { searchParams } = call.url;
  const isExpanded = isTrue(searchParams.get("expand"));
  const entries = entriesIn(folder, path === "" ? "" : `${path}/`, searchParams.get("recursive") === "true");
  const shown = entries.map(([at, entry]) => listedJson(at, entry, commit, isExpanded));
  return paged(shown, call.url, isExpanded ? EXPANDED_PAGE : PAGE);
}

/** An entry; on demand with a commit that has it, if not the one that brought it. */
function listedJson(path: string, entry: Folder | StoredFile, commit: Commit, isExpanded: boolean): object {
  return { ...entryJson(path, entry), ...(isExpanded && { lastCommit: commitJson(commit) }) };
}

function entriesIn(folder: Folder, prefix: string, isRecursive: boolean): (readonly [string, Folder | StoredFile])[] {
  const own = [...folder.entries.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return own.flatMap(([name, entry]) => {
    const path = prefix + name;
    return [[path, entry], ...(isRecursive && entry.kind === "folder" ? entriesIn(entry, `${path}/`, true) : [])];
  });
}

/** HF's Python client sends a form, the JavaScript one JSON. */
async function pathsInfo(call: Call): Promise<unknown> {
  const { commit } = located(call);
  const isForm = call.request.headers.get("Content-Type")?.startsWith("application/x-www-form-urlencoded");
  const form = new URLSearchParams(isForm === true ? await call.request.text() : "");
  const body = isForm === true ? { paths: form.getAll("paths"), expand: form.get("expand") } : await call.body();
  const paths: readonly unknown[] = [body["paths"]].flat();
  const isExpanded = body["expand"] === true || isTrue(String(body["expand"]));
  return paths.flatMap((path) => {
    const entry = entryAt(commit.files, String(path));
    return entry === undefined ? [] : [listedJson(String(path), entry, commit, isExpanded)];
  });
}

function read(call: Call, withRanges: boolean): Reply {
  const { commit, path } = located(call);
  const file = fileAt(commit.files, path);
  if (file === undefined) throw new EntryNotFoundError(`read a file of ${addressOf(call).name}`, path);
  const bytes = new Uint8Array(file.content);
  const headers = {
    "Content-Type": "text/plain; charset=utf-8",
    "X-Repo-Commit": commit.sha,
    ETag: `"${file.oid}"`,
    "Accept-Ranges": "bytes",
  };
  const range = withRanges ? /^bytes=(\d+)-(\d*)$/.exec(call.request.headers.get("Range") ?? "") : null;
  if (range === null) return new Reply(bytes, { ...headers, "Content-Length": String(bytes.length) });
  const [start, end] = [Number(range[1]), Math.min(range[2] === "" ? Infinity : Number(range[2]), bytes.length - 1)];
  if (start > end)
    return new Reply(null, { ...headers, "Content-Range": `bytes */${bytes.length}` }, bytes.length === 0 ? 200 : 416);
  const part = bytes.slice(start, end + 1);
  const told = { "Content-Range": `bytes ${start}-${end}/${bytes.length}`, "Content-Length": String(part.length) };
  return new Reply(part, { ...headers, ...told }, 206);
}
