import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgeCase, payload, plainPayload } from "../../src/arbitraries/index.ts";
import { HUB_ORIGIN, isRepoType, type AnyPayload } from "../../src/payload/index.ts";
import {
  apply,
  commentsOf,
  createWorld,
  findRepo,
  headSha,
  learn,
  payloadOf,
  textOf,
  type DiscussionState,
  type World,
} from "../../src/world/index.ts";

function discussionIn(world: World, told: AnyPayload): DiscussionState | undefined {
  const repo = findRepo(world, told.repo);
  if (repo === undefined || repo.type === "bucket" || !("discussion" in told)) return undefined;
  const num: unknown = Reflect.get(Object(told.discussion), "num");
  return repo.discussions.get(String(num));
}

/** A payload and one of its edge cases alike. */
const anyPayload = fc.oneof(
  payload(),
  edgeCase().map((one) => one.payload),
);

describe("learn()", () => {
  it("makes the repo true that a payload tells of", () => {
    fc.assert(
      fc.property(anyPayload, (told) => {
        const repo = findRepo(learn(createWorld(), told, 0), told.repo);
        expect(repo).toMatchObject({ id: told.repo.id, name: told.repo.name, private: told.repo.private });
        expect(repo?.owner.id).toBe(told.repo.owner.id);
        if (repo === undefined || repo.type === "bucket" || !("headSha" in told.repo)) return;
        const isMoved = "updatedRefs" in told && told.updatedRefs.some(({ ref }) => ref === "refs/heads/main");
        if (!isMoved) expect(headSha(repo)).toBe(told.repo.headSha);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("makes the discussion true, with the comment in it", () => {
    fc.assert(
      fc.property(payload({ events: ["discussion:create", "discussion.comment:create"] }), (told) => {
        if (!("comment" in told)) return;
        const discussion = discussionIn(learn(createWorld(), told, 0), told);
        const { id, num, title, status, isPullRequest } = told.discussion;
        expect(discussion).toMatchObject({ id, num, title, status, isPullRequest });
        const comment = discussion && commentsOf(discussion).find((one) => one.id === told.comment.id);
        expect(comment?.author.id).toBe(told.comment.author.id);
        if (comment !== undefined && !told.comment.hidden) expect(textOf(comment)).toBe(told.comment.content);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("leaves a world that people can go on in: a comment there is told with the same ids", () => {
    fc.assert(
      fc.property(payload({ events: ["discussion:create"], repoTypes: ["model", "dataset", "space"] }), (told) => {
        const { type, name } = told.repo;
        if (!("discussion" in told) || !isRepoType(type)) throw new Error("no discussion of a known repo");
        const known = learn(createWorld({ admins: ["bot"] }), told, 0);
        const { world } = apply(known, { kind: "create-user", name: "bot" }, 1);
        const num = told.discussion.num;
        const { events } = apply(world, { kind: "comment", by: "bot", repo: { type, name }, num, text: "Hi" }, 2);
        const [answer] = events.map((event) => payloadOf(event, { origin: HUB_ORIGIN, webhookId: "0".repeat(24) }));
        expect(answer).toMatchObject({
          repo: { id: told.repo.id, url: told.repo.url },
          discussion: { id: told.discussion.id, url: told.discussion.url },
          comment: { content: "Hi" },
        });
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("knows the same when it is told twice, and both when it is told of two", () => {
    const one = plainPayload("discussion:create", "model");
    const [other = one] = fc.sample(payload({ repoTypes: ["dataset"] }), { seed: 1, numRuns: 1 });
    const once = learn(createWorld(), one, 0);
    expect(discussionIn(learn(once, one, 0), one)).toEqual(discussionIn(once, one));
    const both = learn(once, other, 0);
    expect([findRepo(both, one.repo)?.id, findRepo(both, other.repo)?.id]).toEqual([one.repo.id, other.repo.id]);
  });
});
