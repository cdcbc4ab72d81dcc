/** How long the built command takes to print its help, against Node.js doing nothing. */
import { execFileSync } from "node:child_process";
import { median, type Group } from "./row.ts";

const ROUNDS = 15;

export const coldStart: Group = async () => {
  execFileSync(process.execPath, ["scripts/build.ts"], { stdio: ["ignore", 2, 2] });
  const main = "dist/src/cli/main.js";
  const ours: number[] = [];
  const theirs: number[] = [];
  msOf([main, "--help"]); // the first start fills the compile cache
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(msOf([main, "--help"]));
    theirs.push(msOf(["-e", "0"]));
  }
  const ratio = median(ours.map((ms, round) => ms / (theirs[round] ?? Number.NaN)));
  return [
    {
      what: "hubhook --help",
      against: "node -e 0",
      ours: median(ours),
      theirs: median(theirs),
      unit: "ms",
      ratio,
      target: { atMost: 3 },
    },
  ];
};

function msOf(args: readonly string[]): number {
  const startMs = performance.now();
  execFileSync(process.execPath, args, { stdio: "ignore" });
  return performance.now() - startMs;
}
