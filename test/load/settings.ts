/** A plain load test to start from. */
import type { LoadSettings } from "../../src/load/index.ts";

export const SETTINGS: LoadSettings = {
  url: "http://127.0.0.1:3000/webhook",
  secretIn: null,
  seed: 42,
  rate: 200,
  durationMs: 60_000,
  timeoutMs: 10_000,
  machines: 1,
  maxErrorPercent: 0,
  p99Ms: null,
};
