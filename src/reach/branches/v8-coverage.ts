/** Which blocks of code run in this thread, by V8's precise coverage. */
import { Session, type Profiler } from "node:inspector";
import { blocksOf, type Block } from "./blocks.ts";

export interface Coverage {
  /** The names of the blocks that ran since the last time that it was asked. */
  take(): ReadonlySet<string>;
  /** Which share of all blocks has ever run, from 0 to 1. */
  share(): number;
  /** All blocks that are known, by their names. */
  readonly blocks: ReadonlyMap<string, Block>;
  /** Whether a block has ever run. */
  hasRun(name: string): boolean;
  stop(): void;
}

/**
 * Starts to count. To be started before the scripts are loaded, or their branches are not told apart.
 * @param isOwn - Which scripts to look at, by their URLs.
 * @returns null when V8 can't be asked.
 */
export function startCoverage(isOwn: (url: string) => boolean): Coverage | null {
  const session = new Session();
  try {
    session.connect();
    session.post("Profiler.enable");
    session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  } catch {
    return null;
  }
  const blocks = blocksOf();
  return {
    take() {
      let scripts: readonly Profiler.ScriptCoverage[] = [];
      // In its own thread, V8 answers before it returns.
      session.post("Profiler.takePreciseCoverage", (error, { result }) => {
        if (error === null) scripts = result;
      });
      return new Set(
        scripts.filter(({ url }) => isOwn(url)).flatMap(({ url, functions }) => blocks.note(url, functions)),
      );
    },
    blocks: blocks.all,
    hasRun: blocks.hasRun,
    share() {
      const names = [...blocks.all.keys()];
      return names.length === 0 ? 1 : names.filter((name) => blocks.hasRun(name)).length / names.length;
    },
    stop() {
      session.post("Profiler.stopPreciseCoverage");
      session.disconnect();
    },
  };
}
