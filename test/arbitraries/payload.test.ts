import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { payload, plainPayload } from "../../src/arbitraries/index.ts";
import { eventNameOf, eventNames, formatIssue, parsePayload, repoTypes } from "../../src/payload/index.ts";
import { itKeepsTheLaws } from "../helpers/arbitrary-laws.ts";
import { incoherences, RELATIONS } from "../helpers/coherence.ts";

const invalid = (value: unknown): readonly string[] => {
  const parsed = parsePayload(value, { strict: true });
  return parsed.ok ? [] : parsed.issues.map(formatIssue);
};

itKeepsTheLaws("payload()", payload(), { problems: (value) => [...invalid(value), ...incoherences(value)] });

describe("payload()", () => {
  it("makes every event on every type of repo that has it, in any 200", () => {
    for (let seed = 0; seed < 50; seed++) {
      const sample = fc.sample(payload(), { seed, numRuns: 200 });
      expect(new Set(sample.map((value) => eventNameOf(value))).size, `events with seed ${seed}`).toBe(
        eventNames.length,
      );
      expect(new Set(sample.map(({ repo }) => repo.type)).size, `types with seed ${seed}`).toBe(repoTypes.length);
    }
  });

  it("shows each relation at work: no relation goes unasked", () => {
    const sample = fc.sample(payload(), { seed: 1, numRuns: 5_000 });
    const unasked = RELATIONS.filter(({ name, applies = () => true }) => {
      const asked = sample.some((value) => applies({ ...value }));
      return !asked && !name.includes("10,000");
    });
    expect(unasked.map(({ name }) => name)).toEqual([]);
  });

  it("keeps to the events and types that are asked for", () => {
    const sample = fc.sample(
      payload({ events: ["repo:move", "discussion:update"], repoTypes: ["bucket", "space"] }),
      500,
    );
    const kinds = new Set(sample.map((value) => `${eventNameOf(value)} ${value.repo.type}`));
    expect([...kinds].sort()).toEqual(["discussion:update space", "repo:move bucket", "repo:move space"]);
  });

  it("says so when there is no such payload", () => {
    expect(() => payload({ events: ["discussion:create"], repoTypes: ["bucket"] })).toThrow(
      /buckets have no discussions/,
    );
  });

  it("makes names of one segment, private repos, hidden comments, merged pull requests and drafts", () => {
    const sample = fc.sample(payload(), { seed: 3, numRuns: 3_000 });
    const shares = {
      canonical: sample.filter(({ repo }) => !repo.name.includes("/")).length,
      private: sample.filter(({ repo }) => repo.private).length,
      hidden: sample.filter((value) => "comment" in value && value.comment.hidden).length,
      merged: sample.filter((value) => "discussion" in value && value.discussion.status === "merged").length,
      draft: sample.filter((value) => "discussion" in value && value.discussion.status === "draft").length,
    };
    for (const [what, times] of Object.entries(shares)) expect(times, what).toBeGreaterThan(20);
  });
});

describe("plainPayload()", () => {
  it("is what every payload of the event shrinks to", () => {
    for (const event of eventNames) {
      const plain = plainPayload(event, "model");
      for (const seed of [1, 2, 3]) {
        const smallest = fc.check(
          fc.property(payload({ events: [event], repoTypes: ["model", "dataset", "space"] }), () => false),
          { seed, endOnFailure: false },
        );
        expect(smallest.counterexample?.[0], `${event} with seed ${seed}`).toEqual(plain);
      }
    }
  });

  it("has nothing that needs an explanation", () => {
    expect(plainPayload("discussion.comment:create", "model")).toMatchObject({
      repo: { name: "ada/bert", private: false, id: "000000000000000000000001" },
      discussion: { title: "Fix the card", num: 1, status: "open", isPullRequest: false },
      comment: { content: "Hello!", hidden: false },
    });
  });
});
