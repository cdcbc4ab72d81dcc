/**
 * Agents in the processes of a consumer: each says what has run in its process since it was asked last. They come by the
 * environment, and are nothing to a program that does not look at it.
 */
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createServer, type Socket } from "node:net";
import { delimiter, dirname, extname, relative } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { isRecord, parsedJson } from "../../base/index.ts";
import { together, type Branch, type Reach } from "../branches/index.ts";

export interface Agents {
  /** What a child needs in its environment, on top of what it has. */
  readonly env: Readonly<Record<string, string>>;
  /** The names of what ran since the last time that it was asked, in all processes together. */
  take(): Promise<ReadonlySet<string>>;
  /** Which share of all that is known has ever run, from 0 to 1. */
  share(): number;
  /** What was reached until now; `null` if no process has an agent. */
  reach(): Reach | null;
  close(): void;
}

/** In the sources, modules are TypeScript; in the package they are JavaScript. */
const NODE_AGENT = new URL(`node-agent${extname(import.meta.url)}`, import.meta.url);
const PYTHON_FOLDER = dirname(fileURLToPath(new URL("sitecustomize.py", import.meta.url)));

/** How long an agent may take to answer, in milliseconds. */
const ANSWER_MS = 2_000;

/**
 * @param root - The folder of the consumer's own files.
 * @param own - The environment that the children have besides.
 */
export async function openAgents(root: string, own: Readonly<Record<string, string | undefined>>): Promise<Agents> {
  const token = randomUUID();
  const lines = new Map<Socket, (line: string) => void>();
  const python = new Map<string, Map<number, boolean>>();
  const ran = new Set<string>();
  let node: Reach = [];
  const server = createServer((socket) => {
    socket.unref();
    socket.on("error", () => socket.destroy());
    let isKnown = false;
    createInterface({ input: socket })
      .on("line", (line) => {
        if (isKnown) lines.get(socket)?.(line);
        else if (line === token) {
          isKnown = true;
          lines.set(socket, () => undefined);
        } else socket.destroy();
      })
      .on("error", () => undefined);
    socket.on("close", () => {
      lines.get(socket)?.("{}");
      lines.delete(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const ask = async (socket: Socket): Promise<string> => {
    const answer = new Promise<string>((resolve) => lines.set(socket, resolve));
    socket.write("take\n");
    return await Promise.race([answer, pause(ANSWER_MS, "{}", { ref: false })]);
  };
  const learn = (answer: Readonly<Record<string, unknown>>): readonly string[] => {
    if (Array.isArray(answer["reach"])) node = together(node, answer["reach"]);
    for (const [file, known] of Object.entries(Object(answer["files"]))) {
      const own = python.get(file) ?? new Map<number, boolean>();
      python.set(file, own);
      for (const line of Array.isArray(known) ? known : []) if (!own.has(line)) own.set(line, false);
    }
    const taken: readonly unknown[] = Array.isArray(answer["ran"]) ? answer["ran"] : [];
    return taken.map((one) => {
      if (!Array.isArray(one)) return String(one);
      const [file, line] = one;
      python.get(file)?.set(line, true);
      return `${file}:${line}`;
    });
  };
  return {
    env: {
      HUBHOOK_REACH: `${port} ${token} ${root}`,
      PYTHONPATH: [PYTHON_FOLDER, own["PYTHONPATH"]]
        .filter((path) => path !== undefined && path !== "")
        .join(delimiter),
      ...(takesImports(root, own) && {
        NODE_OPTIONS: `${own["NODE_OPTIONS"] ?? ""} --import ${NODE_AGENT.href}`.trim(),
      }),
    },
    async take() {
      const answers = await Promise.all([...lines.keys()].map(ask));
      const taken = new Set(
        answers.flatMap((line) => {
          const answer = parsedJson(line);
          return isRecord(answer) ? learn(answer) : [];
        }),
      );
      for (const name of taken) ran.add(name);
      return taken;
    },
    share() {
      const all = reachOf().flatMap(({ branches }) => branches);
      return all.length === 0 ? 0 : all.filter(({ hasRun }) => hasRun).length / all.length;
    },
    reach: () => (reachOf().length === 0 ? null : reachOf()),
    close() {
      for (const socket of lines.keys()) socket.destroy();
      server.close();
    },
  };

  function reachOf(): Reach {
    const files = [...python].map(([file, own]) => ({ path: relative(root, file), branches: linesAsBranches(own) }));
    return together(node, files);
  }
}

/** Whether the Node.js that a command would find can be given a module to import: one that can't would not even start. */
function takesImports(cwd: string, env: Readonly<Record<string, string | undefined>>): boolean {
  const { stdout, error } = spawnSync("node", ["--version"], { cwd, env, encoding: "utf8" });
  const [major = 0, minor = 0] =
    /^v(\d+)\.(\d+)/
      .exec(error === undefined ? stdout : "")
      ?.slice(1)
      .map(Number) ?? [];
  return NODE_AGENT.href.endsWith(".ts") ? major >= 24 : major > 20 || (major === 20 && minor >= 6);
}

/** Of Python, lines are known: each counts as a branch of its own. */
function linesAsBranches(lines: ReadonlyMap<number, boolean>): readonly Branch[] {
  return [...lines].map(([line, hasRun]) => ({ line, column: 1, endLine: line, endColumn: 1, hasRun }));
}
