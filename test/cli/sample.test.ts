import { describe, expect, it } from "vitest";
import { edgeCases } from "../../src/arbitraries/index.ts";
import { eventNames, parsePayload } from "../../src/payload/index.ts";
import { runCli } from "./run-cli.ts";

async function sample(...args: readonly string[]): Promise<readonly string[]> {
  const { code, out } = await runCli(["sample", ...args]);
  expect(code).toBe(0);
  return out;
}

async function validate(lines: readonly string[], ...args: readonly string[]): Promise<readonly string[]> {
  const { out } = await runCli(["validate", "--json", ...args], { stdin: lines.map((line) => `${line}\n`) });
  return out;
}

function eventOf(line: string): string {
  const parsed = parsePayload(JSON.parse(line));
  return parsed.ok ? parsed.event : "none";
}

describe("hubhook sample", () => {
  it("prints one payload, and how to get it again", async () => {
    const { out, err } = await runCli(["sample", "repo:move"]);
    expect(out.map(eventOf)).toEqual(["repo:move"]);
    const [, seed = ""] = err.match(/^These again: --seed (\d+)\n$/) ?? [];
    expect(await sample("repo:move", "--seed", seed)).toEqual(out);
  });

  it("prints the same for the same seed, and fewer are the first of more", async () => {
    const many = await sample("-n", "1500", "--seed", "-7");
    expect(many).toHaveLength(1500);
    expect(new Set(many).size).toBeGreaterThan(1400);
    expect(await sample("-n", "1200", "--seed", "-7")).toEqual(many.slice(0, 1200));
    expect(await sample("-n", "3", "--seed", "8")).not.toEqual(many.slice(0, 3));
  });

  it("chooses among all events, or those it is told", async () => {
    expect(new Set((await sample("-n", "500", "--seed", "1")).map(eventOf))).toEqual(new Set(eventNames));
    const some = await sample("repo:move", "discussion:delete", "-n", "50", "--seed", "1");
    expect(new Set(some.map(eventOf))).toEqual(new Set(["repo:move", "discussion:delete"]));
  });

  it.each([
    { kind: "payload", mode: [], verdict: true },
    { kind: "edge", mode: [], verdict: true },
    { kind: "future", mode: [], verdict: false },
    { kind: "future", mode: ["--tolerant"], verdict: true },
    { kind: "faulty", mode: [], verdict: false },
  ])("of kind $kind, validated with $mode, are all ok: $verdict", async ({ kind, mode, verdict }) => {
    const verdicts = await validate(await sample("--kind", kind, "-n", "400", "--seed", "5"), ...mode);
    expect(verdicts).toHaveLength(400);
    expect(verdicts.filter((line) => JSON.parse(line).ok !== verdict)).toEqual([]);
  });

  it("tells with --describe which edge case or fault it is", async () => {
    const [edge = ""] = await sample("--kind", "edge", "hidden-comment", "--describe", "--seed", "1");
    expect(JSON.parse(edge)).toMatchObject({
      edgeCase: "hidden-comment",
      fault: null,
      payload: { comment: { hidden: true } },
    });
    for (const line of await sample("--kind", "faulty", "repo:create", "-n", "50", "--describe", "--seed", "1")) {
      const { payload, fault } = JSON.parse(line);
      const [verdict = ""] = await validate([JSON.stringify(payload)]);
      expect(JSON.parse(verdict).issues.map(({ path }: { path: string }) => path)).toContain(fault.pointer);
    }
  });

  it.each([
    { args: ["repo:moved"], told: 'no event "repo:moved". Did you mean repo:move, ' },
    { args: ["discussion.comments:create"], told: "Did you mean discussion.comment:create, " },
    { args: ["--kind", "edge", "hiden-comment"], told: 'no edge case "hiden-comment". Did you mean hidden-comment, ' },
    { args: ["--kind", "odd"], told: "Allowed choices are payload, edge, future, faulty" },
    { args: ["-n", "0"], told: "Give a whole number from 1" },
    { args: ["--seed", "2147483648"], told: "Give a whole number from -2147483648 to 2147483647" },
  ])("exits with 2 on $args, with advice", async ({ args, told }) => {
    const { code, out, err } = await runCli(["sample", ...args]);
    expect({ code, out }).toEqual({ code: 2, out: [] });
    expect(err).toContain(told);
  });

  it("makes every edge case by name", async () => {
    for (const { name } of edgeCases) expect(await sample("--kind", "edge", name, "--seed", "1"), name).toHaveLength(1);
  });
});
