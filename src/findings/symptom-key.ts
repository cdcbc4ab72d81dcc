/** What the consumer did, as a text to compare: the kind of failure, the status, and the place in its code if it shows it. */
import type { Failure } from "../checks/index.ts";
import type { Difference } from "../payload/index.ts";

/** @example "failed 500 app.ts:12:9" */
export function symptomKeyOf({ symptom, happened, exchange, state = [] }: Failure): string {
  if (symptom === "diverged") return keyOf(symptom, placeIn(state));
  if (symptom === "gone") return keyOf(symptom, "", codePlaceIn(happened)); // whether it answered before is a matter of time
  return exchange.kind === "answered"
    ? keyOf(symptom, String(exchange.status), codePlaceIn(exchange.body))
    : keyOf(symptom, exchange.reason, codePlaceIn(exchange.detail));
}

/** The same, with a place that was found elsewhere, such as in what the consumer wrote to stderr. */
export function withCodePlace(key: string, text: string | null): string {
  const place = text === null ? "" : codePlaceIn(text);
  return hasCodePlace(key) || place === "" ? key : `${key} ${place}`;
}

/** Whether a key names a place in the consumer's code. */
export function hasCodePlace(key: string): boolean {
  return key.endsWith(` ${OVERFLOW}`) || codePlaceIn(key) !== "";
}

/** How deep into a state a place sets one bug apart from another. */
const DEPTH = 2;

/** The first place that differs, as far as it is the same from run to run: what looks like data stands for any of it. */
function placeIn([first]: readonly Difference[]): string {
  const keys = first === undefined ? [] : first.pointer.split("/").slice(1, DEPTH + 1);
  return keys.map((key) => (/^[A-Za-z_]\w*$/.test(key) ? key : "*")).join("/");
}

function keyOf(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}

/** Stands for the place where a stack is full: that is another one each time. */
const OVERFLOW = "overflow";

const NODE_FRAME = /([\w.-]+\.[cm]?[jt]sx?:\d+:\d+)/;
const PYTHON_FRAME = /File \\?"([^"\\]+)\\?", line (\d+)/g;

/** Python files that are not the consumer's own. */
const LIBRARY = /site-packages|dist-packages|\/lib\/python|<frozen/;

/**
 * The stack frame of a text that says most, as Node.js and Python write them: Node.js's first, Python's last one outside of
 * libraries. Without the folder, which is another one on another machine.
 */
function codePlaceIn(text: string): string {
  if (text.includes("Maximum call stack size exceeded")) return OVERFLOW;
  const python = [...text.matchAll(PYTHON_FRAME)];
  const own = python.findLast(([, file = ""]) => !LIBRARY.test(file)) ?? python.at(-1);
  if (own !== undefined) return `${(own[1] ?? "").replace(/^.*[/\\]/, "")}:${own[2]}`;
  return NODE_FRAME.exec(text)?.[1] ?? /(?<=^|\s)([\w.-]+\.py:\d+)$/.exec(text)?.[1] ?? "";
}
