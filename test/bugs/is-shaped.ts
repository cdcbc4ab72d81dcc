/** The check that a careful consumer makes of what it was sent. */
import { parsePayload } from "../../src/payload/index.ts";

/** What a type does not say: how texts look, how long they are, how large numbers and lists are. */
const BEYOND_TYPES: ReadonlySet<string> = new Set(["pattern", "minLength", "maxLength", "minimum", "minItems"]);

/** Whether everything is there and of its type, as a type of TypeScript has it. */
export function isShaped(value: unknown): boolean {
  const parsed = parsePayload(value);
  return parsed.ok || parsed.issues.every(({ keyword }) => BEYOND_TYPES.has(keyword));
}
