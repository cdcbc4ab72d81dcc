import { describe, expect, it } from "vitest";
import { plainPayload } from "../../src/arbitraries/index.ts";
import type { Diagnosis } from "../../src/findings/index.ts";
import { isCostly, silences } from "../../src/fuzz/silences.ts";
import type { EventName } from "../../src/payload/index.ts";
import { finding } from "../report/results.ts";
import { trialOf } from "./cases.ts";

const push = plainPayload("repo.content:update", "model");
const secret = { ...push, repo: { ...push.repo, private: true } };
const secretAndNamed = { ...push, repo: { ...push.repo, private: true, name: "ada/other" } };

/** A silence over private repos; any part of it can be another. */
function silence(part: Partial<Diagnosis> = {}): Diagnosis {
  const changed = { kind: "changed", pointer: "/repo/private", plain: false, value: true } as const;
  return finding({ symptom: "timeout", payload: secret, differences: [changed], ...part }).example;
}

function plainSilence(event: EventName): Diagnosis {
  return silence({ payload: plainPayload(event, "model"), differences: [] });
}

const CHECK = "accepts-every-event";

describe("silences", () => {
  it("knows nothing at first", () => {
    expect(silences(true).look(trialOf(secret), CHECK)).toBe("unknown");
  });

  it("knows a payload again that has what was decisive, whatever else it has, and no other", () => {
    const known = silences(true);
    known.note(silence());
    expect(known.look(trialOf(secretAndNamed), "any-check")).toBe("known");
    expect(known.look(trialOf(push), CHECK)).toBe("unknown");
    expect(known.look(trialOf(undefined), CHECK)).toBe("unknown");
    expect(known.look(trialOf(push, { others: [push, secret] }), CHECK)).toBe("known");
  });

  it("knows a payload again only if all that was decisive is there", () => {
    const known = silences(true);
    const places = [
      { kind: "changed", pointer: "/repo/private", plain: false, value: true },
      { kind: "changed", pointer: "/repo/name", plain: "ada/bert", value: "ada/other" },
    ] as const;
    known.note(silence({ payload: secretAndNamed, differences: places }));
    expect(known.look(trialOf(secretAndNamed), CHECK)).toBe("known");
    expect(known.look(trialOf(secret), CHECK)).toBe("unknown");
  });

  it("has enough after three cases of one cause", () => {
    const known = silences(true);
    known.note(silence());
    known.count(trialOf(secret), CHECK);
    expect(known.look(trialOf(secret), CHECK)).toBe("known");
    known.count(trialOf(push), CHECK); // another one: it does not count
    expect(known.look(trialOf(secret), CHECK)).toBe("known");
    known.count(trialOf(secret), CHECK);
    expect(known.look(trialOf(secret), CHECK)).toBe("enough");
  });

  it("takes all payloads of an event for silent when the plain one is, and of every event when three are", () => {
    const known = silences(true);
    known.note(plainSilence("repo:move"));
    expect(known.look(trialOf(plainPayload("repo:move", "space")), CHECK)).toBe("known");
    expect(known.look(trialOf(push), CHECK)).toBe("unknown");
    known.note(plainSilence("repo:create"));
    known.note(plainSilence("repo:delete"));
    expect(known.look(trialOf(push), CHECK)).not.toBe("unknown");
  });

  it("puts what no payload decides down to the check alone that found it", () => {
    const known = silences(true);
    known.note(silence({ decides: "answer", found: { check: "stays-up", seed: 1, path: "0" } }));
    expect(known.look(trialOf(push), "stays-up")).toBe("known");
    expect(known.look(trialOf(push), CHECK)).toBe("unknown");
  });

  it("is about what costs time: not about answers, nor about ends that are none in this process", () => {
    const known = silences(false);
    known.note(silence({ symptom: "failed" }));
    known.note(silence({ symptom: "gone" }));
    expect(known.look(trialOf(secret), CHECK)).toBe("unknown");
    const elsewhere = silences(true);
    elsewhere.note(silence({ symptom: "gone" }));
    expect(elsewhere.look(trialOf(secret), CHECK)).toBe("known");
  });
});

describe("isCostly", () => {
  it("is what takes a wait, a new start, or a long run", () => {
    const symptoms = ["timeout", "gone", "looped", "failed", "refused", "broken-connection"] as const;
    expect(symptoms.filter(isCostly)).toEqual(["timeout", "gone", "looped"]);
  });
});
