/** From lines to what was recorded: NDJSON, as `hubhook record` writes it. */
import { parsedJson, UsageError } from "../../base/index.ts";
import { recordedIn, type Recorded } from "../../server/index.ts";

/** @throws UsageError that names the first line that is no record, or says that there is none at all. */
export async function recordsIn(lines: AsyncIterable<string>): Promise<readonly Recorded[]> {
  const records: Recorded[] = [];
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === "") continue;
    const record = recordedIn(parsedJson(line));
    if (record === undefined) {
      throw new UsageError(
        `Failed to replay: line ${number} is no delivery as "hubhook record" keeps it, with "at", "headers" and "payload". ` +
          `Record deliveries with "hubhook record --out FILE"; nothing was sent.`,
      );
    }
    records.push(record);
  }
  if (records.length > 0) return records;
  throw new UsageError('Failed to replay: there is no delivery in the input. Record some with "hubhook record".');
}
