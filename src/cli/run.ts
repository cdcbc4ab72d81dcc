/** From arguments to an exit code: the one place where commands are listed and their errors told. */
import { Command, CommanderError, Help, Option } from "commander";
import { HubhookError, maskedUrl, messageOf, printable } from "../base/index.ts";
import { fuzzCommand } from "./commands/fuzz.ts";
import { initCommand } from "./commands/init.ts";
import { loadCommand } from "./commands/load.ts";
import { mergeCommand } from "./commands/merge.ts";
import { recordCommand } from "./commands/record.ts";
import { replayCommand } from "./commands/replay.ts";
import { sampleCommand } from "./commands/sample.ts";
import { serveCommand } from "./commands/serve.ts";
import { triggerCommand } from "./commands/trigger.ts";
import { typesCommand } from "./commands/types.ts";
import { validateCommand } from "./commands/validate.ts";
import { wordsCommand } from "./commands/words.ts";
import { EXIT, exitCodeFor } from "./exit.ts";
import type { Terminal } from "./terminal.ts";
import { ownVersion } from "./version.ts";

/** In the order of the help. Each declares its options at once and loads what it needs when it runs. */
const COMMANDS = [
  fuzzCommand,
  initCommand,
  mergeCommand,
  loadCommand,
  triggerCommand,
  serveCommand,
  recordCommand,
  replayCommand,
  typesCommand,
  validateCommand,
  sampleCommand,
  wordsCommand,
];

/**
 * Runs one command. Never rejects: an error becomes a line of advice and an exit code.
 * @param args - The arguments after `hubhook`.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  try {
    await programFor(terminal).parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) terminal.err(`error: ${printable(maskedUrl(toldTo(terminal, error)))}`); // Commander has told its own
    terminal.exitWith(exitCodeFor(error));
  }
}

function programFor(terminal: Terminal): Command {
  const program = new Command("hubhook")
    .description("Test harness and payload simulator for Hugging Face Hub webhooks")
    .version(ownVersion())
    .helpCommand(false)
    .exitOverride()
    .showHelpAfterError("Run it with --help to see what it takes.")
    .configureOutput({
      writeOut: (text) => terminal.out(text.replace(/\n$/, "")),
      writeErr: (text) => terminal.err(printable(maskedUrl(text.replace(/\n$/, "")))),
      getOutHelpWidth: () => terminal.columns,
      getErrHelpWidth: () => terminal.columns,
      getOutHasColors: () => terminal.colour,
      getErrHasColors: () => false,
    })
    .configureHelp({ optionDescription: describedOption })
    .addHelpText("after", EXIT_CODES);
  for (const command of COMMANDS) program.addCommand(command(terminal).copyInheritedSettings(program));
  return program;
}

/** As Commander describes it, but that nothing by default goes without saying. */
function describedOption(option: Option): string {
  const isNothing = Array.isArray(option.defaultValue) && option.defaultValue.length === 0;
  return new Help().optionDescription(
    isNothing ? Object.assign(new Option(option.flags), { ...option, defaultValue: undefined }) : option,
  );
}

const EXIT_CODES = `
Exit codes:
  ${EXIT.ok}  all is well
  ${EXIT.failures}  failures or issues were found
  ${EXIT.usage}  the command was called wrongly
  ${EXIT.unable}  hubhook could not do its work`;

function toldTo(terminal: Terminal, error: unknown): string {
  if (terminal.env["HUBHOOK_DEBUG"] && error instanceof Error) return error.stack ?? error.message;
  if (error instanceof HubhookError) return error.message;
  return `${messageOf(error)}\nThis is a bug in hubhook. Set HUBHOOK_DEBUG=1 to see where it happened.`;
}
