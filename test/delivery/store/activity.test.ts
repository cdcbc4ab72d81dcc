import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Delivery } from "../../../src/delivery/index.ts";
import { payloadOf } from "../payloads.ts";
import { stores } from "./stores.ts";

function deliveryOf(id: string, webhookId = "w", status: "queued" | "delivered" = "queued"): Delivery {
  return {
    id,
    webhookId,
    event: "repo:update",
    payload: payloadOf(),
    triggeredAtMs: 0,
    raisedBy: null,
    attempts: [],
    status,
  };
}

const ids = (deliveries: readonly Delivery[]): readonly string[] => deliveries.map(({ id }) => id);

describe.each(stores)("an activity in $name", ({ make }) => {
  it("shows the newest first, a page at a time", () => {
    const activity = make().activity(10);
    for (const id of ["a", "b", "c", "d", "e"]) activity.add(deliveryOf(id));
    expect(ids(activity.page("w", { limit: 2 }))).toEqual(["e", "d"]);
    expect(ids(activity.page("w", { limit: 2, before: "d" }))).toEqual(["c", "b"]);
    expect(ids(activity.page("w", { limit: 2, before: "b" }))).toEqual(["a"]);
    expect(activity.page("w", { limit: 2, before: "a" })).toEqual([]);
  });

  it("keeps webhooks apart", () => {
    const activity = make().activity(10);
    activity.add(deliveryOf("a", "one"));
    activity.add(deliveryOf("c", "two"));
    activity.add(deliveryOf("b", "two"));
    expect(ids(activity.page("one"))).toEqual(["a"]);
    expect(activity.page("one", { before: "b" })).toEqual([]);
    expect(activity.page("one", { before: "nothing" })).toEqual([]);
    expect(activity.page("three")).toEqual([]);
    activity.forget("one");
    expect(activity.page("one")).toEqual([]);
    expect(activity.get("a")).toBeUndefined();
    expect(ids(activity.page("two"))).toEqual(["b", "c"]);
  });

  it("gives back what it was given, however odd", () => {
    const activity = make().activity(10);
    fc.assert(
      fc.property(fc.uuid(), fc.string({ unit: "binary" }), fc.option(fc.nat()), (id, text, raisedBy) => {
        const exchange = { kind: "ended", exitCode: 1, stderrTail: text, durationMs: 0.1 } as const;
        const attempts = [{ cause: "first", startedAtMs: 1, exchange }] as const;
        const one: Delivery = { ...deliveryOf(id), raisedBy, attempts };
        activity.add(one);
        expect(activity.get(id)).toEqual(one);
      }),
    );
  });

  it("knows what has no outcome yet, oldest first, and forgets that with its webhook", () => {
    const activity = make().activity(2);
    activity.add(deliveryOf("a", "one"));
    activity.add(deliveryOf("b", "two"));
    activity.add({ ...deliveryOf("c", "one"), status: "retrying", retryAtMs: 1 });
    activity.add(deliveryOf("d", "two", "delivered"));
    expect(ids(activity.unfinished())).toEqual(["a", "b", "c"]);
    activity.update(deliveryOf("b", "two", "delivered"));
    expect(ids(activity.unfinished())).toEqual(["a", "c"]);
    activity.add(deliveryOf("e", "one"));
    expect(ids(activity.unfinished())).toEqual(["c", "e"]);
    activity.forget("one");
    expect(activity.unfinished()).toEqual([]);
  });

  it("keeps the newest of each webhook up to the limit, and pages lose and repeat nothing", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.nat({ max: 40 }),
        fc.integer({ min: 1, max: 5 }),
        (limit, count, pageLimit) => {
          const activity = make().activity(limit);
          const added = Array.from({ length: count }, (_, number) => `d${number}`);
          for (const id of added) activity.add(deliveryOf(id));
          for (const id of added) activity.update(deliveryOf(id, "w", "delivered"));

          const kept = added.slice(-limit);
          const seen: Delivery[] = [];
          for (let page = activity.page("w", { limit: pageLimit }); page.length > 0;) {
            seen.push(...page);
            page = activity.page("w", { limit: pageLimit, before: page.at(-1)?.id ?? "" });
          }

          expect(ids(seen)).toEqual(kept.toReversed());
          expect(seen.every(({ status }) => status === "delivered")).toBe(true);
          expect(added.filter((id) => activity.get(id) !== undefined)).toEqual(kept);
        },
      ),
    );
  });
});
