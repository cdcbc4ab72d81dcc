/**
 * A payload as a person reads it, with the places marked that set it apart from a plain one. What leads to a mark is shown line
 * by line; all else stands on one line each.
 */
import { isRecord } from "../../base/index.ts";
import type { Difference } from "../../payload/index.ts";
import { pointerTo } from "../../payload/index.ts";
import { brief } from "../difference-lines.ts";
import { cut } from "../visible.ts";
import { markup, type Markup } from "./markup.ts";

/** Of a long list so many items are shown, and those with a mark. */
const SHOWN_ITEMS = 8;

/** Of what has no mark inside so many characters are shown: of a text more than of an object. */
const LONGEST = { text: 240, value: 72 };

type Mark = Difference["kind"];

interface Line {
  readonly depth: number;
  readonly content: Markup;
  readonly mark: Mark | null;
  /** What stands beside a mark. */
  readonly note: string;
}

/** The lines of a JSON value. @param differences - Their pointers lead into the value. */
export function jsonView(value: unknown, differences: readonly Difference[]): Markup {
  const marks = new Map(differences.map((difference) => [difference.pointer, difference]));
  const lines = linesOf({ value, pointer: "", depth: 0, before: markup``, after: "" }, marks);
  return markup`<div class="json">${lines.map(lineMarkup)}</div>`;
}

function lineMarkup({ depth, content, mark, note }: Line): Markup {
  const indent = markup`<span class="indent">${"  ".repeat(depth)}</span>`;
  if (mark === null) return markup`<div class="line">${indent}<span class="what">${content}</span></div>`;
  const beside = note === "" ? null : markup`<span class="note">${note}</span>`;
  return markup`<div class="line is-${mark}">${indent}<mark class="what">${content}</mark>${beside}</div>`;
}

interface Place {
  readonly value: unknown;
  readonly pointer: string;
  readonly depth: number;
  /** The key, if it has one. */
  readonly before: Markup;
  /** The comma, if one follows. */
  readonly after: string;
}

type Marks = ReadonlyMap<string, Difference>;

function linesOf(place: Place, marks: Marks): readonly Line[] {
  const { value, pointer, depth, before, after } = place;
  const difference = marks.get(pointer);
  const own = { depth, mark: difference?.kind ?? null, note: noteOf(difference) };
  const isOpen = depth === 0 || leadsToMark(pointer, marks);
  if (typeof value !== "object" || value === null || !isOpen)
    return [{ ...own, content: markup`${before}${onOneLine(value)}${after}` }];
  const isList = Array.isArray(value);
  const members = Object.entries(value);
  const isShown = ([key]: readonly [string, unknown], index: number): boolean => {
    const at = pointerTo(pointer, key);
    return !isList || index < SHOWN_ITEMS || marks.has(at) || leadsToMark(at, marks);
  };
  const shown = members.filter(isShown);
  const inside = shown.flatMap(([key, child], index) => {
    const at = pointerTo(pointer, key);
    const comma = index === shown.length - 1 ? "" : ",";
    const name = isList ? markup`` : markup`<b class="key">${JSON.stringify(key)}</b>: `;
    return linesOf({ value: child, pointer: at, depth: depth + 1, before: name, after: comma }, marks);
  });
  const more = members.length - shown.length;
  return [
    { ...own, content: markup`${before}${isList ? "[" : "{"}` },
    ...inside,
    ...missingIn(pointer, marks).map((each) => missingLine(each, depth + 1)),
    ...(more === 0 ? [] : [plainLine(depth + 1, markup`<i>… ${more.toLocaleString("en-US")} more</i>`)]),
    plainLine(depth, markup`${isList ? "]" : "}"}${after}`),
  ];
}

function plainLine(depth: number, content: Markup): Line {
  return { depth, content, mark: null, note: "" };
}

/** What a plain payload has and this one has not. */
function missingLine({ pointer, plain }: Extract<Difference, { readonly kind: "missing" }>, depth: number): Line {
  const key = pointer
    .slice(pointer.lastIndexOf("/") + 1)
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");
  const content = markup`<s><b class="key">${JSON.stringify(key)}</b>: ${brief(plain)}</s>`;
  return { depth, content, mark: "missing", note: "missing" };
}

function noteOf(difference: Difference | undefined): string {
  switch (difference?.kind) {
    case "changed":
      return `plain: ${brief(difference.plain)}`;
    case "added":
      return "plain: nothing";
    default:
      return "";
  }
}

function missingIn(parent: string, marks: Marks): readonly Extract<Difference, { readonly kind: "missing" }>[] {
  return [...marks.values()]
    .filter((difference) => difference.kind === "missing")
    .filter(({ pointer }) => pointer.slice(0, pointer.lastIndexOf("/")) === parent);
}

/** Whether a mark is somewhere inside of a value, and not only on it. */
function leadsToMark(pointer: string, marks: Marks): boolean {
  return [...marks.keys()].some((marked) => marked.startsWith(`${pointer}/`));
}

function onOneLine(value: unknown): Markup {
  const text = JSON.stringify(value) ?? "";
  const kind = typeof value === "string" ? "text" : "value";
  const length = markup` <i>(${text.length.toLocaleString("en-US")} characters)</i>`;
  return markup`<span class="${kind}">${cut(text, LONGEST[kind])}</span>${text.length > LONGEST[kind] ? length : null}`;
}

/** Deeper values are no payloads, and too wide when they are indented. */
const DEEPEST = 30;

/**
 * The object in a text, if there is nothing in the text that gets lost when it is read: no key twice, no number that JavaScript
 * can't hold.
 */
export function jsonIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && JSON.stringify(value) === text && !isDeeperThan(DEEPEST, value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((child) => isDeeperThan(levels - 1, child));
}
