/** What a text can stand for in a payload, by its form and by what it is compared with. */
import { isIP } from "node:net";
import { eventNames } from "../../payload/index.ts";
import type { Role } from "./context.ts";
import type { Slot } from "./words.ts";

export interface Meaning {
  readonly slot: Slot;
  readonly value: string;
}

/** A longer text is a message, a query or a document, not what a condition compares with. */
const LONGEST = 300;

const ACTIONS: ReadonlySet<string> = new Set(eventNames.map((name) => name.replace(/^.*:/, "")));
const SCOPES: ReadonlySet<string> = new Set(eventNames.map((name) => name.replace(/:.*$/, "")));
const STATUSES: ReadonlySet<string> = new Set(["open", "closed", "merged", "draft"]);

/** Words of payloads themselves, of HTTP and of JavaScript: they stand in every handler and say nothing about this one. */
const USUAL: ReadonlySet<string> = new Set(
  (
    "model dataset space bucket repo event scope action webhook comment discussion owner author id name type url web api " +
    "private content title hidden status changes base head headSha updatedRefs updatedConfig updatedFiles movedTo ref oldSha " +
    "newSha version num isPullRequest true false null undefined string number boolean object function symbol bigint default " +
    "GET POST PUT PATCH DELETE HEAD OPTIONS utf8 utf-8 hex base64 ascii latin1 sha256 sha1 ok error data message detail " +
    "http https localhost production development test main master __main__ exit close end finish"
  ).split(" "),
);

/** What has such a form is nothing else, unless it is looked for inside a text. */
const DEFINITE: ReadonlySet<Slot> = new Set([
  "repoNames",
  "ids",
  "shas",
  "refs",
  "statuses",
  "events",
  "scopes",
  "actions",
]);

const NAME = /^\w(?:[\w.-]{0,94}\w)?$/;
const REPO_NAME = /^\w[\w.-]{0,95}\/\w[\w.-]{0,95}$/;
const HUB_PATH =
  /^(?:https?:\/\/(?:www\.)?huggingface\.co\/)?(?:(?:models|datasets|spaces|buckets)\/)?(\w[\w.-]*\/\w[\w.-]*)(?:$|[/?#])/;
const MIME_TYPE = /^(?:application|text|image|audio|video|font|multipart|message|model)\/[\w.+-]+$/;
const FILE = /\.(?:[cm]?[jt]sx?|py|go|rb|rs|java|php|json|ya?ml|toml|md|txt|html?|css|sh|lock|log|env|db|sqlite)$/i;

/**
 * All that a text may mean; empty for one that nothing is known about.
 * @param hint - What stands beside it in the source: the name of what it is compared with.
 */
export function meaningsOf(text: string, role: Role, hint: string): readonly Meaning[] {
  const value = text.trim();
  if (value === "" || value.length > LONGEST || !/[\p{L}\p{N}]/u.test(value) || value.includes("\0")) return [];
  if (value.startsWith("/") && /path|url|route/i.test(hint)) return [];
  const form = byForm(value, role);
  const isKnown = form.some(({ slot }) => DEFINITE.has(slot));
  const use = isKnown || (form.length > 0 && role === "other") ? [] : byUse(value, text, role, hint);
  const found = [...form, ...use, ...(isKnown && role === "part" ? [{ slot: "texts", value } as const] : [])];
  const known = new Set<string>();
  return found.filter(({ slot, value: each }) => !known.has(`${slot} ${each}`) && known.add(`${slot} ${each}`));
}

function byForm(value: string, role: Role): readonly Meaning[] {
  const found: Meaning[] = [];
  const add = (slot: Slot, ...values: readonly string[]): void => {
    found.push(...values.map((each) => ({ slot, value: each })));
  };
  if (/^(?:repo|discussion)(?:\.[a-z]\w*)*:[a-z]+$/.test(value)) add("events", value);
  else if (SCOPES.has(value) || /^(?:repo|discussion)(?:\.[a-z]\w*)+$/.test(value)) add("scopes", value);
  if (ACTIONS.has(value)) add("actions", value);
  if (STATUSES.has(value)) add("statuses", value);
  if (/^[0-9a-f]{24}$/.test(value)) add("ids", value);
  if (/^[0-9a-f]{40}$/.test(value)) add("shas", value);
  if (/^refs\/[^\s]+$/.test(value)) add("refs", value);
  add("repoNames", ...repoNameIn(value));
  if (role !== "suffix" && /^[/!][a-z][\w-]*(?:\s[^\n]*)?$/i.test(value)) add("commands", value);
  add("mentions", ...(value.match(/(?<![\w.])@\w[\w-]*(?![\w/.@-])/g) ?? []));
  if (/^v?\d+(?:\.\d+)+(?:[-.]\w+)*$/.test(value) && !isIP(value)) add("tags", value);
  if (/^[a-z_-]{2,20}:[\w.-]+$/.test(value) && !/^(?:node|https?|repo|discussion)/.test(value)) add("tags", value);
  if (/^[A-Za-z][\w -]{0,39}:(?:\s[^\n]*)?$/.test(value)) add("lines", value);
  if (value.includes("```")) add("fences", value);
  if (
    /^\[[^\]\n]{1,40}\]/.test(value) ||
    /^[A-Z][\w /-]{1,20}:$/.test(value) ||
    /^(?:feat|fix|chore|docs)(?:\(.*\))?!?:/.test(value)
  )
    add("titles", value);
  for (const { value: name } of found.filter(({ slot }) => slot === "repoNames"))
    add("namespaces", name.split("/")[0] ?? name);
  return found;
}

function repoNameIn(value: string): readonly string[] {
  if (
    value.startsWith("refs/") ||
    MIME_TYPE.test(value) ||
    FILE.test(value) ||
    /^(?:api|node|src|dist|test|v\d+)\//.test(value)
  )
    return [];
  const name =
    REPO_NAME.test(value) && !/^(?:models|datasets|spaces|buckets)\//.test(value) ? value : value.match(HUB_PATH)?.[1];
  return name === undefined || name.startsWith("api/") || name.startsWith("docs/") ? [] : [name];
}

/** Of a text that could be anything, its use decides; what nothing compares with is left alone. */
function byUse(value: string, text: string, role: Role, hint: string): readonly Meaning[] {
  if (role === "key" && /^[\w-]{2,40}$/.test(value)) {
    const line = { slot: "lines", value: `${value}:` } as const;
    return USUAL.has(value) ? [line] : [{ slot: "texts", value }, line];
  }
  if (role === "other" || USUAL.has(value) || value.length === 1 || FILE.test(value)) return [];
  const all = (...found: readonly Slot[]): readonly Meaning[] => found.map((slot) => ({ slot, value }));
  const isSlug = NAME.test(value) && !/^\d+$/.test(value);
  if (/title|subject/i.test(hint)) return all("titles");
  if (/\bref|branch/i.test(hint) && isSlug) return [{ slot: "refs", value: `refs/heads/${value}` }];
  if (/\btags?\b/i.test(hint)) return all("tags");
  const found: Meaning[] = [];
  if (role !== "suffix" && /^\w[\w.-]*[-_]$/.test(value)) found.push(...all("namePrefixes"));
  if (role !== "prefix" && /^[-_]\w[\w.-]*$/.test(value)) found.push(...all("nameSuffixes"));
  if (/^\w[\w.-]*\/$/.test(value)) found.push({ slot: "namespaces", value: value.slice(0, -1) });
  if (/^\/\w[\w.-]*$/.test(value) && role === "suffix") found.push({ slot: "names", value: value.slice(1) });
  if (isSlug && role === "prefix") found.push(...all("namePrefixes"));
  if (isSlug && role === "suffix") found.push(...all("nameSuffixes"));
  if (isSlug && (role === "whole" || role === "setting")) {
    const isOfPerson = /author|user|sender|owner|namespace|org\b|team|maintainer|by\b/i.test(hint);
    found.push(...all("namespaces"), ...(isOfPerson ? [] : all("names")));
  }
  return [...found, { slot: "texts", value: text.includes("\n") || text.trim() === "" ? value : text }];
}
