/**
 * Whether connections that are kept are worth it. A server that writes head and body of an answer one after the other waits for
 * the acknowledgement of the first, which the system of the other side holds back for 40 ms (RFC 1122, 4.2.3.2), but for the
 * first few on a connection. Python's `http.server` with HTTP/1.1 is one.
 */
export interface PaceOfKept {
  /** Learns how long it took until an answer was whole, in milliseconds. */
  note(isReused: boolean, durationMs: number): void;
  /** Whether most answers on kept connections are held back, and those on new ones are not. */
  isHeldUp(): boolean;
}

/** How much later than the quickest on a new connection an answer comes that was held back, in milliseconds. */
const HELD_UP = { leastMs: 35, mostMs: 60 };

/** Of so many answers on kept connections most have to be held back. */
const LAST = 16;

export function paceOfKept(): PaceOfKept {
  let quickestNew = Number.POSITIVE_INFINITY;
  let isHeldUp = false;
  let kept: number[] = [];
  return {
    note(isReused, durationMs) {
      if (!isReused) quickestNew = Math.min(quickestNew, durationMs);
      else kept.push(durationMs - quickestNew);
      if (kept.length < LAST) return;
      const held = kept.filter((laterMs) => laterMs >= HELD_UP.leastMs && laterMs <= HELD_UP.mostMs);
      isHeldUp ||= held.length > LAST * 0.6;
      kept = [];
    },
    isHeldUp: () => isHeldUp,
  };
}
