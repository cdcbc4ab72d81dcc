import fc from "fast-check";
import { expect, it } from "vitest";
import { fifo } from "../../src/delivery/fifo.ts";

it("gives back what it was given, in that order, whatever is done in between", () => {
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ push: fc.integer({ min: 1, max: 900 }) }) },
    { weight: 3, arbitrary: fc.record({ shift: fc.integer({ min: 1, max: 900 }) }) },
    { weight: 1, arbitrary: fc.constant("clear" as const) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30, size: "max" }), (steps) => {
      const queue = fifo<number>();
      const model: number[] = [];
      let next = 0;
      const given: unknown[] = [];
      const wanted: unknown[] = [];
      for (const each of [...steps, { shift: 1_000 }]) {
        if (each === "clear") {
          given.push(queue.clear());
          wanted.push(model.splice(0).length);
        } else if ("push" in each) {
          for (let i = 0; i < each.push; i++, next++) queue.push(next);
          for (let i = each.push; i > 0; i--) model.push(next - i);
        } else {
          for (let i = 0; i < each.shift; i++) given.push(queue.shift());
          for (let i = 0; i < each.shift; i++) wanted.push(model.shift());
        }
      }
      expect(given).toEqual(wanted);
    }),
  );
});
