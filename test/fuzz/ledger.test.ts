import { describe, expect, it } from "vitest";
import { plainPayload } from "../../src/arbitraries/index.ts";
import type { Breach, Symptom, Trial } from "../../src/checks/index.ts";
import type { Case } from "../../src/fuzz/case.ts";
import { openLedger, type Ledger } from "../../src/fuzz/ledger.ts";
import type { Failure } from "../../src/fuzz/index.ts";
import { checks } from "../../src/checks/index.ts";
import { answered, SETUP } from "../checks/scripted-driver.ts";

const [check] = checks;
if (check === undefined) throw new RangeError("There are no checks.");

/** A comment on a plain discussion, with some parts of it replaced. */
function commented(parts: {
  readonly discussion?: object;
  readonly comment?: object;
  readonly repo?: object;
}): unknown {
  const plain = plainPayload("discussion.comment:create", "model");
  if (!("comment" in plain)) throw new TypeError("There is no comment.");
  return {
    ...plain,
    repo: { ...plain.repo, ...parts.repo },
    discussion: { ...plain.discussion, ...parts.discussion },
    comment: { ...plain.comment, ...parts.comment },
  };
}

function trialOf(payload: unknown, name: string | null = null): Trial {
  return { name, payload, decides: "payload", run: async () => ({ kept: true }) };
}

function caseOf(payload: unknown, name: string | null = null): Case {
  return { trial: trialOf(payload, name), path: [0], smaller: () => [] };
}

function breach(status: number, symptom: Symptom = "failed", body = ""): Breach {
  const request = { url: SETUP.url, headers: [], body: "{}" };
  return { kept: false, symptom, happened: `answered ${status}`, request, exchange: answered(status, body) };
}

const TOLD = { seed: 1, path: "0", foundBy: "accepts-every-event", stderr: null, shrinks: 0 };

/** Enters a case that is as small as it gets. */
function add(ledger: Ledger, payload: unknown, found: Breach = breach(500), name: string | null = null): void {
  ledger.add(trialOf(payload, name), caseOf(payload, name), found, TOLD);
}

function failuresIn(ledger: Ledger): readonly Failure[] {
  const result = ledger.result({ cases: 1, durationMs: 5 });
  return result.status === "failed" ? result.failures : [];
}

const places = (ledger: Ledger): readonly (readonly string[])[] =>
  failuresIn(ledger).map(({ differences }) => differences?.map(({ pointer }) => pointer) ?? []);

describe("a ledger", () => {
  it("has passed as long as nothing is entered", () => {
    expect(openLedger(check).result({ cases: 7, durationMs: 5 })).toMatchObject({
      id: check.id,
      status: "passed",
      cases: 7,
    });
  });

  it("counts a case that has all that decides a known cause, whatever else it has", () => {
    const ledger = openLedger(check);
    add(ledger, commented({ comment: { hidden: true } }));
    const more = trialOf(commented({ comment: { hidden: true, content: "x" }, discussion: { num: 7 } }), "seven");
    expect(ledger.explains(more, breach(500))).toBe(true);
    expect(ledger.explains(trialOf(commented({ discussion: { num: 7 } })), breach(500))).toBe(false);
    expect(failuresIn(ledger)).toMatchObject([{ count: 2, alsoWith: ["seven"] }]);
  });

  it("takes another status, and another place in the code, for another cause", () => {
    const ledger = openLedger(check);
    const hidden = commented({ comment: { hidden: true } });
    add(ledger, hidden, breach(500, "failed", "at index (/app/bot.ts:3:7)"));
    expect(ledger.explains(trialOf(hidden), breach(500, "failed", "at index (/app/bot.ts:3:7)"))).toBe(true);
    expect(ledger.explains(trialOf(hidden), breach(500, "failed", "at index (/app/bot.ts:9:1)"))).toBe(false);
    expect(ledger.explains(trialOf(hidden), breach(503, "failed", "at index (/app/bot.ts:3:7)"))).toBe(false);
  });

  it("enters two shrunk cases as one cause when they differ from a plain one in the same places", () => {
    const ledger = openLedger(check);
    add(ledger, commented({ discussion: { num: 101 } }));
    add(ledger, commented({ discussion: { num: 999 } }));
    add(ledger, commented({ discussion: { title: "long" } }));
    expect(failuresIn(ledger)).toMatchObject([{ count: 2 }, { count: 1 }]);
  });

  it.each([
    ["takes over from", [{ comment: { hidden: true }, discussion: { num: 7 } }, { comment: { hidden: true } }]],
    ["holds its place against", [{ comment: { hidden: true } }, { comment: { hidden: true }, discussion: { num: 7 } }]],
  ])("is told by its smaller case, which %s one with more to it", (_, [first = {}, second = {}]) => {
    const ledger = openLedger(check);
    add(ledger, commented(first), breach(500), "first");
    add(ledger, commented(second), breach(500), "second");
    expect(places(ledger)).toEqual([["/comment/hidden"]]);
    expect(failuresIn(ledger)).toMatchObject([{ count: 2 }]);
    const [{ edgeCase, alsoWith } = { edgeCase: "", alsoWith: [] }] = failuresIn(ledger);
    expect([edgeCase, ...alsoWith].toSorted()).toEqual(["first", "second"]);
  });

  it("counts every cause that a smaller one explains under that one", () => {
    const ledger = openLedger(check);
    add(ledger, commented({ comment: { hidden: true }, discussion: { num: 7 } }), breach(500), "seven");
    add(ledger, commented({ comment: { hidden: true }, discussion: { title: "long" } }), breach(500), "long");
    add(ledger, commented({ comment: { hidden: true }, repo: { private: true } }), breach(503), "another");
    add(ledger, commented({ comment: { hidden: true } }), breach(500), "hidden");
    expect(places(ledger)).toEqual([["/comment/hidden"], ["/repo/private", "/comment/hidden"]]);
    expect(failuresIn(ledger)).toMatchObject([
      { count: 3, edgeCase: "hidden" },
      { count: 1, edgeCase: "another" },
    ]);
    expect(failuresIn(ledger)[0]?.alsoWith.toSorted()).toEqual(["long", "seven"]);
  });

  it("knows a cause again by its place in the code, where nothing but the answer decides", () => {
    const at = (place: string): Breach => breach(500, "failed", `at index (/app/bot.ts:${place})`);
    const byAnswer = (found: Breach): void => {
      const trial: Trial = { ...trialOf(commented({})), decides: "answer" };
      ledger.add(trial, { ...caseOf(commented({})), trial }, found, TOLD);
    };
    const ledger = openLedger(check);
    add(ledger, commented({ comment: { hidden: true } }), at("3:7"));
    byAnswer(at("3:7"));
    expect(failuresIn(ledger)).toMatchObject([{ count: 2 }]);
    byAnswer(at("9:1"));
    add(ledger, commented({ discussion: { num: 7 } }), breach(503));
    byAnswer(breach(503)); // which may be quite another one, for all that it tells
    expect(failuresIn(ledger).map(({ count }) => count)).toEqual([2, 1, 1, 1]);
  });

  it("tells failures of plain payloads apart from all others, and gathers their events", () => {
    const ledger = openLedger(check);
    add(ledger, plainPayload("repo:update", "model"));
    add(ledger, plainPayload("repo:delete", "model"));
    add(ledger, commented({ discussion: { num: 7 } }));
    expect(failuresIn(ledger)).toMatchObject([{ count: 2, alsoWith: ["repo:delete"] }, { count: 1 }]);
    expect(ledger.explains(trialOf(plainPayload("repo:delete", "model")), breach(500))).toBe(true);
    expect(ledger.explains(trialOf(plainPayload("repo:create", "model")), breach(500))).toBe(false);
  });

  it("loses patience with a cause of silence after three cases, and with that cause only", () => {
    const ledger = openLedger(check);
    const draft = (num: number): Trial => trialOf(commented({ discussion: { status: "draft", num } }));
    add(ledger, commented({ discussion: { status: "draft" } }), breach(0, "timeout"));
    expect(ledger.explains(draft(2), breach(0, "timeout"))).toBe(true);
    expect(ledger.isTiresome(draft(3), check.id)).toBe(false);
    expect(ledger.explains(draft(4), breach(0, "timeout"))).toBe(true);
    expect(ledger.isTiresome(draft(5), check.id)).toBe(true);
    expect(ledger.isTiresome(trialOf(commented({})), check.id)).toBe(false);
  });

  it("takes a cause that no payload decides for one of its own check's cases only", () => {
    const ledger = openLedger(check);
    const trial: Trial = { ...trialOf(undefined), decides: "answer" };
    ledger.add(trial, { trial, path: [0], smaller: () => [] }, breach(0, "timeout"), TOLD);
    for (let nth = 0; nth < 3; nth++) ledger.explains(trial, breach(0, "timeout"));
    expect(ledger.isTiresome(trial, TOLD.foundBy)).toBe(true);
    expect(ledger.isTiresome(trial, "stays-up")).toBe(false);
  });

  it("never loses patience with what breaks at once", () => {
    const ledger = openLedger(check);
    add(ledger, commented({ discussion: { num: 7 } }));
    for (let nth = 0; nth < 9; nth++) ledger.explains(trialOf(commented({ discussion: { num: 7 } })), breach(500));
    expect(ledger.isTiresome(trialOf(commented({ discussion: { num: 7 } })), check.id)).toBe(false);
  });

  it("tells ten causes and counts the cases of all others", () => {
    const ledger = openLedger(check);
    for (let nth = 0; nth < 12; nth++) add(ledger, commented({ repo: { [`field${nth}`]: true } }));
    ledger.countFurther();
    expect(ledger.hasRoom()).toBe(false);
    expect(ledger.failures()).toBe(10);
    expect(ledger.result({ cases: 13, durationMs: 5 })).toMatchObject({ status: "failed", furtherCases: 3 });
  });
});
