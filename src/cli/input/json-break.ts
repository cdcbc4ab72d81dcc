/**
 * Where a text stops being JSON, and what could have stood there; `JSON.parse` does not always tell.
 * Source of the grammar: RFC 8259.
 */
import { unreachable } from "../../base/index.ts";

export interface JsonBreak {
  /** From 0, in UTF-16 units. */
  readonly offset: number;
  /** What could have come, as in "expected …". */
  readonly expected: string;
  /** What came, as in "got …". */
  readonly received: string;
}

/** The first place where a text is no JSON; undefined if all of it is. Depth is no limit: nothing here recurses. */
export function jsonBreak(text: string): JsonBreak | undefined {
  const closers: string[] = [];
  let turn: Turn = "value";
  for (let token = tokenAt(text, 0); ; token = tokenAt(text, token.end)) {
    if (token.kind === "end" && turn === "after value" && closers.length === 0) return undefined;
    const next = afterToken(turn, token.kind, closers);
    if (next === undefined) return breakAt(text, token, expectedOn(turn, closers.at(-1)));
    turn = next;
  }
}

/** Whose turn it is. */
type Turn = "value" | "first item" | "name" | "first name" | "colon" | "after value";

function afterToken(turn: Turn, kind: TokenKind, closers: string[]): Turn | undefined {
  if (kind === closers.at(-1) && (turn === "after value" || turn === "first item" || turn === "first name")) {
    closers.pop();
    return "after value";
  }
  if (turn === "colon") return kind === ":" ? "value" : undefined;
  if (turn === "name" || turn === "first name") return kind === "string" ? "colon" : undefined;
  if (turn === "after value") {
    if (kind !== "," || closers.length === 0) return undefined;
    return closers.at(-1) === "}" ? "name" : "value";
  }
  if (kind === "string" || kind === "scalar") return "after value";
  if (kind !== "{" && kind !== "[") return undefined;
  closers.push(kind === "{" ? "}" : "]");
  return kind === "{" ? "first name" : "first item";
}

function expectedOn(turn: Turn, closer: string | undefined): string {
  switch (turn) {
    case "value":
      return "a value";
    case "first item":
      return `a value or "]"`;
    case "name":
      return "a property name in double quotes";
    case "first name":
      return `a property name in double quotes, or "}"`;
    case "colon":
      return `":"`;
    case "after value":
      return closer === undefined ? "nothing more" : `"," or "${closer}"`;
    default:
      return unreachable(turn);
  }
}

type TokenKind = "{" | "}" | "[" | "]" | ":" | "," | "string" | "scalar" | "open string" | "wrong" | "end";

interface Token {
  readonly kind: TokenKind;
  readonly offset: number;
  readonly end: number;
}

const SPACE = /[ \t\r\n]*/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;
const STRING_PART = /[^"\\\p{Cc}]+|[\u007F-\u009F]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/uy;

function tokenAt(text: string, from: number): Token {
  const offset = matchEnd(SPACE, text, from) ?? from;
  const first = text[offset];
  if (first === undefined) return { kind: "end", offset, end: offset };
  if (first === '"') return stringAt(text, offset);
  const scalarEnd = matchEnd(SCALAR, text, offset);
  if (scalarEnd !== undefined) return { kind: "scalar", offset, end: scalarEnd };
  return { kind: isMark(first) ? first : "wrong", offset, end: offset + 1 };
}

/** A string that breaks off is an "open string" from the place where it does. */
function stringAt(text: string, offset: number): Token {
  let end = offset + 1;
  for (let next = matchEnd(STRING_PART, text, end); next !== undefined; next = matchEnd(STRING_PART, text, end)) {
    end = next;
  }
  return text[end] === '"' ? { kind: "string", offset, end: end + 1 } : { kind: "open string", offset: end, end };
}

function isMark(first: string): first is "{" | "}" | "[" | "]" | ":" | "," {
  return "{}[]:,".includes(first);
}

function matchEnd(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function breakAt(text: string, { kind, offset }: Token, expected: string): JsonBreak {
  const [character] = text.slice(offset, offset + 2);
  return {
    offset,
    expected: kind === "open string" ? (character === "\\" ? "an escape that JSON has" : "a closing quote") : expected,
    received:
      character === undefined ? "the end" : JSON.stringify(text.slice(offset).match(/^\w{1,20}/)?.[0] ?? character),
  };
}
