/** What is new, as a text that can be sent to others. */
import { printableLine } from "../../base/index.ts";
import type { Drift } from "./novelties.ts";

/** @param version - hubhook's. */
export function driftText({ novelties, payloads, affected, others }: Drift, version: string): string {
  const total = `${payloads} ${payloads === 1 ? "payload" : "payloads"}`;
  const rest =
    others === 0 ? [] : [`${others} ${others === 1 ? "value is no payload" : "values are no payloads"}, and left out.`];
  if (novelties.length === 0)
    return [`Nothing new in ${total}: the schemas of hubhook ${version} know all of it.`, ...rest].join("\n");
  const rows = novelties.map(
    ({ path, about, count }) => [printableLine(path), `${count} ×`, printableLine(about)] as const,
  );
  const [wide, high] = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return [
    `${affected} of ${total} ${affected === 1 ? "has" : "have"} what the schemas of hubhook ${version} do not know:`,
    ...rows.map(([path, count, about]) => `  ${path.padEnd(wide ?? 0)}  ${count.padStart(high ?? 0)}  ${about}`),
    ...rest,
  ].join("\n");
}
