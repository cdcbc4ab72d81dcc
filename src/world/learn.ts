/**
 * From a payload back to a world in which it is true: for a consumer that is told of something and asks the Hub about it,
 * where nobody did it there. Nothing is told of what comes to be known this way.
 */
import {
  eventNameOf,
  isRepoType,
  valueAt,
  type AnyPayload,
  type DiscussionCreatePayload,
  type RepoType,
  type UpdatedRef,
} from "../payload/index.ts";
import type { CommentState, DiscussionState } from "./discussion.ts";
import { EMPTY_FOLDER } from "./file-tree.ts";
import type { Identity } from "./namespace.ts";
import { emptyMap } from "./persistent-map.ts";
import { type Commit, type GitRepo, type Repo } from "./repo.ts";
import { MAIN, pullRequestRef } from "./revision.ts";
import { newId, putDiscussion, putNamespace, putRepo, removeRepo, type Stage } from "./stage.ts";
import { storedFile } from "./stored-file.ts";
import { repoNamed, type World } from "./world.ts";

/** A world with the repo, the discussion and the comment that a payload speaks of. What it knew of others stays. */
export function learn(world: World, payload: AnyPayload, nowMs: number): World {
  const stage: Stage = { doing: "learn", nowMs, world, events: [] };
  const { type } = payload.repo;
  if (!isRepoType(type)) return world; // of a kind of repo that is new, nothing is known
  const repo = learnRepo(stage, { ...payload.repo, type });
  if (repo.type === "bucket") return stage.world;
  const moved =
    "updatedRefs" in payload && isRefs(payload.updatedRefs) ? withRefs(stage, repo, payload.updatedRefs) : repo;
  if ("discussion" in payload && isDiscussion(payload.discussion)) {
    const comment = "comment" in payload && isComment(payload.comment) ? payload.comment : undefined;
    learnDiscussion(stage, moved, payload.discussion, comment, eventNameOf(payload) === "discussion:create");
  }
  return stage.world;
}

type ToldRepo = Omit<AnyPayload["repo"], "type"> & { readonly type: RepoType; readonly headSha?: string };

/** The repo as it is known already, or as the payload tells of it; one of the same name with another id makes room for it. */
function learnRepo(stage: Stage, told: ToldRepo): Repo {
  const there = repoNamed(stage.world, told);
  if (there?.id === told.id)
    return there.private === told.private ? there : putRepo(stage, { ...there, private: told.private });
  if (there !== undefined) removeRepo(stage, there);
  const known = stage.world.repos.get(told.id);
  if (known?.type === told.type) return putRepo(stage, { ...known, name: told.name });
  if (known !== undefined) removeRepo(stage, known);
  const owner = learnUser(stage, { id: told.owner.id, name: told.name.split("/")[0] ?? told.name });
  const base = { id: told.id, name: told.name, owner, private: told.private, createdAtMs: stage.nowMs };
  if (told.type === "bucket") return putRepo(stage, { ...base, type: told.type, files: EMPTY_FOLDER });
  const sha = told.headSha ?? newId(stage, 40);
  const card = storedFile(`# ${told.name}\n`);
  const files = { ...EMPTY_FOLDER, entries: EMPTY_FOLDER.entries.with("README.md", card) };
  const head: Commit = {
    sha,
    parent: null,
    summary: "initial commit",
    description: "",
    author: owner,
    atMs: stage.nowMs,
    files,
  };
  return putRepo(stage, {
    ...base,
    type: told.type,
    gated: false,
    discussionsDisabled: false,
    refs: emptyMap<string>().with(MAIN, sha),
    commits: emptyMap<Commit>().with(sha, head),
    discussions: emptyMap(),
    lastNum: stage.world.firstNum - 1,
    sdk: told.type === "space" ? "static" : null,
    secrets: emptyMap(),
    variables: emptyMap(),
  });
}

/** An account of that name keeps its own id. */
function learnUser(stage: Stage, { id, name }: Identity): Identity {
  const known = stage.world.namespaces.get(name);
  if (known !== undefined) return { id: known.id, name };
  putNamespace(stage, { kind: "user", id, name });
  return { id, name };
}

function withRefs(stage: Stage, repo: GitRepo, updated: readonly UpdatedRef[]): GitRepo {
  let { refs, commits } = repo;
  const head = commits.get(refs.get(MAIN) ?? "");
  for (const { ref, newSha, oldSha } of updated) {
    if (newSha === null) refs = ref === MAIN ? refs : refs.without(ref);
    else {
      refs = refs.with(ref, newSha);
      if (head !== undefined && !commits.has(newSha))
        commits = commits.with(newSha, { ...head, sha: newSha, parent: oldSha });
    }
  }
  return putRepo(stage, { ...repo, refs, commits });
}

/** Where a pull request can stand. One that stands somewhere new is still open to work on. */
const STATUSES = ["open", "draft", "closed", "merged"] as const;

type ToldDiscussion = DiscussionCreatePayload["discussion"];

/** @param isOpening - Whether the comment is the one that the discussion was opened with; else that one is made up. */
function learnDiscussion(
  stage: Stage,
  repo: GitRepo,
  told: ToldDiscussion,
  comment: ToldComment | undefined,
  isOpening: boolean,
): void {
  const { id, num, title, pinned = false } = told;
  const author = learnUser(stage, nameless(told.author.id));
  const there = repo.discussions.get(String(num));
  const before = there?.id === id ? there : undefined;
  const madeUp = { id: newId(stage, 24), author: told.author, hidden: false, content: title };
  const timeline = before?.timeline ?? [commentOf(stage, (isOpening && comment) || madeUp)];
  const isKnown = comment === undefined || timeline.some((entry) => entry.id === comment.id);
  const base = {
    id,
    num,
    title,
    author,
    pinned,
    createdAtMs: before?.createdAtMs ?? stage.nowMs,
    timeline: isKnown ? timeline : [...timeline, commentOf(stage, comment)],
  };
  const main = repo.refs.get(MAIN) ?? "";
  const discussion: DiscussionState = told.isPullRequest
    ? {
        ...base,
        isPullRequest: true,
        status: STATUSES.find((known) => known === told.status) ?? "open",
        base: told.changes.base,
        startSha: before?.isPullRequest === true ? before.startSha : main,
        mergeSha: told.changes.mergeCommitId ?? null,
      }
    : { ...base, isPullRequest: false, status: told.status === "closed" ? "closed" : "open" };
  const ref = pullRequestRef(num);
  const withRef = told.isPullRequest && !repo.refs.has(ref) ? { ...repo, refs: repo.refs.with(ref, main) } : repo;
  putDiscussion(stage, withRef, discussion);
}

interface ToldComment {
  readonly id: string;
  readonly author: { readonly id: string };
  readonly hidden: boolean;
  readonly content?: string;
}

function commentOf(stage: Stage, { id, author, hidden, content = "" }: ToldComment): CommentState {
  const versions = [{ text: content, atMs: stage.nowMs }] as const;
  return { kind: "comment", id, author: learnUser(stage, nameless(author.id)), atMs: stage.nowMs, versions, hidden };
}

/** Payloads tell an author's id and never the name. */
function nameless(id: string): Identity {
  return { id, name: `user-${id}` };
}

/* In an event of tomorrow, these parts may be anything. */

function isDiscussion(value: unknown): value is ToldDiscussion {
  const isPullRequest = valueAt(value, "/isPullRequest");
  const isNamed =
    hasTexts(value, ["/id", "/title", "/status", "/author/id"]) && Number.isInteger(valueAt(value, "/num"));
  return isNamed && (isPullRequest === false || (isPullRequest === true && hasTexts(value, ["/changes/base"])));
}

function isComment(value: unknown): value is ToldComment {
  const isHidden = valueAt(value, "/hidden");
  return (
    hasTexts(value, ["/id", "/author/id"]) &&
    (isHidden === true || (isHidden === false && hasTexts(value, ["/content"])))
  );
}

function isRefs(value: unknown): value is readonly UpdatedRef[] {
  const isRef = (item: unknown): boolean =>
    hasTexts(item, ["/ref"]) &&
    ["/oldSha", "/newSha"].every((sha) => hasTexts(item, [sha]) || valueAt(item, sha) === null);
  return Array.isArray(value) && value.every(isRef);
}

function hasTexts(value: unknown, pointers: readonly string[]): boolean {
  return pointers.every((pointer) => typeof valueAt(value, pointer) === "string");
}
