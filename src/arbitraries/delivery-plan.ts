/**
 * In which ways deliveries can reach a consumer: asynchronous and unordered, and again with the same `Webhook-Id` when one
 * has failed or is replayed (hub docs, webhooks, 2026-08 and 2026-09).
 */
import fc from "fast-check";

/**
 * What goes otherwise than plainly: a delivery comes `twice`, right after its first time; `late`, after others that came
 * for the first time meanwhile; `overtaken`, while its first attempt is still being worked on, as when the Hub has stopped
 * waiting for an answer that comes after all; deliveries come in another `order`; or several of them `at-once`.
 */
export type Irregularity = "twice" | "late" | "overtaken" | "order" | "at-once";

/**
 * Deliveries by number, from 0, in waves: those of a wave are on their way at the same time, and the next wave starts when
 * all of them are answered. A number that comes again is another attempt of the same delivery.
 */
export type DeliveryPlan = readonly (readonly number[])[];

export interface DeliveryPlanConstraints {
  /** How many deliveries there are. */
  readonly deliveries: number;
  /** What may happen to them. Default: all of it. */
  readonly irregularities?: readonly Irregularity[];
}

const ALL: readonly Irregularity[] = ["twice", "late", "overtaken", "order", "at-once"];

/** What goes otherwise than plainly with one delivery. */
interface Mishap {
  readonly index: number;
  readonly kind: Irregularity;
  /** Where it comes among those out of order; how many waves a late attempt is behind. */
  readonly shift: number;
}

/**
 * A plan in which each delivery comes at least once. Shrinks to the plain one: each once, alone, in order.
 * @example
 * fc.sample(deliveryPlan({ deliveries: 3 }), 1); // [[[1], [0, 0], [2], [1]]]
 */
export function deliveryPlan(constraints: DeliveryPlanConstraints): fc.Arbitrary<DeliveryPlan> {
  const { deliveries, irregularities = ALL } = constraints;
  if (irregularities.length === 0) return fc.constant(planFrom(deliveries, new Map()));
  const last = Math.max(0, deliveries - 1);
  const mishap: fc.Arbitrary<Mishap> = fc
    .tuple(fc.nat(last), fc.constantFrom(...irregularities), fc.integer({ min: 1, max: last + 1 }))
    .map(([index, kind, shift]) => ({ index, kind, shift }));
  const mishaps = fc.uniqueArray(mishap, { selector: ({ index }) => index, maxLength: deliveries });
  return mishaps.map((some) => planFrom(deliveries, new Map(some.map((one) => [one.index, one]))));
}

/** The part of a plan that is about the first so many deliveries. */
export function planFor(plan: DeliveryPlan, deliveries: number): DeliveryPlan {
  return plan.map((wave) => wave.filter((index) => index < deliveries)).filter((wave) => wave.length > 0);
}

function planFrom(deliveries: number, mishaps: ReadonlyMap<number, Mishap>): DeliveryPlan {
  const inOrder = Array.from({ length: deliveries }, (_, index) => ({ index, mishap: mishaps.get(index) }));
  const placeOf = ({ index, mishap }: (typeof inOrder)[number]): number =>
    mishap?.kind === "order" ? index + mishap.shift : index;
  const waves: number[][] = [];
  for (const { index, mishap } of inOrder.toSorted((a, b) => placeOf(a) - placeOf(b) || b.index - a.index)) {
    const wave = waves.at(-1);
    if (mishap?.kind === "at-once" && wave !== undefined) wave.push(index);
    else waves.push(mishap?.kind === "overtaken" ? [index, index] : [index]);
    if (mishap?.kind === "twice") waves.push([index]);
  }
  for (const { index, kind, shift } of mishaps.values()) {
    if (kind !== "late") continue;
    const at = waves.findIndex((wave) => wave.includes(index));
    waves.splice(Math.min(waves.length, at + 1 + shift), 0, [index]);
  }
  return waves;
}
