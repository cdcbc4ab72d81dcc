/** How much memory the processes of a group hold, as Linux says it in `/proc` (proc_pid_stat, proc_pid_statm). */
import { readdir, readFile } from "node:fs/promises";

/** What a page of memory has, in bytes, on the machines that Node.js runs on but for a few ARM kernels. */
const PAGE_BYTES = 4_096;

/** @returns In bytes; `null` where the system does not say. */
export async function residentMemory(group: number): Promise<number | null> {
  if (process.platform !== "linux") return null;
  const ids = await readdir("/proc").catch(() => []);
  const own = await Promise.all(ids.filter((id) => /^\d+$/.test(id)).map(async (id) => await pagesOf(id, group)));
  const pages = own.reduce((sum, each) => sum + each, 0);
  return pages === 0 ? null : pages * PAGE_BYTES;
}

/** Zero for a process of another group, and for one that has ended meanwhile. */
async function pagesOf(id: string, group: number): Promise<number> {
  const stat = await readFile(`/proc/${id}/stat`, "latin1").catch(() => "");
  const [, , processGroup] = stat.slice(stat.lastIndexOf(")") + 2).split(" "); // a name may hold spaces
  if (processGroup !== String(group)) return 0;
  const [, resident = "0"] = (await readFile(`/proc/${id}/statm`, "latin1").catch(() => "")).split(" ");
  return Number(resident);
}
