/**
 * `--set path=value`: a payload with some of its values set by hand. Only places that the schemas know can be set, to
 * values that they allow; urls follow what they are made of.
 */
import { UsageError } from "../base/index.ts";
import {
  formatIssue,
  keysOf,
  parsePayload,
  pointerTo,
  refreshUrls,
  type Issue,
  type Payload,
} from "../payload/index.ts";

/**
 * A copy of a payload with values set.
 * @param assignments - Such as `discussion.title=Hello` or `/comment/hidden=true`. A value that reads as JSON and fits as
 * such is taken as JSON, any other as text.
 * @throws UsageError when a path is not in the schema, or a value is not allowed there.
 */
export function withValues(payload: Payload, assignments: readonly string[]): Payload {
  const copy = structuredClone(payload);
  const set = new Set<string>();
  for (const assignment of assignments) {
    const [path, value] = split(assignment);
    assign(copy, path, value, assignment);
    set.add(path);
  }
  refreshUrls(copy, (pointer) => [...set].some((path) => path.startsWith(pointer)));
  return checked(copy, assignments);
}

/** @returns A JSON pointer, and the text behind the first equals sign. */
function split(assignment: string): readonly [path: string, value: string] {
  const at = assignment.indexOf("=");
  const path = assignment.slice(0, at);
  if (at < 1)
    throw new UsageError(
      `Failed to set "${assignment}": it has no equals sign. Write path=value, as in repo.private=true.`,
    );
  const pointer = path.startsWith("/") ? path : path.split(".").reduce((parent, key) => pointerTo(parent, key), "");
  return [pointer, assignment.slice(at + 1)];
}

function assign(payload: Payload, path: string, text: string, assignment: string): void {
  const keys = keysOf(path);
  const last = keys.at(-1) ?? "";
  let parent: unknown = payload;
  for (const key of keys.slice(0, -1)) parent = childOf(parent, key);
  if (typeof parent !== "object" || parent === null) {
    throw new UsageError(
      `Failed to set "${assignment}": the payload has nothing at ${path.slice(0, path.lastIndexOf("/"))}. Look at it with "hubhook sample".`,
    );
  }
  const before = parsePayload(payload, { strict: true });
  const known = before.ok ? [] : before.issues.map(formatIssue);
  const candidates = [...asJson(text), text];
  for (const candidate of candidates) {
    Reflect.set(parent, last, candidate);
    if (newIssues(payload, known).every((issue) => !issue.path.startsWith(path))) return;
  }
  const [issue] = newIssues(payload, known).filter((found) => found.path.startsWith(path));
  throw new UsageError(
    `Failed to set "${assignment}": ${issue === undefined ? "it does not fit" : formatIssue(issue)}. Look at a payload with "hubhook sample".`,
  );
}

function childOf(parent: unknown, key: string): unknown {
  return typeof parent === "object" && parent !== null && Object.hasOwn(parent, key)
    ? Reflect.get(parent, key)
    : undefined;
}

function newIssues(payload: Payload, known: readonly string[]): readonly Issue[] {
  const parsed = parsePayload(payload, { strict: true });
  return parsed.ok ? [] : parsed.issues.filter((issue) => !known.includes(formatIssue(issue)));
}

function asJson(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

/** Values that fit alone can still contradict each other, such as a hidden comment with a content. */
function checked(payload: Payload, assignments: readonly string[]): Payload {
  const parsed = parsePayload(payload, { strict: true });
  if (parsed.ok) return payload;
  throw new UsageError(
    `Failed to set ${assignments.map((assignment) => `"${assignment}"`).join(", ")}: then the payload is none that the Hub sends ` +
      `(${parsed.issues.map(formatIssue).join("; ")}). Set what belongs together, or start from an edge case with --edge.`,
  );
}
