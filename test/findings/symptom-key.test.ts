import { describe, expect, it } from "vitest";
import type { Exchange } from "../../src/base/index.ts";
import { failure, type Failure } from "../../src/checks/index.ts";
import { hasCodePlace, symptomKeyOf, withCodePlace } from "../../src/findings/index.ts";
import { ANSWER, REQUEST } from "../report/results.ts";

function failedWith(exchange: Exchange, part: Partial<Failure> = {}): Failure {
  return { ...failure("accepted", REQUEST, exchange), ...part };
}

const threw = (detail: string): Failure => failedWith({ kind: "unanswered", reason: "threw", detail, durationMs: 1 });

const TRACEBACK = `Traceback (most recent call last):
  File "/usr/lib/python3.12/site-packages/starlette/routing.py", line 716, in __call__
  File "/srv/bot/main.py", line 3, in serve
  File "/srv/bot/app.py", line 10, in webhook
  File "/usr/lib/python3.12/json/decoder.py", line 355, in decode
KeyError: 'content'`;

describe("symptomKeyOf", () => {
  it.each([
    ["the status of an answer", failedWith(ANSWER), "failed 500"],
    [
      "why there was none",
      failedWith({ kind: "unanswered", reason: "reset", detail: "x", durationMs: 1 }),
      "broken-connection reset",
    ],
    [
      "the line in the consumer's code",
      threw("TypeError: x at default (file:///srv/app.ts:12:9)"),
      "threw threw app.ts:12:9",
    ],
    [
      "the line that an answer shows",
      failedWith({ ...ANSWER, body: "at run (C:\\\\srv\\\\bot.mjs:3:1)" }),
      "failed 500 bot.mjs:3:1",
    ],
    [
      "the last line of Python that is the consumer's own",
      failedWith({ ...ANSWER, body: TRACEBACK }),
      "failed 500 app.py:10",
    ],
    [
      "nothing but the end, and where it came from",
      failedWith(ANSWER, { symptom: "gone", happened: "was gone (app.ts:1:2)" }),
      "gone app.ts:1:2",
    ],
  ])("holds %s", (_, failed, key) => {
    expect(symptomKeyOf(failed)).toBe(key);
  });

  it("does not hold where a stack was full, which is another place each time", () => {
    const key = symptomKeyOf(threw("RangeError: Maximum call stack size exceeded at f (/home/ada/bot/app.ts:1:2)"));
    expect(symptomKeyOf(threw("RangeError: Maximum call stack size exceeded at g (/home/ada/bot/app.ts:7:1)"))).toBe(
      key,
    );
    expect(withCodePlace(key, "at h (/home/ada/bot/app.ts:8:2)")).toBe(key);
  });

  it("is the same on another machine", () => {
    expect(symptomKeyOf(threw("at f (/home/ada/bot/app.ts:1:2)"))).toBe(symptomKeyOf(threw("at f (/srv/app.ts:1:2)")));
  });
});

describe("withCodePlace", () => {
  it("adds the place that was found elsewhere, unless there is one", () => {
    expect(withCodePlace("failed 500", TRACEBACK)).toBe("failed 500 app.py:10");
    expect(withCodePlace("failed 500 app.ts:1:2", TRACEBACK)).toBe("failed 500 app.ts:1:2");
    expect(withCodePlace("failed 500", "nothing of use")).toBe("failed 500");
    expect(withCodePlace("failed 500", null)).toBe("failed 500");
  });
});

describe("hasCodePlace", () => {
  it("knows a key that names one", () => {
    const keys = ["failed 500", "failed 500 app.ts:1:2", "failed 500 app.py:10", "gone"];
    expect(keys.map(hasCodePlace)).toEqual([false, true, true, false]);
  });
});
