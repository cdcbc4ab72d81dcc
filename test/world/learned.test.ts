import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isRepoType,
  parsePayload,
  valueAt,
  type AnyPayload,
  type GitContentUpdatePayload,
} from "../../src/payload/index.ts";
import {
  apply,
  commentsOf,
  commitAt,
  commitsUpTo,
  createWorld,
  discussionsOf,
  fileAt,
  findRepo,
  headSha,
  learn,
  textOf,
  type DiscussionState,
  type GitRepo,
  type World,
} from "../../src/world/index.ts";
import { changed, pointersIn } from "../payload/changed.ts";
import { example } from "../payload/example.ts";

const OPENED = await example("discussion:create");
const COMMENTED = await example("discussion.comment:create");
const HIDDEN = await example("discussion.comment:update", "-hidden");
const CLOSED = await example("discussion:update");
const MODEL = await example("repo:update");
const BUCKET = await example("repo.content:update", "-bucket");
const SPACE = await example("repo.content:update", "-space");

const [MAIN, SHA, OTHER] = ["refs/heads/main", "c".repeat(40), "d".repeat(40)];
const OTHER_ID = "e".repeat(24);

function push(...updatedRefs: GitContentUpdatePayload["updatedRefs"]): GitContentUpdatePayload {
  const repo = { ...MODEL.repo, type: "model", headSha: OTHER } as const;
  return { event: { scope: "repo.content", action: "update" }, repo, updatedRefs, webhook: MODEL.webhook };
}

function repoIn(world: World, { repo }: AnyPayload): GitRepo {
  const found = findRepo(world, repo);
  if (found === undefined || found.type === "bucket") throw new Error(`there is no Git repo ${repo.name}`);
  return found;
}

type Told = typeof OPENED | typeof COMMENTED | typeof HIDDEN | typeof CLOSED;

function discussionIn(world: World, told: Told): DiscussionState {
  const found = repoIn(world, told).discussions.get(String(told.discussion.num));
  if (found === undefined) throw new Error(`there is no discussion #${told.discussion.num}`);
  return found;
}

const textsIn = (discussion: DiscussionState): readonly string[] => commentsOf(discussion).map(textOf);

describe("a repo that was learned of", () => {
  it("has a first commit with a card, at the head that is told", () => {
    const told = push({ ref: "refs/tags/v1", oldSha: null, newSha: SHA });
    const repo = repoIn(learn(createWorld(), told, 5), told);
    const head = commitAt(repo, "main");
    const { owner } = repo;
    expect(head).toMatchObject({ sha: OTHER, parent: null, summary: "initial commit", description: "", author: owner });
    expect(head && new TextDecoder().decode(fileAt(head.files, "README.md")?.content)).toBe(`# ${told.repo.name}\n`);
    expect(repo).toMatchObject({ gated: false, discussionsDisabled: false, sdk: null, createdAtMs: 5 });
    expect(repoIn(learn(createWorld(), SPACE, 0), SPACE).sdk).toBe("static");
  });

  it("has the refs that a push tells of: new ones, and none that is gone but main", () => {
    const created = push({ ref: "refs/heads/dev", oldSha: SHA, newSha: "f".repeat(40) });
    const once = learn(createWorld(), created, 0);
    expect(commitAt(repoIn(once, created), "dev")).toMatchObject({ sha: "f".repeat(40), parent: SHA });
    const atMain = push({ ref: "refs/heads/new", oldSha: SHA, newSha: OTHER });
    expect(commitAt(repoIn(learn(once, atMain, 0), created), "new")).toEqual(commitAt(repoIn(once, created), "main"));
    const deleted = push(
      { ref: "refs/heads/dev", oldSha: SHA, newSha: null },
      { ref: MAIN, oldSha: OTHER, newSha: null },
    );
    expect(repoIn(learn(once, deleted, 0), deleted).refs.entries()).toEqual([[MAIN, OTHER]]);
  });

  it("is known by its id: it keeps what it has under a new name, and makes room for another one of its name", () => {
    const world = learn(createWorld(), OPENED, 0);
    const moved = { ...OPENED, repo: { ...OPENED.repo, name: `${OPENED.repo.name}-2` } };
    const after = learn(world, { ...moved, discussion: { ...OPENED.discussion, title: "Moved" } }, 0);
    expect(findRepo(after, OPENED.repo)?.name).toBe(moved.repo.name);
    expect(discussionIn(after, moved)).toEqual({ ...discussionIn(world, OPENED), title: "Moved" });
    for (const repo of [
      { ...OPENED.repo, id: OTHER_ID },
      { ...OPENED.repo, type: "dataset" } as const,
      { ...OPENED.repo, type: "dataset", name: "grace/data" } as const,
    ]) {
      const instead = learn(world, { ...OPENED, repo }, 0);
      expect(instead.repos.values()).toMatchObject([{ id: repo.id, type: repo.type, name: repo.name }]);
      expect(findRepo(instead, repo)?.id).toBe(repo.id);
      expect(instead.repoIds.size).toBe(1);
    }
  });

  it("belongs to whoever has that name already, and else to the owner that is told", () => {
    const [name = ""] = OPENED.repo.name.split("/");
    const { world, result } = apply(createWorld(), { kind: "create-user", name }, 0);
    expect(repoIn(learn(world, OPENED, 0), OPENED).owner).toEqual({ id: result.id, name });
    const { id } = OPENED.repo.owner;
    const learned = learn(createWorld(), OPENED, 0);
    expect(repoIn(learned, OPENED).owner).toEqual({ id, name });
    expect(learned.namespaces.get(name)).toEqual({ kind: "user", id, name });
    const canonical = { ...OPENED, repo: { ...OPENED.repo, name: "gpt2" } };
    expect(repoIn(learn(createWorld(), canonical, 0), canonical).owner.name).toBe("gpt2");
  });
});

describe("a discussion that was learned of", () => {
  it("starts with the comment that it was opened with; with one made up, where that is not told", () => {
    const learned = (told: Told): readonly string[] => textsIn(discussionIn(learn(createWorld(), told, 0), told));
    const text = (told: typeof OPENED | typeof COMMENTED): string => (told.comment.hidden ? "" : told.comment.content);
    expect(learned(OPENED)).toEqual([text(OPENED)]);
    expect(learned(COMMENTED)).toEqual([COMMENTED.discussion.title, text(COMMENTED)]);
    expect(learned(CLOSED)).toEqual([CLOSED.discussion.title]);
    const [madeUp] = discussionIn(learn(createWorld(), CLOSED, 0), CLOSED).timeline;
    expect(madeUp).toMatchObject({ kind: "comment", author: { id: CLOSED.discussion.author.id }, hidden: false });
  });

  it("is by an author whose name is not told, as its comments are", () => {
    const { author, timeline } = discussionIn(learn(createWorld(), HIDDEN, 0), HIDDEN);
    const { id } = HIDDEN.discussion.author;
    expect(author).toEqual({ id, name: `user-${id}` });
    const by = HIDDEN.comment.author.id;
    expect(timeline.at(-1)).toMatchObject({
      author: { id: by, name: `user-${by}` },
      hidden: true,
      versions: [{ text: "" }],
    });
  });

  it("keeps what was said, and when it began, when it is told of again", () => {
    const once = learn(createWorld({ admins: ["bot"] }), OPENED, 5);
    const { world: joined } = apply(once, { kind: "create-user", name: "bot" }, 6);
    const {
      repo: { type, name },
      discussion,
    } = OPENED;
    if (!isRepoType(type)) throw new Error(`there is no ${type} in a world`);
    const comment = { kind: "comment", by: "bot", repo: { type, name }, num: discussion.num, text: "Hi" } as const;
    const { world } = apply(joined, comment, 7);
    const renamed = { ...OPENED, discussion: { ...discussion, title: "Another title" } };
    expect(discussionIn(learn(world, renamed, 8), OPENED)).toEqual({
      ...discussionIn(world, OPENED),
      title: "Another title",
    });
    const another = { ...OPENED, discussion: { ...discussion, id: OTHER_ID } };
    expect(discussionIn(learn(world, another, 9), OPENED)).toMatchObject({
      id: OTHER_ID,
      createdAtMs: 9,
      timeline: { length: 1 },
    });
  });

  it("has, as a pull request, the ref that was told, or one at main", () => {
    const { num, isPullRequest } = OPENED.discussion;
    expect(isPullRequest).toBe(true);
    const opened = learn(createWorld(), OPENED, 0);
    const main = headSha(repoIn(opened, OPENED));
    expect(discussionIn(opened, OPENED)).toMatchObject({ base: MAIN, startSha: main, mergeSha: null, pinned: false });
    expect(repoIn(opened, OPENED).refs.get(`refs/pr/${num}`)).toBe(main);
    const pushed = push(
      { ref: MAIN, oldSha: main, newSha: SHA },
      { ref: `refs/pr/${num}`, oldSha: main, newSha: OTHER },
    );
    const known = learn(opened, { ...pushed, repo: { ...pushed.repo, ...OPENED.repo } }, 0);
    expect(repoIn(learn(known, OPENED, 0), OPENED).refs.get(`refs/pr/${num}`)).toBe(OTHER);
    expect(discussionIn(learn(known, OPENED, 0), OPENED)).toMatchObject({ startSha: main }); // where it started from then
  });
});

describe("an event of tomorrow", () => {
  const tomorrow = { scope: "discussion.comment.reaction", action: "create" } as const;
  const dev = { ref: "refs/heads/dev", oldSha: SHA, newSha: OTHER };
  const { discussion } = OPENED;
  const base = {
    ...COMMENTED,
    discussion,
    event: tomorrow,
    updatedRefs: push(dev, { ...dev, ref: "refs/tags/v1" }).updatedRefs,
  };

  function learnedFrom(value: unknown): World {
    const parsed = parsePayload(value);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed));
    return learn(createWorld(), parsed.payload, 0);
  }

  it("is learned of as far as it makes sense, whatever is in its parts", () => {
    const parts = ["discussion", "comment", "updatedRefs"];
    const places = parts.flatMap((part) => pointersIn(valueAt(base, `/${part}`), `/${part}`));
    const anything = fc.option(fc.anything({ withNullPrototype: true }), { nil: undefined });
    fc.assert(
      fc.property(fc.constantFrom(...places), anything, (place, to) => {
        const repo = repoIn(learnedFrom(changed(base, place, to)), base);
        for (const sha of repo.refs.values()) expect([...commitsUpTo(repo, sha)]).not.toEqual([]);
        for (const discussion of discussionsOf(repo)) expect(textsIn(discussion)).not.toEqual([]);
      }),
      { seed: 1, numRuns: 1_000 },
    );
  });

  it.each([
    ["/comment/author/name", "kim", [1, 2, 4]], // main, dev, v1 and the pull request's
    ["/discussion/isPullRequest", "yes", [0, 0, 3]],
    ["/discussion/changes", undefined, [0, 0, 3]],
    ["/discussion/author", null, [0, 0, 3]],
    ["/comment/hidden", "no", [1, 1, 4]],
    ["/comment/content", 5, [1, 1, 4]],
    ["/comment/content", undefined, [1, 1, 4]],
    ["/updatedRefs/1/newSha", 5, [1, 2, 2]],
    ["/updatedRefs/0/oldSha", undefined, [1, 2, 2]],
  ])("says nothing in a part that is not as it should be: %s is %j", (place, to, counts) => {
    const repo = repoIn(learnedFrom(changed(base, place, to)), base);
    const comments = discussionsOf(repo).flatMap(commentsOf);
    expect([repo.discussions.size, comments.length, repo.refs.size]).toEqual(counts);
  });

  it("makes no discussion in a bucket, which has files only", () => {
    const told = { ...BUCKET, event: { scope: "repo.content.talk", action: "create" }, discussion: OPENED.discussion };
    const bucket = findRepo(learnedFrom(told), BUCKET.repo);
    expect(bucket).toMatchObject({ type: "bucket", id: BUCKET.repo.id, files: { kind: "folder" } });
    expect(bucket).not.toHaveProperty("discussions");
  });
});
