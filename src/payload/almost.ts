/** What is almost a payload: one inside of something else, one of an old version, one with names that are nearly right. */
import type { Issue } from "./issue.ts";
import { keysOf, pointerTo, valueAt } from "./pointer.ts";

/** How deep a payload is looked for inside of something else, and among how many values. */
const DEEP = 4;
const MANY = 1_000;

/** A payload that something else holds: where, and whether it stands there as text. */
interface Held {
  readonly pointer: string;
  readonly isText: boolean;
  readonly payload: unknown;
}

/**
 * Why a value is no event at all, where that can be said in one sentence: it holds a payload, as the logs of gateways and
 * request bins do, or is one of a version that the Hub has retired (hub docs, webhooks, 2026-09).
 */
export function almostPayload(value: unknown): Issue | undefined {
  const event = valueAt(value, "/event");
  if (typeof event === "string") return oldVersion(value, event);
  if (isEvent(event)) return undefined;
  const held = heldIn(value);
  if (held === undefined) return undefined;
  const where = held.pointer === "" ? "" : ` at ${held.pointer}`;
  const how = held.isText ? ", as text: parse that" : ": take that";
  return { path: "", keyword: "envelope", expected: "a payload", received: `something that holds one${where}${how}` };
}

/** The payload that a value is, or that it holds, such as a recorded delivery; undefined if there is none. */
export function heldPayload(value: unknown): unknown {
  return heldIn(value)?.payload;
}

function oldVersion(value: unknown, event: string): Issue | undefined {
  const version = valueAt(value, "/scope") === undefined ? (valueAt(value, "/domain") === undefined ? 0 : 1) : 2;
  if (version === 0) return undefined;
  return {
    path: "/event",
    keyword: "version",
    expected: "an object with scope and action, as in version 3 of the payload",
    received: `${JSON.stringify(event.slice(0, 60))}, as in version ${version}, which the Hub has retired`,
  };
}

function isEvent(event: unknown): boolean {
  return typeof valueAt(event, "/scope") === "string" && typeof valueAt(event, "/action") === "string";
}

/** The first payload inside of a value, from the outside in. */
function heldIn(value: unknown): Held | undefined {
  const places: (Omit<Held, "payload"> & { readonly inner: unknown; readonly depth: number })[] = [
    { pointer: "", isText: false, inner: value, depth: 0 },
  ];
  for (const { pointer, isText, inner, depth } of places) {
    if (isEvent(valueAt(inner, "/event")) && valueAt(inner, "/repo") !== undefined)
      return { pointer, isText, payload: inner };
    if (places.length > MANY || depth > DEEP) continue;
    if (typeof inner === "string") {
      const parsed = isText ? undefined : parsedObject(inner);
      if (parsed !== undefined) places.push({ pointer, isText: true, inner: parsed, depth: depth + 1 });
    } else if (typeof inner === "object" && inner !== null && !isText) {
      for (const [key, child] of Object.entries(inner).slice(0, MANY))
        places.push({ pointer: pointerTo(pointer, key), isText, inner: child, depth: depth + 1 });
    }
  }
  return undefined;
}

function parsedObject(text: string): unknown {
  if (!/^\s*\{/.test(text) || !text.includes('"event"')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What properties are called elsewhere: in older versions, in other APIs of the Hub, in Git. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  owner: ["author", "authorId", "ownerId", "namespace"],
  headSha: ["headRevision", "sha", "revision", "head"],
  author: ["user", "authorId"],
  content: ["body", "text", "comment"],
  num: ["number"],
  isPullRequest: ["pullRequest"],
  updatedRefs: ["refs"],
};

/** The property of an object that was probably meant by a name that it lacks. */
export function nearName(value: unknown, pointer: string): string | undefined {
  const name = keysOf(pointer).at(-1);
  const around = valueAt(value, pointer.slice(0, pointer.lastIndexOf("/")));
  if (name === undefined || typeof around !== "object" || around === null) return undefined;
  const plain = (text: string): string => text.replaceAll(/[_-]/g, "").toLowerCase();
  const meant = new Set([name, ...(OTHER_NAMES[name] ?? [])].map(plain));
  return Object.keys(around).find((key) => meant.has(plain(key)));
}
