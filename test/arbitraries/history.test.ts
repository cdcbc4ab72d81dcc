import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { history } from "../../src/arbitraries/index.ts";
import { messageOf } from "../../src/base/index.ts";
import { actionKinds, apply, createWorld, type Action } from "../../src/world/index.ts";
import { itKeepsTheLaws } from "../helpers/arbitrary-laws.ts";
import { problemsOf, told } from "../world/scene.ts";

/** What goes wrong when the actions are done one after the other. */
function problemsIn(actions: readonly Action[], seed: number = 1): readonly string[] {
  let world = createWorld({ seed });
  const problems: string[] = [];
  for (const action of actions) {
    try {
      const outcome = apply(world, action, 0);
      world = outcome.world;
      problems.push(...outcome.events.flatMap((event) => problemsOf(told(event))));
    } catch (thrown) {
      problems.push(messageOf(thrown));
    }
  }
  return problems;
}

itKeepsTheLaws("history()", history(), {
  runs: 2_000,
  problems: (actions) => [...problemsIn(actions), ...(actions.length > 30 ? ["it is too long"] : [])],
});

describe("history()", () => {
  it("does everything that can be done, in any 300", () => {
    for (let seed = 0; seed < 20; seed++) {
      const done = fc.sample(history(), { seed, numRuns: 300 }).flat();
      const kinds = new Set(done.map(({ kind }) => kind));
      expect(
        actionKinds.filter((kind) => !kinds.has(kind)),
        `with seed ${seed}`,
      ).toEqual([]);
    }
  });

  it("raises every event but the one that nothing raises", () => {
    const names = new Set<string>();
    for (const actions of fc.sample(history(), { seed: 1, numRuns: 300 })) {
      let world = createWorld();
      for (const action of actions) {
        const outcome = apply(world, action, 0);
        world = outcome.world;
        for (const { name } of outcome.events) names.add(name);
      }
    }
    expect([...names].sort()).toEqual([
      "discussion.comment:create",
      "discussion.comment:update",
      "discussion:create",
      "discussion:delete",
      "discussion:update",
      "repo.config:update",
      "repo.content:update",
      "repo:create",
      "repo:delete",
      "repo:move",
    ]);
  });

  it("is mostly as long as it may be", () => {
    const lengths = fc.sample(history({ maxLength: 20 }), { seed: 1, numRuns: 500 }).map(({ length }) => length);
    expect(Math.max(...lengths)).toBe(20);
    expect(lengths.filter((length) => length >= 8).length).toBeGreaterThan(200);
  });

  it("shrinks to what has to be done and no more", () => {
    for (const seed of [1, 2, 3]) {
      const { counterexample } = fc.check(
        fc.property(history(), (actions) => actions.every(({ kind }) => kind !== "merge")),
        { seed, endOnFailure: false },
      );
      expect(counterexample?.[0].map(({ kind }) => kind)).toEqual([
        "create-user",
        "create-repo",
        "open-pull-request",
        "merge",
      ]);
    }
  });

  it("heads for the kinds that are asked for", () => {
    const done = fc.sample(history({ kinds: ["write-bucket"] }), { seed: 1, numRuns: 200 }).flat();
    expect(new Set(done.map(({ kind }) => kind))).toEqual(new Set(["create-user", "create-repo", "write-bucket"]));
  });

  it("belongs to a world of a seed", () => {
    for (const actions of fc.sample(history({ seed: 7 }), { seed: 1, numRuns: 200 })) {
      expect(problemsIn(actions, 7)).toEqual([]);
    }
  });
});
