import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/base/index.ts";
import { faultIn } from "../../src/cli/fault-words.ts";
import { hubFaultKinds } from "../../src/hub/index.ts";
import { runCli } from "./run-cli.ts";

describe("--fail", () => {
  it("reads what goes wrong, how often, and for which calls", () => {
    expect(faultIn("error")).toEqual({ kind: "error" });
    expect(faultIn("rate-limited 10%")).toEqual({ kind: "rate-limited", share: 0.1 });
    expect(faultIn("  cut  POST /api/.*/comment ")).toEqual({ kind: "cut", calls: /^POST \/api\/.*\/comment/ });
    expect(faultIn("stall 12.5% GET /api/whoami")).toEqual({
      kind: "stall",
      share: 0.125,
      calls: /^GET \/api\/whoami/,
    });
  });

  it.for<[words: string, why: RegExp]>([
    ["", /"" is no fault.*There are rate-limited, error/],
    ["eror", /"eror" is no fault\. Did you mean error\?/],
    ["error 0%", /"0%" is no share/],
    ["error 101%", /"101%" is no share/],
    ["error ten%", /"ten%" is no share/],
    ["error /api/x", /"\/api\/x" names no calls.*POST \/api/],
    ["error POST", /"POST" names no calls/],
    ["error post /api/x", /names no calls/],
    ["error POST /api/x /api/y", /names no calls/],
    ["error POST /api/(", /"\/api\/\(" is no regular expression/],
  ])("says what is wrong with %j", ([words, why]) => {
    expect(() => faultIn(words)).toThrow(UsageError);
    expect(() => faultIn(words)).toThrow(why);
  });

  it("is told of in the help, with every kind there is", async () => {
    const { out } = await runCli(["serve", "--help"]);
    const help = out.join("\n");
    for (const kind of hubFaultKinds) expect(help).toMatch(new RegExp(`\\b${kind}\\b`));
  });
});
