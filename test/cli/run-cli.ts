/** Runs a command in this process, with a terminal made of strings. */
import { posixShell } from "../../src/base/index.ts";
import { run } from "../../src/cli/run.ts";
import { wantsColour, type Environment, type Terminal } from "../../src/cli/terminal.ts";

export interface CliWorld {
  /** What is piped in, in the pieces it comes in. Default: a person sits at the keyboard and types nothing. */
  readonly stdin?: readonly string[];
  readonly env?: Environment;
  readonly cwd?: string;
  /** Whether a person reads the results. Default: false. */
  readonly isTty?: boolean;
  /** When the command is asked to end, by SIGTERM. Default: never. */
  readonly stopped?: Promise<void>;
  /** Parts of the terminal to replace. */
  readonly terminal?: Partial<Terminal>;
}

export interface CliOutcome {
  readonly code: number | undefined;
  /** The results, line by line. */
  readonly out: readonly string[];
  /** All advice, as one text. */
  readonly err: string;
}

export async function runCli(args: readonly string[], world: CliWorld = {}): Promise<CliOutcome> {
  const {
    stdin,
    env = {},
    cwd = import.meta.dirname,
    isTty = false,
    stopped = new Promise<void>(() => undefined),
  } = world;
  let code: number | undefined;
  let out = "";
  let err = "";
  await run(args, {
    out: (text) => void (out += `${text}\n`),
    async outLines(lines) {
      for await (const line of lines) out += `${line}\n`;
    },
    err: (text) => void (err += `${text}\n`),
    command: (text, to) => void (to === "out" ? (out += `${text}\n`) : (err += `${text}\n`)),
    progress: () => undefined,
    isTty,
    errIsTty: isTty,
    columns: 80,
    colour: wantsColour(env, isTty),
    stdin: {
      isTty: stdin === undefined,
      async *chunks() {
        yield* stdin ?? [];
      },
    },
    env,
    shell: posixShell,
    cwd,
    untilStopped: () => stopped.then(() => "SIGTERM" as const),
    exitWith: (wanted) => void (code = wanted),
    end: async () => undefined,
    ...world.terminal,
  });
  return { code, out: out.split("\n").slice(0, -1), err };
}
