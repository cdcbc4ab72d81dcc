import { describe, expect, it } from "vitest";
import { plainPayload } from "../../src/arbitraries/index.ts";
import { earlierOf, sequenceWords } from "../../src/fuzz/sequence-words.ts";
import { caseOf } from "./cases.ts";

const move = plainPayload("repo:move", "model");
const update = plainPayload("repo.config:update", "model");
const comment = plainPayload("discussion.comment:create", "model");
const elsewhere = {
  ...update,
  repo: { ...update.repo, id: "f".repeat(24), name: "grace/gpt", owner: { id: "e".repeat(24) } },
};

describe("sequenceWords", () => {
  it("names what came before, and what it shares with the last one", () => {
    expect(sequenceWords([earlierOf(caseOf(move))], update)).toBe("after repo:move of the same repo, and not alone");
    expect(sequenceWords([earlierOf(caseOf(comment))], comment)).toBe(
      "after discussion.comment:create on the same discussion, and not alone",
    );
  });

  it("names what sets the last one apart, the telling things first and no more than two", () => {
    expect(sequenceWords([earlierOf(caseOf(update))], elsewhere)).toBe(
      "after repo.config:update (another owner and another repo than the first delivery's), and not alone",
    );
  });

  it("names several in their order, by name where they have one, and by their check where they have no event", () => {
    const before = [caseOf(move, { name: "transferred" }), caseOf(undefined)];
    expect(sequenceWords(before.map(earlierOf), update)).toBe(
      "after repo:move transferred of the same repo, a case of accepts-every-event, and not alone",
    );
  });

  it("says so when they are too many", () => {
    expect(sequenceWords(null, update)).toBe("after many other deliveries, and not alone");
  });
});
