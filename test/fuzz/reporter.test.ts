import { describe, expect, it } from "vitest";
import { failure, type Failure } from "../../src/checks/index.ts";
import { reporterIn } from "../../src/fuzz/reporter.ts";
import { ANSWER, REQUEST } from "../report/results.ts";
import { checkCalled } from "./cases.ts";

const [events, up, time] = ["accepts-every-event", "stays-up", "answers-in-time"].map(checkCalled);
if (events === undefined || up === undefined || time === undefined) throw new Error("A check is missing.");

const failed = (symptom: Failure["symptom"], part: Partial<Failure> = {}): Failure => ({
  ...failure("accepted", REQUEST, ANSWER),
  symptom,
  ...part,
});

describe("reporterIn", () => {
  it("reports under the check that claims the symptom, else under its own", () => {
    const reportedBy = reporterIn([events, up, time]);
    expect(reportedBy(failed("gone"), events)).toBe(up);
    expect(reportedBy(failed("timeout"), events)).toBe(time);
    expect(reportedBy(failed("failed"), events)).toBe(events);
  });

  it("leaves it with its own where nobody in the run claims it, or its own knows best", () => {
    expect(reporterIn([events])(failed("gone"), events)).toBe(events);
    expect(reporterIn([events, up])(failed("gone", { isOwn: true }), events)).toBe(events);
  });

  it("gives a symptom that two claim to the first", () => {
    const rival = { ...events, claims: ["gone"] } as const;
    expect(reporterIn([rival, up])(failed("gone"), time)).toBe(rival);
  });
});
