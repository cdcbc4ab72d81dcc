/** Where a reference of the schemas leads. */
import { definitions, valueAt } from "../../payload/index.ts";

const known = new Map<string, unknown>();

export function resolved(ref: string): unknown {
  const found = known.get(ref) ?? valueAt({ $defs: definitions }, decodeURIComponent(ref.slice(1)));
  known.set(ref, found);
  return found;
}
