/** The memory that a long fuzz run needs, against a short one: each in a process of its own, at its peak. */
import { execFileSync } from "node:child_process";
import type { Group } from "./row.ts";

/** Fuzzes a handler that fails now and then, and prints the most memory that was in use after a collection. */
const RUN = `
  import { fuzz } from "./src/index.ts";
  const cases = Number(process.argv[1]);
  let peak = 0;
  let next = 0;
  const handler = async (request) => {
    const payload = await request.json();
    return new Response(null, { status: payload.repo.private && payload.comment ? 500 : 204 });
  };
  await fuzz(handler, { seed: 1, runs: cases, checks: ["accepts-every-event"], onProgress: ({ cases }) => {
    if (cases < next) return;
    next = cases + 2_000;
    globalThis.gc();
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  } });
  console.log(peak);
`;

export const memory: Group = async () => {
  const bytesFor = (cases: number): number =>
    Number(
      execFileSync(process.execPath, ["--expose-gc", "--input-type=module", "-e", RUN, String(cases)], {
        encoding: "utf8",
        timeout: 600_000,
      }),
    );
  const theirs = bytesFor(10_000) / 2 ** 20;
  const ours = bytesFor(1_000_000) / 2 ** 20;
  return [
    {
      what: "memory of 1,000,000 cases",
      against: "10,000 cases",
      ours,
      theirs,
      unit: "MiB",
      ratio: ours / theirs,
      target: { atMost: 1.3 },
    },
  ];
};
