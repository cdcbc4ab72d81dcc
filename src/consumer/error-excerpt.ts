/** What of a program's output tells why it failed: from the error on, without the colours of terminals. */
import { stripVTControlCharacters } from "node:util";

/** How many lines of a stack are kept. */
const STACK_LINES = 12;

/** @returns The whole text where no error is to be seen. */
export function errorExcerpt(text: string): string {
  const plain = stripVTControlCharacters(text).replaceAll("\r", "").trimEnd();
  return pythonTraceback(plain) ?? goPanic(plain) ?? nodeError(plain) ?? plain;
}

/** The last one, with its innermost frames: those are the app's, more often than the outer ones. */
function pythonTraceback(text: string): string | undefined {
  const title = "Traceback (most recent call last):";
  const at = text.lastIndexOf(title);
  if (at === -1) return undefined;
  const lines = text.slice(at).split("\n");
  const end = lines.findIndex(
    (line, index) => index > 0 && /^\S/.test(line.replace(/^[ |+]{0,4}/, "")) && !line.startsWith(" "),
  );
  const frames = end === -1 ? lines.slice(1) : lines.slice(1, end);
  const rest = end === -1 ? [] : lines.slice(end, end + STACK_LINES);
  const inner = frames.slice(-STACK_LINES);
  const from = inner.findIndex((line) => /^\s+File /.test(line));
  const skipped = inner.length < frames.length ? ["  …"] : [];
  return [title, ...skipped, ...inner.slice(Math.max(from, 0)), ...rest].join("\n");
}

/** The message, and the goroutine that panicked; the others only waited. */
function goPanic(text: string): string | undefined {
  const at = text.search(/^(?:panic|fatal error): /m);
  if (at === -1) return undefined;
  const [message = "", first = ""] = text.slice(at).split(/\n(?=goroutine \d+ \[)/);
  return `${message}\n${first}`.trimEnd();
}

/** From the line that names the last error on. */
function nodeError(text: string): string | undefined {
  const lines = text.split("\n");
  const isStart = (line: string): boolean =>
    /^(?:Uncaught )?(?:\w+\.)*\w*(?:Error|Exception)\b(?: \[\w+\])?:/.test(line);
  const at = lines.findLastIndex((line, index) => isStart(line) && /^\s+at /.test(lines[index + 1] ?? ""));
  return at === -1 ? undefined : lines.slice(at, at + STACK_LINES).join("\n");
}
