import { describe, expect, it } from "vitest";
import { jobTimeoutMs } from "../../src/delivery/job-start.ts";
import type { JobSpec } from "../../src/payload/index.ts";

describe("the time that a Job has", () => {
  it.each([
    [{ timeoutSeconds: 60 }, 60_000],
    [{ timeoutSeconds: null }, 7],
    [{}, 7],
  ])("is what its settings say, or the usual: %o", (timeout, expected) => {
    const job: JobSpec = { dockerImage: "alpine", command: ["true"], flavor: "cpu-basic", ...timeout };
    expect(jobTimeoutMs({ kind: "job", job }, 7)).toBe(expected);
  });
});
