/**
 * The test that Artillery runs, as data. Each request is a virtual user of its own, and they come at the rate however long
 * the answers take: as the Hub's deliveries do.
 * Source: Artillery's docs (test scripts; HTTP engine; ensure), and its code, version 2.0.34.
 */
import { ratePerMachine, type LoadSettings } from "./settings.ts";

/** The scenario's name, by which a report is known for ours. */
export const SCENARIO = "hubhook load";

export interface ArtilleryTest {
  readonly config: {
    readonly target: string;
    readonly processor: string;
    readonly phases: readonly [{ readonly duration: number; readonly arrivalRate: number }];
    readonly http: { readonly timeout: number; readonly pool: number };
    readonly plugins: { readonly ensure: Ensure };
  };
  readonly scenarios: readonly unknown[];
}

interface Ensure {
  readonly maxErrorRate: number;
  readonly thresholds?: readonly Readonly<Record<string, number>>[];
}

/** @throws UsageError when the machines can't share the rate. */
export function artilleryTest(settings: LoadSettings): ArtilleryTest {
  const { url, durationMs, timeoutMs, maxErrorPercent, p99Ms } = settings;
  const { origin, pathname } = new URL(url);
  const timeout = timeoutMs / 1000;
  const arrivalRate = ratePerMachine(settings); // every machine runs all of the test
  return {
    config: {
      target: origin,
      processor: "./processor.mjs",
      phases: [{ duration: durationMs / 1000, arrivalRate }],
      // As many connections as can be waiting at a time: they are kept, and no request has to wait for one.
      http: { timeout, pool: Math.ceil(arrivalRate * timeout) },
      plugins: {
        ensure: {
          maxErrorRate: maxErrorPercent,
          ...(p99Ms !== null && { thresholds: [{ "http.response_time.p99": p99Ms }] }),
        },
      },
    },
    scenarios: [
      {
        name: SCENARIO,
        // A redirect is an answer, and not a yes.
        flow: [{ post: { url: pathname, followRedirect: false, beforeRequest: "deliver", afterResponse: "judge" } }],
      },
    ],
  };
}
