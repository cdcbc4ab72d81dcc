import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { payload, plainPayload } from "../../src/arbitraries/index.ts";
import { withOtherIds } from "../../src/checks/other-ids.ts";
import { parsePayload } from "../../src/payload/index.ts";
import { incoherences } from "../helpers/coherence.ts";
import { scriptedDriver } from "./scripted-driver.ts";

const driver = { ...scriptedDriver(() => 200), deliveryId: (index: number) => index.toString(16).padStart(24, "5a") };

/** Every id and commit, in the order in which they stand. */
const hexIn = (value: unknown): readonly string[] => JSON.stringify(value).match(/\b[0-9a-f]{24,}\b/g) ?? [];

/** Which of them are the same, whatever they are. */
const pattern = (all: readonly string[]): readonly number[] => all.map((one) => all.indexOf(one));

describe("withOtherIds()", () => {
  it("replaces every id, in urls too, and nothing else", () => {
    const plain = plainPayload("discussion.comment:create", "model");
    const other = withOtherIds(driver, plain);
    expect(other.repo.id).not.toBe(plain.repo.id);
    expect(other.repo.name).toBe(plain.repo.name);
    expect("comment" in other && other.comment.url.web.endsWith(other.comment.id)).toBe(true);
  });

  it("keeps payloads valid and coherent: the same ids are the same again, different ones differ", () => {
    fc.assert(
      fc.property(payload(), fc.nat(3), (value, round) => {
        const other = withOtherIds(driver, value, round);
        expect(parsePayload(other, { strict: true })).toMatchObject({ ok: true });
        expect(incoherences(other)).toEqual([]);
        expect(pattern(hexIn(other))).toEqual(pattern(hexIn(value)));
        expect(new Set(hexIn(other)).isDisjointFrom(new Set(hexIn(withOtherIds(driver, value, round + 1))))).toBe(true);
      }),
    );
  });
});
