import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ANYTHING, newValueKinds, possibleAim } from "../../src/arbitraries/index.ts";
import { formatIssue, parsePayload, valueAt } from "../../src/payload/index.ts";
import { itKeepsTheLaws } from "../helpers/arbitrary-laws.ts";

describe.each(newValueKinds(ANYTHING))("$name", ({ payloads }) => {
  itKeepsTheLaws("a payload with it", payloads, {
    problems({ known, future }) {
      const [before, tolerant, strict] = [
        parsePayload(known, { strict: true }),
        parsePayload(future),
        parsePayload(future, { strict: true }),
      ];
      return [
        ...(before.ok ? [] : ["it grew from one that is wrong"]),
        ...(tolerant.ok ? [] : tolerant.issues.map(formatIssue)),
        ...(strict.ok ? ["a strict parser sees nothing new"] : []),
      ];
    },
  });
});

describe("newValueKinds()", () => {
  it("puts the value where it belongs, and what follows from it", () => {
    const issues = newValueKinds(ANYTHING).map(({ name, payloads }) => {
      const places = fc.sample(payloads, { seed: 1, numRuns: 200 }).flatMap(({ future }) => {
        const parsed = parsePayload(future, { strict: true });
        return parsed.ok ? [] : parsed.issues.map(({ path }) => path.replaceAll(/\d+/g, "0"));
      });
      return [name, [...new Set(places)].toSorted().join(" ")];
    });
    expect(Object.fromEntries(issues)).toEqual({
      "new-repo-type": "/repo/type",
      "new-discussion-status": "/discussion/status",
      "new-action": "/event/action",
      "next-version": "/webhook/version",
      "longer-commit-ids": "/repo/headSha /updatedRefs/0/newSha /updatedRefs/0/oldSha",
      "other-ids":
        "/comment/author/id /comment/id /comment/url/web /discussion/author/id /discussion/id /movedTo/owner/id " +
        "/repo/id /repo/owner/id /webhook/id",
    });
  });

  it("leaves out the kind of repo where a repo of a known one is watched, and statuses where no discussion is", () => {
    const names = (settings: Parameters<typeof possibleAim>[0]): readonly string[] =>
      newValueKinds(possibleAim(settings)).map(({ name }) => name);
    expect(names({ watched: [{ type: "model", name: "ada/bert" }] })).not.toContain("new-repo-type");
    expect(names({ watched: [{ type: "org", name: "ada" }] })).toContain("new-repo-type");
    expect(names({ events: ["repo:move"] })).toEqual(["new-repo-type", "new-action", "next-version", "other-ids"]);
  });

  it("is about a repo of that kind, with the addresses that follow from it", () => {
    const [kind] = newValueKinds(ANYTHING);
    for (const { future } of fc.sample(kind?.payloads ?? expect.fail(), { seed: 1, numRuns: 100 })) {
      expect(future.repo.url.web).toContain(`/${future.repo.type}s/`);
      const discussion = valueAt(future, "/discussion/url/web");
      if (discussion !== undefined) expect(String(discussion)).toMatch(future.repo.url.web);
    }
  });
});
