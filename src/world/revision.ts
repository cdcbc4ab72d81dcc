/** Refs and revisions: what a name such as `main`, `v1.0`, `refs/pr/3` or a commit id stands for in a repo. */
import type { Commit, GitRepo } from "./repo.ts";

/** The ref that `headSha` in a payload is the commit of (hub docs, webhooks, repo). */
export const MAIN = "refs/heads/main";

export function branchRef(branch: string): string {
  return `refs/heads/${branch}`;
}

export function tagRef(tag: string): string {
  return `refs/tags/${tag}`;
}

/** The ref of a pull request (hub docs, pull requests and discussions). */
export function pullRequestRef(num: number): string {
  return `refs/pr/${num}`;
}

/** The number of the pull request that a ref belongs to; undefined for other refs. */
export function pullRequestOfRef(ref: string): number | undefined {
  const digits = /^refs\/pr\/(\d+)$/.exec(ref)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The commit that main is at. */
export function headSha(repo: GitRepo): string {
  const sha = repo.refs.get(MAIN);
  if (sha === undefined) throw new TypeError(`Failed to find main of ${repo.name}. This is a bug in hubhook.`);
  return sha;
}

/**
 * The commit that a revision stands for.
 * @param revision - A branch, a tag, a full ref, `HEAD`, or a whole commit id; a branch goes before a tag of that name.
 */
export function commitAt(repo: GitRepo, revision: string): Commit | undefined {
  const { refs, commits } = repo;
  const sha =
    refs.get(revision === "HEAD" ? MAIN : revision) ?? refs.get(branchRef(revision)) ?? refs.get(tagRef(revision));
  return commits.get(sha ?? revision);
}

/**
 * The ref that a commit to a revision moves: that of a branch or of a pull request. Tags and commits don't move.
 */
export function movableRef(repo: GitRepo, revision: string): string | undefined {
  const candidates = [revision, branchRef(revision)];
  return candidates.find((ref) => /^refs\/(?:heads|pr)\//.test(ref) && repo.refs.has(ref));
}

/** A commit and all before it, newest first. */
export function* commitsUpTo(repo: GitRepo, sha: string): IterableIterator<Commit> {
  let commit = repo.commits.get(sha);
  while (commit !== undefined) {
    yield commit;
    commit = commit.parent === null ? undefined : repo.commits.get(commit.parent);
  }
}
