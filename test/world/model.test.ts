import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { history } from "../../src/arbitraries/index.ts";
import type { Payload } from "../../src/payload/index.ts";
import {
  apply,
  commentsOf,
  createWorld,
  discussionsOf,
  filesIn,
  findRepo,
  textOf,
  WorldError,
  type Action,
  type Folder,
  type Outcome,
  type Repo,
  type RepoAddress,
  type World,
} from "../../src/world/index.ts";
import { brokenInvariants } from "./invariants.ts";
import { oracle, type Known } from "./oracle.ts";
import { problemsOf, told } from "./scene.ts";

const RUNS = 400;

type Step = Outcome<Action["kind"]> & { readonly before: World; readonly action: Action };

/** Does the actions one after the other, and looks at each step. */
function walk(actions: readonly Action[], look: (step: Step) => void, start: World = createWorld()): void {
  let world = start;
  for (const [index, action] of actions.entries()) {
    const outcome = apply(world, action, index);
    look({ ...outcome, before: world, action });
    world = outcome.world;
  }
}

describe("any history", () => {
  it("leads where the oracle says, and tells what it says", () => {
    fc.assert(
      fc.property(history(), (actions) => {
        let present = createWorld();
        const teller = oracle((repo, num) => commentIds(present, repo, num));
        walk(actions, ({ world, events, action }) => {
          expect(events.map((event) => lineOf(told(event)))).toEqual(teller.follow(action));
          expect(knownOf(world)).toEqual(teller.known);
          present = world;
        });
      }),
      { numRuns: RUNS },
    );
  });

  it("keeps every invariant at every step", () => {
    fc.assert(
      fc.property(history(), (actions) => {
        walk(actions, ({ world }) => expect(brokenInvariants(world)).toEqual([]));
      }),
      { numRuns: RUNS },
    );
  });

  it("tells payloads that the strict schemas take, and whose parts fit together", () => {
    fc.assert(
      fc.property(history(), (actions) => {
        walk(actions, ({ events }) => expect(events.flatMap((event) => problemsOf(told(event)))).toEqual([]));
      }),
      { numRuns: RUNS },
    );
  });

  it("can be followed by who hears of it only: refs, visibility and discussions", () => {
    fc.assert(
      fc.property(history(), (actions) => {
        const heard = listener();
        const start = createWorld({ conduct: { contentOnCreate: true } });
        walk(
          actions,
          ({ world, events }) => {
            for (const event of events) heard.hear(told(event));
            expect(heard.knows()).toEqual(world.repos.values().map(seenFromOutside).sort(byName));
          },
          start,
        );
      }),
      { numRuns: RUNS },
    );
  });

  it("goes the same way again, and leaves all worlds on its way as they were", () => {
    fc.assert(
      fc.property(history(), (actions) => {
        const seen: { readonly world: World; readonly known: Known }[] = [];
        walk(actions, ({ world }) => seen.push({ world, known: knownOf(world) }));
        for (const { world, known } of seen) expect(knownOf(world)).toEqual(known);
        let index = 0;
        walk(actions, ({ world }) => expect(world).toEqual(seen[index++]?.world));
      }),
      { numRuns: 100 },
    );
  });

  it("takes no harm from actions that belong elsewhere: each is done whole, or refused with the world as it was", () => {
    const other = history().map((actions) => actions.filter(({ kind }) => kind !== "create-user"));
    let refused = 0;
    fc.assert(
      fc.property(history(), other, fc.nat(), (actions, strays, salt) => {
        let world = createWorld();
        walk(actions, (step) => (world = step.world));
        for (const [index, stray] of strays.entries()) {
          const before = knownOf(world);
          const by = ["ada", "bob", "eve", "kim"][(index + salt) % 4] ?? "kim";
          const action: Action = "by" in stray ? { ...stray, by } : stray;
          try {
            world = apply(world, action, 1_000).world;
          } catch (thrown) {
            if (!(thrown instanceof WorldError)) throw thrown;
            refused += 1;
            expect(knownOf(world)).toEqual(before);
          }
          expect(brokenInvariants(world)).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
    expect(refused).toBeGreaterThan(500);
  });
});

/** A payload as the oracle tells it. */
function lineOf(payload: Payload): string {
  const name = `${payload.event.scope}:${payload.event.action}`;
  if ("movedTo" in payload) return `${name} ${payload.movedTo.name}`;
  if ("updatedConfig" in payload) {
    const { private: isPrivate } = payload.updatedConfig;
    return `${name} ${isPrivate === undefined ? "?" : `private=${isPrivate}`}`;
  }
  if ("updatedRefs" in payload) {
    const refs = payload.updatedRefs.map(
      ({ ref, oldSha, newSha }) => `${ref} ${oldSha === null ? "created" : newSha === null ? "deleted" : "moved"}`,
    );
    return `${name} ${refs.join(" ")}`;
  }
  if ("updatedFiles" in payload) {
    return `${name} ${payload.updatedFiles.map(({ path, action }) => (action === "add" ? "+" : "-") + path).join(" ")}`;
  }
  if (!("discussion" in payload)) return name;
  const { num, status } = payload.discussion;
  const comment = "comment" in payload ? [payload.comment.hidden ? "hidden" : `"${payload.comment.content}"`] : [];
  const isStatusTold = payload.event.scope === "discussion" && payload.event.action !== "delete";
  return [name, `#${num}`, ...(isStatusTold ? [status] : []), ...comment].join(" ");
}

function commentIds(world: World, address: RepoAddress, num: number): readonly string[] {
  const repo = findRepo(world, address);
  const discussion = repo === undefined || repo.type === "bucket" ? undefined : repo.discussions.get(String(num));
  return discussion === undefined ? [] : commentsOf(discussion).map(({ id }) => id);
}

/** What there is in a world, as the oracle tells it. */
function knownOf(world: World): Known {
  return Object.fromEntries(world.repos.values().map((repo) => [`${repo.type} ${repo.name}`, placeOf(repo)]));
}

function placeOf(repo: Repo): Known[string] {
  const { private: isPrivate } = repo;
  if (repo.type === "bucket") {
    return { private: isPrivate, refs: { files: textsIn(repo.files) }, talks: {}, secrets: {}, variables: {} };
  }
  const files = repo.refs.entries().map(([ref, sha]) => {
    const commit = repo.commits.get(sha);
    return [ref, commit === undefined ? {} : textsIn(commit.files)] as const;
  });
  const talks = discussionsOf(repo).map((discussion) => [
    String(discussion.num),
    {
      title: discussion.title,
      status: discussion.status,
      pinned: discussion.pinned,
      author: discussion.author.name,
      comments: commentsOf(discussion).map((comment) => (comment.hidden ? null : textOf(comment))),
      ...(discussion.isPullRequest ? { base: discussion.base } : {}),
    },
  ]);
  const values = (settings: typeof repo.secrets): Record<string, string> =>
    Object.fromEntries(settings.entries().map(([key, { value }]) => [key, value]));
  return {
    private: isPrivate,
    refs: Object.fromEntries(files),
    talks: Object.fromEntries(talks),
    secrets: values(repo.secrets),
    variables: values(repo.variables),
  };
}

/** The texts of files; what a repo starts with, the oracle leaves empty. */
function textsIn(files: Folder): Record<string, string> {
  const text = (content: Uint8Array): string => new TextDecoder().decode(content).replace(/^\*\.bin filter[^]*/, "");
  return Object.fromEntries(filesIn(files).map(([path, { content }]) => [path, text(content)]));
}

/** What can be known of a repo from its events alone. */
interface Seen {
  readonly id: string;
  readonly name: string;
  readonly private: boolean;
  readonly refs: Readonly<Record<string, string>>;
  /** By number: title and status. */
  readonly discussions: Readonly<Record<string, string>>;
}

const byName = (a: Seen, b: Seen): number => (`${a.name} ${a.id}` < `${b.name} ${b.id}` ? -1 : 1);

function seenFromOutside(repo: Repo): Seen {
  const { id, name, private: isPrivate } = repo;
  if (repo.type === "bucket") return { id, name, private: isPrivate, refs: {}, discussions: {} };
  const discussions = discussionsOf(repo).map(({ num, title, status }) => [num, `${title} ${status}`]);
  const refs = Object.fromEntries(repo.refs.entries());
  return { id, name, private: isPrivate, refs, discussions: Object.fromEntries(discussions) };
}

/** Somebody who knows nothing but the payloads. */
function listener(): { hear(payload: Payload): void; knows(): readonly Seen[] } {
  const repos = new Map<string, Seen>();
  const hear = (payload: Payload): void => {
    const { id, name, private: isPrivate } = payload.repo;
    const before = repos.get(id) ?? { refs: {}, discussions: {} };
    const refs = { ...before.refs };
    const discussions = { ...before.discussions };
    for (const { ref, oldSha, newSha } of "updatedRefs" in payload ? payload.updatedRefs : []) {
      expect(refs[ref] ?? null).toBe(oldSha); // tells where it was, as it was told before
      if (newSha === null) delete refs[ref];
      else refs[ref] = newSha;
    }
    if ("discussion" in payload) {
      const { num, title, status } = payload.discussion;
      const isGone = payload.event.action === "delete";
      if (isGone) delete discussions[num];
      else discussions[num] = `${title} ${status}`;
      if (isGone) delete refs[`refs/pr/${num}`]; // told by nothing else
    }
    const isDeleted = payload.event.scope === "repo" && payload.event.action === "delete";
    const newName = "movedTo" in payload ? payload.movedTo.name : name;
    if (isDeleted) repos.delete(id);
    else repos.set(id, { id, name: newName, private: isPrivate, refs, discussions });
  };
  return { hear, knows: () => [...repos.values()].sort(byName) };
}
