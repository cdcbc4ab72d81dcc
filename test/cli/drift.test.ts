/** What real payloads have that the schemas do not know: summed up for others, and as changes that make it known. */
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ANYTHING, futureOf, newValueKinds, payload } from "../../src/arbitraries/index.ts";
import { driftCounter, driftText, schemaPatch, type Operation } from "../../src/cli/drift/index.ts";
import { repoTypes } from "../../src/payload/index.ts";
import { changed } from "../payload/changed.ts";
import { example } from "../payload/example.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { runCli } from "./run-cli.ts";

const linesOf = (values: readonly unknown[]): string[] => values.map((value) => `${JSON.stringify(value)}\n`);

async function someDrift(): Promise<readonly unknown[]> {
  const push = await example("repo.content:update");
  return [
    changed(push, "/repo/license", "a text that is nobody's business"),
    { at: "2026-11-01", payload: changed(push, "/repo/license", "mit") },
    JSON.stringify(changed(push, "/repo/type", "kernel")),
    changed(push, "/updatedRefs/0/kind", { a: 1 }),
    changed(push, "/event/scope", "repo.lfs"),
    changed(push, "/repo/headSha", "f".repeat(64)),
    push,
    { no: "payload" },
  ];
}

describe("hubhook validate --drift", () => {
  it("says where, what and how often, and nothing of what payloads say", async () => {
    const { code, out } = await runCli(["validate", "--drift"], { stdin: linesOf(await someDrift()) });
    expect(code).toBe(1);
    expect(out.join("\n").split("\n")).toEqual([
      expect.stringMatching(/^6 of 7 payloads have what the schemas of hubhook \S+ do not know:$/),
      "  /repo/license        2 ×  a new property, string",
      '  /event               1 ×  a new event, "repo.lfs:update"',
      "  /repo/headSha        1 ×  another form (pattern), string of 64 characters",
      '  /repo/type           1 ×  a new value, "kernel"',
      "  /updatedRefs/*/kind  1 ×  a new property, object",
      "1 value is no payload, and left out.",
    ]);
  });

  it("shows values where they are asked for", async () => {
    const { out } = await runCli(["validate", "--drift", "--values"], { stdin: linesOf(await someDrift()) });
    expect(out.join("\n")).toContain('  /repo/license        1 ×  a new property, string: "mit"');
  });

  it("says so when there is nothing new", async () => {
    const { code, out } = await runCli(["validate", "--drift"], { stdin: linesOf([await example("repo:create")]) });
    expect({ code, out }).toEqual({ code: 0, out: [expect.stringContaining("Nothing new in 1 payload: ")] });
  });

  it.each([
    [["--values"], "Add --drift"],
    [["--patch", "x.json"], "Add --drift"],
    [["--drift", "--json"], "cannot be used with"],
  ])("takes no options that mean nothing: %s", async (options, told) => {
    const outcome = await runCli(["validate", ...options], { stdin: linesOf([await example("repo:create")]) });
    expect(outcome).toMatchObject({ code: 2, err: expect.stringContaining(told) });
  });

  it("writes changes of the schemas after which nothing of it is new", async () => {
    const cwd = await temporaryFolder();
    const push = await example("repo.content:update");
    const drifted = [
      changed(changed(push, "/repo/license", "mit"), "/updatedRefs/0/a~1b", null),
      changed(push, "/repo/type", "kernel"),
      changed(push, "/webhook/version", 4),
      changed(push, "/repo/headSha", "f".repeat(64)),
      changed(push, "/repo/owner", undefined),
      changed(await example("discussion:create"), "/discussion/status", "archived"),
      changed(await example("discussion:create"), "/comment/reactions", []),
      changed(await example("repo.config:update"), "/updatedConfig/private", "yes"),
    ];
    await runCli(["validate", "--drift", "--patch", "patch.json"], { cwd, stdin: linesOf(drifted) });
    await cp("schemas", join(cwd, "schemas"), { recursive: true });
    const patches: Readonly<Record<string, readonly Operation[]>> = JSON.parse(
      await readFile(join(cwd, "patch.json"), "utf8"),
    );
    for (const [file, operations] of Object.entries(patches)) {
      const path = join(cwd, "schemas", file);
      const schema: unknown = JSON.parse(await readFile(path, "utf8"));
      await writeFile(path, JSON.stringify(operations.reduce(patched, schema)));
    }
    const { out } = await runCli(["types", "--schemas", "schemas", "--out", "-", "--closed"], { cwd });
    const types = out.join("\n");
    for (const text of [
      '"space" | "kernel"',
      "version: 3 | 4",
      "license?: string",
      '"a/b"?: null',
      '"archived"',
      "reactions?: ",
    ])
      expect(types).toContain(text);
    expect(types).toContain("private?: boolean | string");
  });
});

/** RFC 6902, as far as hubhook writes it. */
function patched(schema: unknown, { op, path, value }: Operation): unknown {
  const keys = path
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const copy: unknown = structuredClone(schema);
  const last = keys.pop() ?? "";
  const inner = keys.reduce<unknown>((at, key) => Reflect.get(Object(at), key), copy);
  if (Array.isArray(inner)) {
    if (op === "remove") inner.splice(Number(last), 1);
    else inner.push(value);
  } else if (op === "remove") Reflect.deleteProperty(Object(inner), last);
  else Reflect.set(Object(inner), last, value);
  return copy;
}

describe("driftCounter()", () => {
  it("finds nothing in what the Hub sends, and something in whatever is new, at a place of the schemas", () => {
    const known = driftCounter();
    for (const one of fc.sample(payload({ repoTypes }), { seed: 1, numRuns: 500 })) known.add(one);
    expect(known.result().novelties).toEqual([]);
    const kinds = [...newValueKinds(ANYTHING).map(({ payloads }) => payloads), futureOf({ novelties: ["fields"] })];
    for (const one of kinds.flatMap((kind) => fc.sample(kind, { seed: 2, numRuns: 100 }))) {
      const counter = driftCounter();
      counter.add(one.future);
      const { novelties } = counter.result();
      expect(novelties.length, JSON.stringify(one.future)).toBeGreaterThan(0);
      for (const { path, place } of novelties) if (!path.startsWith("/event")) expect(place, path).toBeDefined();
      expect(driftText(counter.result(), "1.0.0")).toContain("1 of 1 payload has");
      schemaPatch(novelties);
    }
  });
});
