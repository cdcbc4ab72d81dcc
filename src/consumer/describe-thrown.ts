/**
 * What a consumer threw, in one line that leads to the place: name, message, and the first frame of the stack.
 */
import { messageOf } from "../base/index.ts";

/** @example "TypeError: Cannot read properties of undefined (reading 'name') at handle (/app/bot.ts:12:9)" */
export function describeThrown(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `threw ${messageOf(thrown)}`;
  const frame = /^ +(at .*)$/m.exec(thrown.stack ?? "")?.[1];
  const text = `${thrown.name}: ${thrown.message}`;
  return withoutLoadMarks(frame === undefined ? text : `${text} ${frame}`);
}

/** A text in which the addresses of modules are as their author knows them. */
export function withoutLoadMarks(text: string): string {
  return text.includes("namespace=") ? text.replaceAll(LOAD_MARK, "") : text;
}

/** What tsx adds to the address of a module, so that each load of it is one of its own. */
const LOAD_MARK = /\?(?:tsx-)?namespace=[\w-]+/g;
