import { spawnSync } from "node:child_process";

/** Runs a command in this terminal, and ends the script when that fails. */
export function runCommand(command: string, ...args: readonly string[]): void {
  const { status, error } = spawnSync(command, args, { stdio: "inherit" });
  if (status === 0) return;
  console.error(`Failed to run ${command} ${args.join(" ")}: ${error?.message ?? `exit code ${status}`}.`);
  process.exit(1);
}
