/** How to try one failing payload again by what is special about it: the same bytes, in words that a person can edit. */
import { isDeepStrictEqual } from "node:util";
import { checks } from "../checks/index.ts";
import type { Diagnosis } from "../findings/index.ts";
import { eventNameOf, isEventName, type Difference, type Payload } from "../payload/index.ts";
import type { AimOptions } from "./aim-options.ts";
import { payloadOf } from "./payload-of.ts";

/** More than that is not read by anybody. */
const MOST_VALUES = 8;
const LONGEST = 400;

export type ByValue = (
  diagnosis: Pick<Diagnosis, "found" | "kind" | "payload" | "differences">,
) => readonly string[] | null;

/** @returns The words of a command line after its check; `null` when they would not give the same payload. */
export function byValue(options: AimOptions): ByValue {
  return ({ found, kind, payload, differences }) => {
    const check = checks.find(({ id }) => id === found.check);
    if (kind !== "reproducible" || check === undefined || check.trialOf === null || differences === null) return null;
    if (!isPayload(payload)) return null;
    const event = eventNameOf(payload);
    const set = differences.flatMap((difference) => assignmentOf(difference) ?? []);
    if (!isEventName(event) || set.length < differences.length || set.length > MOST_VALUES) return null;
    if (set.join("").length > LONGEST || !isSame(event, set, options, payload)) return null;
    return ["--case", event, ...set.flatMap((assignment) => ["--set", assignment])];
  };
}

function isSame(event: string, set: readonly string[], { watch, domain }: AimOptions, payload: Payload): boolean {
  try {
    return isDeepStrictEqual(payloadOf(event, { watch, domain, set }), payload);
  } catch {
    return false; // values that do not fit one by one
  }
}

/** What is missing can't be set. */
function assignmentOf(difference: Difference): string | null {
  if (difference.kind === "missing") return null;
  const { pointer, value } = difference;
  const keys = pointer.slice(1).split("/");
  const path = keys.every((key) => /^\w+$/.test(key)) ? keys.join(".") : pointer;
  return `${path}=${typeof value === "string" && isPlain(value) ? value : JSON.stringify(value)}`;
}

/** Whether a text is taken as it stands, on one line. */
function isPlain(text: string): boolean {
  if (/[\p{Cc}\u2028\u2029]/u.test(text)) return false;
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}

function isPayload(value: unknown): value is Payload {
  return typeof value === "object" && value !== null && "event" in value && "repo" in value;
}
