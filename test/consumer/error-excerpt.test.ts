import { describe, expect, it } from "vitest";
import { errorExcerpt } from "../../src/consumer/error-excerpt.ts";

const python = (frames: number): string =>
  [
    "\u001B[32mINFO\u001B[0m: Started server process",
    "ERROR:    Exception in ASGI application",
    "Traceback (most recent call last):",
    ...Array.from({ length: frames }, (_, n) => `  File "/lib/asgi${n}.py", line ${n}, in call\n    await app()`),
    '  File "/app/bot.py", line 7, in handle',
    "    name = payload['comment']['content']",
    "KeyError: 'content'",
  ].join("\n");

describe("errorExcerpt", () => {
  it("begins at the traceback of Python", () => {
    expect(errorExcerpt(python(1))).toBe(python(1).slice(python(1).indexOf("Traceback")));
  });

  it("keeps the innermost frames of a long one, from the start of a frame on", () => {
    const lines = errorExcerpt(python(40)).split("\n");
    expect(lines.slice(0, 3)).toEqual([
      "Traceback (most recent call last):",
      "  …",
      expect.stringMatching(/^ {2}File "\/lib\/asgi/),
    ]);
    expect(lines.slice(-3)).toEqual(python(1).split("\n").slice(-3));
  });

  it("takes the last of two tracebacks", () => {
    const last = python(1).slice(python(1).indexOf("Traceback"));
    expect(errorExcerpt(`${python(1).replaceAll("content", "first")}\nINFO: more\n${python(1)}`)).toBe(last);
  });

  it("keeps the goroutine of Go that panicked", () => {
    const panic = "panic: nil map\n\ngoroutine 7 [running]:\nmain.handle()\n\t/app/main.go:9";
    expect(errorExcerpt(`listening\n${panic}\n\ngoroutine 1 [IO wait]:\nnet.accept()`)).toBe(panic);
  });

  it("begins at the error of Node.js", () => {
    const error = "TypeError: x is not a function\n    at handle (/app/bot.js:3:5)\n    at next (/app/a.js:1:1)";
    const text = `ready\n/app/bot.js:3\n  x();\n  ^\n\n${error}\n\nNode.js v24.1.0`;
    expect(errorExcerpt(text)).toBe(`${error}\n\nNode.js v24.1.0`);
  });

  it("leaves other texts as they are, without their colours", () => {
    expect(errorExcerpt("\u001B[1mready\u001B[22m on port 1\r\nError: none, really\n")).toBe(
      "ready on port 1\nError: none, really",
    );
  });
});
