/** What the API tells of a repo. Sources: the Hub's OpenAPI document, and what HF's two clients read. */
import { createHash } from "node:crypto";
import { isoTime } from "../../base/index.ts";
import { repoUrl, spaceSubdomain } from "../../payload/index.ts";
import {
  commitAt,
  filesIn,
  headSha,
  type Bucket,
  type Commit,
  type Folder,
  type GitRepo,
  type Repo,
  type StoredFile,
} from "../../world/index.ts";

/** Everything the clients ask for, whatever they `expand`. */
export function repoJson(repo: Repo, commit?: Commit, withBlobs = false): Readonly<Record<string, unknown>> {
  const shared = {
    _id: repo.id,
    id: repo.name,
    author: repo.owner.name,
    private: repo.private,
    createdAt: isoTime(repo.createdAtMs),
    disabled: false,
    downloads: 0,
    likes: 0,
    tags: [],
  };
  if (repo.type === "bucket") return { ...shared, gated: false, lastModified: shared.createdAt };
  const at = commit ?? commitAt(repo, "main");
  return {
    ...shared,
    ...(repo.type === "model" && { modelId: repo.name }),
    gated: repo.gated,
    sha: at?.sha ?? headSha(repo),
    lastModified: isoTime(at?.atMs ?? repo.createdAtMs),
    siblings: at === undefined ? [] : filesIn(at.files).map(([path, file]) => siblingJson(path, file, withBlobs)),
    ...(repo.type === "space" && spaceParts(repo)),
  };
}

/** A file, as the information on its repo tells it. */
function siblingJson(rfilename: string, { content, oid }: StoredFile, withBlobs: boolean): object {
  return { rfilename, ...(withBlobs && { size: content.length, blobId: oid }) };
}

/** The world does not run Spaces: they are as if they did. */
function spaceParts({ name, sdk }: GitRepo): Readonly<Record<string, unknown>> {
  const subdomain = spaceSubdomain(name);
  return {
    sdk,
    subdomain,
    host: `https://${subdomain}.hf.space`,
    runtime: { stage: "RUNNING", hardware: null },
  };
}

/** The url of a repo on this Hub. */
export function webUrl(origin: string, repo: Repo | Bucket): string {
  return repoUrl(origin, repo.type, repo.name).web;
}

export function refsJson(repo: GitRepo, withPullRequests: boolean): Readonly<Record<string, unknown>> {
  const below = (prefix: string): readonly object[] =>
    [...repo.refs.entries()]
      .filter(([ref]) => ref.startsWith(prefix))
      .map(([ref, targetCommit]) => ({ name: ref.slice(prefix.length), ref, targetCommit }));
  return {
    branches: below("refs/heads/"),
    converts: below("refs/convert/"),
    tags: below("refs/tags/"),
    ...(withPullRequests && { pullRequests: below("refs/pr/") }),
  };
}

/** A commit in a list of commits. */
export function commitJson({ sha, summary, description, atMs, author }: Commit): Readonly<Record<string, unknown>> {
  return {
    id: sha,
    title: summary,
    message: description,
    date: isoTime(atMs),
    authors: [{ user: author.name, avatar: AVATAR }],
  };
}

/** The message of a commit as HTML. */
export function formattedJson({ summary, description }: Commit): Readonly<Record<string, unknown>> {
  return { title: asHtml(summary), message: asHtml(description) };
}

function asHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A file or folder in a listing. */
export function entryJson(path: string, entry: Folder | StoredFile): Readonly<Record<string, unknown>> {
  return entry.kind === "file"
    ? { type: "file", path, size: entry.content.length, oid: entry.oid }
    : { type: "directory", path, size: 0, oid: folderOid(entry) };
}

/** An id that the content of a folder decides; not Git's own, which no client computes. */
function folderOid(folder: Folder): string {
  const hash = createHash("sha1");
  for (const [path, { oid }] of filesIn(folder)) hash.update(`${path} ${oid}\n`);
  return hash.digest("hex");
}

/** Where clients look for a picture; the Hub of a test shows none. */
export const AVATAR = "/avatars/none.svg";
