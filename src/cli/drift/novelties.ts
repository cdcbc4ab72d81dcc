/**
 * What real payloads have that the schemas do not know, summed up: where, what kind of thing, how often. Nothing of what a
 * payload says is kept but names, types and the choices that are new, unless it is asked for.
 */
import { brief, heldPayload, parsePayload, shapeFor, valueAt, type Issue } from "../../payload/index.ts";
import { schemaPlace, type SchemaPlace } from "./schema-place.ts";

export interface Novelty {
  /** JSON pointer, with `*` for the index of an item. */
  readonly path: string;
  /** What is new, as "a new property, a text". */
  readonly about: string;
  /** The JSON Schema keyword that is broken. */
  readonly keyword: string;
  /** The type of what came, as JSON Schema names it. */
  readonly type: string;
  /** The new choice; undefined for a text that does not look like a name. */
  readonly choice: string | undefined;
  /** Where the schemas would have to change; undefined where a new file is needed. */
  readonly place: SchemaPlace | undefined;
  /** In how many payloads. */
  count: number;
}

export interface Drift {
  /** All of them, the most frequent first. */
  readonly novelties: readonly Novelty[];
  readonly payloads: number;
  /** How many payloads have something new. */
  readonly affected: number;
  /** How many values were no payloads at all. */
  readonly others: number;
}

export interface DriftOptions {
  /** Whether values are shown that are no names. Default: false. */
  readonly showsValues?: boolean;
}

/** What a choice looks like that may be shown: a name of the Hub's own, not a text of its users. */
const NAME = /^[A-Za-z][\w.:-]{0,39}$/;

/** Sums up payloads, each given to `add`; an envelope around one is taken off. */
export function driftCounter({ showsValues = false }: DriftOptions = {}): {
  add(value: unknown): void;
  result(): Drift;
} {
  const known = new Map<string, Novelty>();
  let [payloads, affected, others] = [0, 0, 0];
  return {
    add(value) {
      const payload = heldPayload(value);
      if (payload === undefined) {
        others += 1;
        return;
      }
      payloads += 1;
      const issues = issuesIn(payload);
      if (issues.length === 0) return;
      affected += 1;
      const seen = new Set<string>();
      for (const issue of issues) {
        const novelty = noveltyOf(issue, payload, showsValues);
        const key = `${novelty.path} ${novelty.about}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const before = known.get(key);
        if (before === undefined) known.set(key, novelty);
        else before.count += 1;
      }
    },
    result: () => ({
      novelties: [...known.values()].toSorted((a, b) => b.count - a.count || a.path.localeCompare(b.path)),
      payloads,
      affected,
      others,
    }),
  };
}

/** A kind of repo that is new keeps a parser from looking at the rest of it: that is looked at as of a known one. */
function issuesIn(payload: unknown): readonly Issue[] {
  const parsed = parsePayload(payload, { strict: true });
  if (parsed.ok) return [];
  if (!parsed.issues.some(({ path, keyword }) => path === "/repo/type" && keyword === "enum")) return parsed.issues;
  const known = structuredClone(payload);
  Object.assign(Object(valueAt(known, "/repo")), { type: "model" });
  const rest = parsePayload(known, { strict: true });
  const others = rest.ok ? [] : rest.issues.filter(({ path }) => parsed.issues.every((issue) => issue.path !== path));
  return [...parsed.issues, ...others];
}

function noveltyOf({ path, keyword, received }: Issue, payload: unknown, showsValues: boolean): Novelty {
  const value = path === "/event" ? received.split(" ")[0] : valueAt(payload, path);
  const choice = keyword === "enum" || keyword === "const" ? choiceIn(value, showsValues) : undefined;
  const type = typeOf(value);
  const isPlain = value !== undefined && (typeof value !== "object" || value === null);
  const said = showsValues && choice === undefined && isPlain ? `: ${brief(value)}` : "";
  const about = `${aboutOf(keyword, path, choice, type, value)}${said}`;
  return {
    path: path.replaceAll(/\/\d+(?=\/|$)/g, "/*"),
    about,
    keyword,
    type,
    choice,
    place: placeIn(payload, path, keyword),
    count: 1,
  };
}

function aboutOf(keyword: string, path: string, choice: string | undefined, type: string, value: unknown): string {
  if (path === "/event" || path === "/event/action" || path === "/event/scope") return `a new event, ${choice ?? type}`;
  switch (keyword) {
    case "additionalProperties":
      return `a new property, ${type}`;
    case "required":
      return "a property that is missing";
    case "enum":
    case "const":
      return choice === undefined ? `another value, ${type}` : `a new value, ${choice}`;
    case "type":
      return `another type, ${type}`;
    default: {
      const length = typeof value === "string" ? ` of ${value.length} characters` : "";
      return `another form (${keyword}), ${type}${length}`;
    }
  }
}

function choiceIn(value: unknown, showsValues: boolean): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && (showsValues || NAME.test(value)) ? JSON.stringify(value) : undefined;
}

function placeIn(payload: unknown, path: string, keyword: string): SchemaPlace | undefined {
  const name = `${String(valueAt(payload, "/event/scope"))}:${String(valueAt(payload, "/event/action"))}`;
  const shape = shapeFor(name, valueAt(payload, "/repo/type"));
  if (shape === undefined || path.startsWith("/event")) return undefined;
  const isAboutParent = keyword === "additionalProperties" || keyword === "required";
  return schemaPlace(shape, payload, isAboutParent ? path.slice(0, path.lastIndexOf("/")) : path);
}

function typeOf(value: unknown): string {
  if (value === undefined) return "nothing";
  return value === null ? "null" : Array.isArray(value) ? "array" : Number.isInteger(value) ? "integer" : typeof value;
}
