import type { WireRequest } from "../../src/base/index.ts";

/** A delivery's request, as far as these tests care. */
export function requestTo(url: string, parts: Partial<WireRequest> = {}): WireRequest {
  return { url, headers: [["Content-Type", "application/json"]], body: '{"event":"é"}', ...parts };
}

/** Generous: what ends by itself must not end by this. */
export const patient = { timeoutMs: 10_000 };

/** Short: for what never ends by itself. */
export const impatient = { timeoutMs: 100 };
