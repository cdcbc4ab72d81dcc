/** `--fail "rate-limited 10% POST /api/.*"`: a fault of the Hub in words. */
import { UsageError } from "../base/index.ts";
import { hubFaultKinds, type HubFault, type HubFaultKind } from "../hub/index.ts";
import { nearest } from "./nearest.ts";

/**
 * @param words - What goes wrong; how often, if not always; and for which calls, if not for all: those of a method whose path
 * starts with what the regular expression matches.
 * @throws UsageError that says which word is wrong.
 */
export function faultIn(words: string): HubFault {
  const [kind = "", ...rest] = words.trim().split(/\s+/);
  const share = rest[0]?.endsWith("%") === true ? rest[0] : undefined;
  const calls = share === undefined ? rest : rest.slice(1);
  return {
    kind: kindIn(words, kind),
    ...(share !== undefined && { share: shareIn(words, share) }),
    ...(calls.length > 0 && { calls: callsIn(words, calls) }),
  };
}

function kindIn(words: string, word: string): HubFaultKind {
  const known = hubFaultKinds.find((kind) => kind === word);
  if (known !== undefined) return known;
  const [close = ""] = nearest(word, hubFaultKinds);
  fail(words, `"${word}" is no fault`, `Did you mean ${close}? There are ${hubFaultKinds.join(", ")}`);
}

function shareIn(words: string, word: string): number {
  const percent = Number(word.slice(0, -1));
  if (percent > 0 && percent <= 100) return percent / 100;
  fail(words, `"${word}" is no share`, "Write one above 0% and up to 100%, as in 12.5%");
}

function callsIn(words: string, [method = "", path = "", ...more]: readonly string[]): RegExp {
  if (!/^[A-Z]+$/.test(method) || !path.startsWith("/") || more.length > 0) {
    const calls = [method, path, ...more].filter((word) => word !== "").join(" ");
    fail(
      words,
      `"${calls}" names no calls`,
      "Write a method and the path from its slash on, as in POST /api/.*/comment",
    );
  }
  try {
    return new RegExp(`^${method} ${path}`);
  } catch {
    fail(words, `"${path}" is no regular expression`, "Put a backslash before what it should not mean");
  }
}

function fail(words: string, why: string, advice: string): never {
  throw new UsageError(`Failed to read --fail "${words}": ${why}. ${advice}.`);
}
