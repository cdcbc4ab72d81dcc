/** What `hubhook load` does: writes a test for Artillery, has it run, and tells what came of it. */
import { randomInt } from "node:crypto";
import { resolve } from "node:path";
import { possibleAim } from "../arbitraries/index.ts";
import { UnableError, UsageError } from "../base/index.ts";
import { loadTarget, remoteSteps, testFiles, type LoadSettings, type Platform } from "../load/index.ts";
import { eventNames, type EventName } from "../payload/index.ts";
import type { AimOptions } from "./aim-options.ts";
import { findArtillery, runArtillery } from "./loading-artillery.ts";
import { openLoadFolder } from "./loading-folder.ts";
import { checkReached } from "./loading-reach.ts";
import { formatLoad } from "./loading-text.ts";
import { secretOf } from "./options.ts";
import type { Terminal } from "./terminal.ts";
import { ownVersion } from "./version.ts";

export interface LoadCommandOptions extends AimOptions {
  readonly secret?: string;
  readonly secretIn: "header" | "query";
  readonly rate: number;
  /** In milliseconds. */
  readonly duration: number;
  readonly events?: readonly EventName[];
  readonly seed?: number;
  /** In seconds. */
  readonly timeout: number;
  /** In percent. */
  readonly maxErrorRate: number;
  /** In milliseconds. */
  readonly p99?: number;
  readonly on: "local" | Platform;
  readonly machines?: number;
  readonly out: string;
  readonly json?: boolean;
}

/** @returns whether the consumer fared as it should; true, too, if nothing was to be sent from here. */
export async function loadFromTerminal(
  target: string,
  options: LoadCommandOptions,
  terminal: Terminal,
): Promise<boolean> {
  const { on, out, json = false } = options;
  const secret = secretOf(options, terminal) ?? "";
  const settings = settingsFor(target, options, secret);
  const { url } = settings;
  const folder = await openLoadFolder(resolve(terminal.cwd, out), out);
  const files = testFiles(settings, on === "local" ? null : ownVersion());
  await folder.write(files);
  const again = options.seed === undefined ? ` This load again: --seed ${settings.seed}` : "";
  terminal.err(`Wrote ${Object.keys(files).join(", ")} to ${out}.${again}`);
  if (on !== "local") {
    tellSteps(on, settings, out, json, terminal);
    return true;
  }
  const artillery = findArtillery(folder.path, terminal.cwd);
  await checkReached(url, terminal.env);
  const { exitCode, said } = await runArtillery(
    artillery,
    folder,
    { secret, durationMs: settings.durationMs },
    terminal,
  );
  const result = await folder.result(settings);
  if (result === undefined) {
    throw new UnableError(
      `Failed to load ${url}: Artillery ended with exit code ${exitCode}, and without a report. What it said last:\n${said}`,
    );
  }
  const { origin, pathname } = new URL(url);
  const told = { url: `${origin}${pathname}`, seed: settings.seed, rate: settings.rate, ...result };
  terminal.out(json ? JSON.stringify(told) : formatLoad(told, settings, terminal.colour));
  return result.ok;
}

/** @throws UsageError for options that can't work. */
function settingsFor(url: string, options: LoadCommandOptions, secret: string): LoadSettings {
  const { secretIn, rate, duration, timeout, maxErrorRate, p99 = null, on, machines } = options;
  if (on === "local" && machines !== undefined) {
    throw new UsageError(
      `Failed to share the rate among ${machines} machines: without --on, all of it comes from this one. ` +
        `Leave out --machines, or say whose they are with --on.`,
    );
  }
  const position = secret.search(/[^\x20-\x7E]/);
  if (position !== -1) {
    throw new UsageError(
      `Failed to send the secret: the character at index ${position} is not ASCII. Use printable ASCII characters only.`,
    );
  }
  return {
    url: loadTarget(url),
    secretIn: secret === "" ? null : secretIn,
    seed: options.seed ?? randomInt(2 ** 31 - 1),
    watched: options.watch,
    events: eventsIn(options),
    rate,
    durationMs: duration,
    timeoutMs: timeout * 1000,
    machines: machines ?? 1,
    maxErrorPercent: maxErrorRate,
    p99Ms: p99,
  };
}

/** @returns undefined for all. @throws UsageError when there is none to send. */
function eventsIn({ watch, domain, events }: LoadCommandOptions): readonly EventName[] | undefined {
  const aim = possibleAim({ watched: watch, domains: domain, events });
  return aim.events.length === eventNames.length ? undefined : aim.events;
}

function tellSteps(
  platform: Platform,
  { machines, secretIn }: LoadSettings,
  out: string,
  json: boolean,
  terminal: Terminal,
): void {
  const { secret, command } = remoteSteps({ platform, machines, folder: out, hasSecret: secretIn !== null });
  if (json) {
    terminal.out(JSON.stringify({ secretCommand: secret?.command ?? null, command }));
    return;
  }
  if (secret !== null) {
    terminal.err(secret.about);
    terminal.out(secret.command);
  }
  terminal.err("Start the load with your own account there; nothing has been sent yet:");
  terminal.out(command);
}
