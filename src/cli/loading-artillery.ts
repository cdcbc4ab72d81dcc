/** Artillery: found where the project or hubhook has it, and run on a written test. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { execPath } from "node:process";
import { isRecord, packageFile, UnableError, withoutSecret } from "../base/index.ts";
import { REPORT_FILE } from "../load/index.ts";
import type { LoadFolder } from "./loading-folder.ts";
import type { Terminal } from "./terminal.ts";

/** How much of what Artillery says is kept, in characters: it matters when it ends without a report. */
const TAIL_LENGTH = 2_000;

/** The oldest version that this was tried with. The peer dependency takes any: it must not keep anybody from installing. */
const OLDEST = "2.0.21";

const MANIFEST = "artillery/package.json";

/** How often the line of progress is written anew, in milliseconds. */
const PROGRESS_EVERY_MS = 1_000;

/**
 * The script that starts Artillery.
 * @param folder - Where the test stands: its processor has to find hubhook from there.
 * @throws UnableError with how to install what is missing.
 */
export function findArtillery(folder: string, cwd: string): string {
  const manifestFile = resolvedFrom(cwd, MANIFEST) ?? resolvedFrom(packageFile("."), MANIFEST);
  if (manifestFile === undefined) throw missing("artillery", "Artillery is not installed", "artillery");
  if (resolvedFrom(folder, "hubhook") === undefined) {
    throw missing("hubhook", `"${folder}" is in no project that has hubhook, which its processor imports`, "hubhook");
  }
  const manifest: unknown = JSON.parse(readFileSync(manifestFile, "utf8"));
  const version = isRecord(manifest) ? String(manifest["version"]) : "";
  if (version.localeCompare(OLDEST, "en", { numeric: true }) < 0) {
    throw missing(
      "artillery",
      `Artillery ${version} is too old: ${OLDEST} is the first that will do`,
      "artillery@latest",
    );
  }
  const bin = isRecord(manifest) && isRecord(manifest["bin"]) ? String(manifest["bin"]["artillery"]) : "bin/run";
  return join(dirname(manifestFile), bin);
}

function resolvedFrom(folder: string, name: string): string | undefined {
  try {
    return createRequire(join(folder, "from-here.js")).resolve(name);
  } catch {
    return undefined;
  }
}

function missing(what: string, why: string, install: string): UnableError {
  return new UnableError(
    `Failed to run the load test: ${why}. Install ${what} with: npm install --save-dev ${install}`,
  );
}

export interface LoadRun {
  /** Empty for none. */
  readonly secret: string;
  readonly durationMs: number;
}

export interface LoadEnd {
  /** 1 for a check of `ensure` that failed, among others; `null` if a signal ended it. */
  readonly exitCode: number | null;
  /** The end of what Artillery said, without the secret. */
  readonly said: string;
}

/**
 * Runs the test of a folder to its end. The secret travels by the environment.
 * @throws UnableError if it was stopped before.
 */
export async function runArtillery(
  script: string,
  { path }: LoadFolder,
  { secret, durationMs }: LoadRun,
  terminal: Terminal,
): Promise<LoadEnd> {
  const args = [script, "run", "--quiet", "--output", join(path, REPORT_FILE), join(path, "test.yml")];
  const child = spawn(execPath, args, {
    cwd: terminal.cwd,
    env: { ...terminal.env, ...(secret !== "" && { HUBHOOK_SECRET: secret }) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-TAIL_LENGTH);
    });
  }
  let isStopped = false;
  const stop = async (): Promise<void> => {
    await terminal.untilStopped();
    isStopped = true;
    child.kill("SIGINT");
  };
  void stop();
  const endProgress = showProgress(durationMs, terminal);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  }).finally(endProgress);
  if (!isStopped) return { exitCode, said: withoutSecret(said.trim(), secret) };
  throw new UnableError("Failed to finish the load: it was stopped. Run it again for a result.");
}

/** Counts the seconds for people. @returns what ends it. */
function showProgress(durationMs: number, terminal: Terminal): () => void {
  const startMs = performance.now();
  const timer = setInterval(() => {
    const seconds = Math.round((performance.now() - startMs) / 1000);
    terminal.progress(`Artillery has been at work for ${seconds} s; the load takes ${durationMs / 1000} s`);
  }, PROGRESS_EVERY_MS);
  return () => {
    clearInterval(timer);
    terminal.progress("");
  };
}
