import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Exchange } from "../../src/base/index.ts";
import { step, type Delivery, type DeliveryEvent, type DeliveryStep } from "../../src/delivery/index.ts";
import { triggered } from "../../src/delivery/delivery.ts";
import { payloadOf } from "./payloads.ts";

const policy = { retryDelaysMs: [5, 300] };
const fresh: Delivery = triggered(
  { id: "d", webhookId: "w", payload: payloadOf(), triggeredAtMs: 0, raisedBy: null },
  { kind: "accepted" },
);

function answerOf(status: number): Exchange {
  return { kind: "answered", status, headers: {}, body: "", bodyCut: false, durationMs: 1 };
}
const silence: Exchange = { kind: "unanswered", reason: "connection-refused", detail: "", durationMs: 1 };

type Cause = "first" | "retry" | "replay";

function attempted(cause: Cause, exchange: Exchange, endedAtMs: number): DeliveryEvent {
  return { kind: "attempted", attempt: { cause, startedAtMs: endedAtMs, exchange }, endedAtMs };
}

/** What all the events together lead to. */
function run(events: readonly DeliveryEvent[], from: Delivery = fresh): readonly DeliveryStep[] {
  const steps: DeliveryStep[] = [];
  for (const event of events) steps.push(step(steps.at(-1)?.delivery ?? from, event, policy));
  return steps;
}

describe("step", () => {
  it("retries a failed delivery until the schedule is at its end", () => {
    const steps = run([
      attempted("first", answerOf(500), 10),
      { kind: "due" },
      attempted("retry", silence, 20),
      { kind: "due" },
      attempted("retry", answerOf(302), 400),
    ]);
    expect(steps.map(({ delivery, effects }) => [delivery.status, ...effects])).toEqual([
      ["retrying", { kind: "wait", untilMs: 15 }],
      ["queued", { kind: "send", cause: "retry" }],
      ["retrying", { kind: "wait", untilMs: 320 }],
      ["queued", { kind: "send", cause: "retry" }],
      ["failed", { kind: "conclude", outcome: "failed" }],
    ]);
    expect(steps.at(-1)?.delivery.attempts.map(({ cause }) => cause)).toEqual(["first", "retry", "retry"]);
  });

  it("is delivered by any 2xx, and by nothing else", () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), (status) => {
        const [first] = run([attempted("first", answerOf(status), 0)]);
        expect(first?.delivery.status).toBe(status < 300 ? "delivered" : "retrying");
      }),
    );
  });

  it("is brought home by a replay, after which the retry is not sent", () => {
    const steps = run([attempted("first", silence, 0), attempted("replay", answerOf(200), 1), { kind: "due" }]);
    expect(steps.map(({ delivery, effects }) => [delivery.status, ...effects])).toEqual([
      ["retrying", { kind: "wait", untilMs: 5 }],
      ["delivered", { kind: "conclude", outcome: "delivered" }],
      ["delivered"],
    ]);
  });

  it("retries as if nothing had happened when a replay fails while it waits for its turn", () => {
    const steps = run([attempted("replay", answerOf(500), 0), attempted("first", silence, 1)]);
    expect(steps.map(({ delivery, effects }) => [delivery.status, ...effects])).toEqual([
      ["queued"],
      ["retrying", { kind: "wait", untilMs: 6 }],
    ]);
  });

  it("is withdrawn when its turn comes and the webhook is off", () => {
    expect(run([{ kind: "withdrawn" }])[0]).toMatchObject({
      delivery: { status: "failed", why: "disabled" },
      effects: [],
    });
  });

  it("keeps its promises whatever happens, in whatever order", () => {
    const events: fc.Arbitrary<DeliveryEvent> = fc.oneof(
      fc.constant<DeliveryEvent>({ kind: "due" }),
      fc.constant<DeliveryEvent>({ kind: "withdrawn" }),
      fc
        .tuple(
          fc.constantFrom<Cause>("first", "retry", "replay"),
          fc.constantFrom(answerOf(200), answerOf(500), silence),
        )
        .map(([cause, exchange]) => attempted(cause, exchange, 0)),
    );
    fc.assert(
      fc.property(fc.array(events, { maxLength: 20 }), (events) => {
        const steps = run(events);
        const attempts = events.flatMap((event) => (event.kind === "attempted" ? [event.attempt] : []));
        const effects = steps.flatMap((each) => each.effects);
        const last = steps.at(-1)?.delivery ?? fresh;

        expect(last.attempts).toEqual(attempts); // none is lost
        const firstDelivered = steps.findIndex(({ delivery }) => delivery.status === "delivered");
        if (firstDelivered !== -1) {
          // What is delivered stays so, and sends no more.
          expect(steps.slice(firstDelivered).every(({ delivery }) => delivery.status === "delivered")).toBe(true);
          expect(steps.slice(firstDelivered + 1).flatMap((each) => each.effects)).toEqual([]);
        }
        // Each wait is used up at most once.
        const waits = effects.filter(({ kind }) => kind === "wait").length;
        expect(effects.filter(({ kind }) => kind === "send").length).toBeLessThanOrEqual(waits);
        expect(effects.filter((effect) => effect.kind === "conclude" && effect.outcome === "delivered").length).toBe(
          firstDelivered === -1 ? 0 : 1,
        );
      }),
    );
  });
});
