/**
 * Who listens on which TCP port, as Linux says it in `/proc` (proc_net_tcp, proc_pid_fd). Elsewhere nobody can say.
 */
import { readdir, readFile, readlink } from "node:fs/promises";

export interface Listener {
  /** The address it is bound to, such as "127.0.0.1", "0.0.0.0" or "::1". */
  readonly host: string;
  readonly port: number;
  readonly processId: number;
  /** The start of its command line, for people. */
  readonly command: string;
  /** Whether it is one of those asked for. */
  readonly isOurs: boolean;
}

/** Processes that a command has started: its group, and whoever left that and still has the mark in its environment. */
export interface Descent {
  readonly group: number | undefined;
  readonly mark: string;
}

/** The listeners of this machine that this user may see; undefined where the system does not say. */
export async function listenersOf({ group, mark }: Descent): Promise<readonly Listener[] | undefined> {
  const sockets = await listeningSockets();
  if (sockets === undefined) return undefined;
  if (sockets.size === 0) return [];
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const listeners = await Promise.all(
    ids.map(async (id): Promise<readonly Listener[]> => {
      const own = await socketsOf(id, sockets);
      if (own.length === 0) return [];
      const isOurs = (await groupOf(id)) === group || (await textOf(`/proc/${id}/environ`)).includes(mark);
      const command = (await textOf(`/proc/${id}/cmdline`)).replaceAll("\0", " ").trim().slice(0, 200);
      return own.map((socket) => ({ ...socket, processId: Number(id), command, isOurs }));
    }),
  );
  return listeners.flat();
}

type Socket = Pick<Listener, "host" | "port">;

/** By inode. */
async function listeningSockets(): Promise<ReadonlyMap<string, Socket> | undefined> {
  if (process.platform !== "linux") return undefined;
  const tables = await Promise.all(["/proc/net/tcp", "/proc/net/tcp6"].map(textOf));
  if (tables.every((table) => table === "")) return undefined;
  const sockets = new Map<string, Socket>();
  for (const line of tables.join("\n").split("\n")) {
    const [, local = "", , state, , , , , , inode = ""] = line.trim().split(/\s+/);
    const [address = "", port = ""] = local.split(":");
    if (state === LISTEN) sockets.set(inode, { host: hostOf(address), port: Number.parseInt(port, 16) });
  }
  return sockets;
}

const LISTEN = "0A";

/** @param address - In hexadecimal digits, each four bytes of it back to front. */
function hostOf(address: string): string {
  const bytes = (address.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).toReversed());
  const ofIpv4 = (four: readonly string[]): string => four.map((byte) => Number.parseInt(byte, 16)).join(".");
  if (bytes.length === 4) return ofIpv4(bytes);
  const text = bytes.join("").toLowerCase();
  if (/^0{32}$/.test(text)) return "::";
  if (/^0{31}1$/.test(text)) return "::1";
  if (/^0{20}ffff/.test(text)) return ofIpv4(bytes.slice(12));
  return (text.match(/.{4}/g) ?? []).join(":");
}

async function socketsOf(processId: string, sockets: ReadonlyMap<string, Socket>): Promise<readonly Socket[]> {
  const folder = `/proc/${processId}/fd`;
  const names = await readdir(folder).catch(() => []); // somebody else's, or gone
  const targets = await Promise.all(names.map((name) => readlink(`${folder}/${name}`).catch(() => "")));
  return targets.flatMap((target) => sockets.get(/^socket:\[(\d+)\]$/.exec(target)?.[1] ?? "") ?? []);
}

async function groupOf(processId: string): Promise<number> {
  const stat = await textOf(`/proc/${processId}/stat`);
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2]);
}

async function textOf(file: string): Promise<string> {
  return await readFile(file, "utf8").catch(() => "");
}
