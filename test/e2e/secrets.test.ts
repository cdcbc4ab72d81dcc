/** The secret never stands in what hubhook prints, whatever it is made of and whatever the consumer does with it. */
import { createServer, type Server } from "node:http";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { secret } from "../../src/arbitraries/index.ts";
import { runCli } from "../cli/run-cli.ts";
import { listening } from "./listening.ts";

/** Says back all that it was told, in every way: what an app does that shows its own errors. */
function parrot(): Server {
  return createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      const url = new URL(request.url ?? "", "http://localhost");
      const told = [request.headers["x-webhook-secret"] ?? "", url.searchParams.get("secret") ?? ""].join("");
      const html = told.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
      response.writeHead(500, { "x-url": request.url, "x-secret": encodeURIComponent(told) });
      response.end(`${told} ${JSON.stringify(request.headers)} ${request.url} <p>${html} ${encodeURIComponent(told)}`);
    });
  });
}

/** The ways to write a secret, found without the code under test. */
function formsOf(text: string): readonly string[] {
  const inQuery = new URL("http://a");
  inQuery.searchParams.set("secret", text);
  const html = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const once = [text, encodeURIComponent(text), inQuery.search.slice("?secret=".length), html];
  return once.flatMap((form) => [
    form,
    JSON.stringify(form).slice(1, -1),
    JSON.stringify(JSON.stringify(form)).slice(3, -3),
  ]);
}

async function printed(secret: string, secretIn: string, ...more: readonly string[]): Promise<string> {
  const url = await listening(parrot());
  const args = [url, "--secret", secret, "--secret-in", secretIn, "--runs", "2", "--seed", "1", ...more];
  const { out, err, code } = await runCli(["fuzz", ...args]);
  expect(code).toBe(1);
  return `${out.join("\n")}\n${err}`;
}

describe("what hubhook fuzz prints", () => {
  it.each(["header", "query"])("has the secret's name in its place, when it travels in the %s", async (secretIn) => {
    const text = await printed(`it's "a" <b> & 100% \\ ~secret~`, secretIn);
    expect(text).toContain('--secret "$HUBHOOK_SECRET"');
    expect(text).toContain("showed the secret");
  });

  it.each([
    ["header", []],
    ["header", ["--json"]],
    ["query", []],
    ["query", ["--json"]],
  ] as const)("does not hold the secret that travels in the %s, with %j", async (secretIn, more) => {
    const nasty = [`it's "quoted"`, "a&b=c#d?e", "100%25 sure", "~!*()'~!", "back\\slash\\n", "<b>bold</b>", "+ + + +"];
    const random = fc.sample(
      secret().filter((text) => text.length >= 8),
      { seed: 1, numRuns: 4 },
    );
    for (const text of [...nasty, ...random]) {
      const all = await printed(
        text,
        secretIn,
        ...more,
        "--checks",
        "accepts-every-event,keeps-secret,rejects-wrong-secret",
      );
      for (const form of formsOf(text)) expect(all).not.toContain(form);
    }
  });

  it("does not hold a secret that stands in the command that starts the consumer", async () => {
    const start = "node test/consumers/main.ts next --flaw redirects # --secret=correct-horse";
    const args = ["--start", start, "--secret", "correct-horse", "--runs", "0", "--checks", "accepts-every-event"];
    const { out, err } = await runCli(["fuzz", "http://127.0.0.1/webhook", ...args]);
    expect(out.join("\n")).toContain(
      `'node test/consumers/main.ts next --flaw redirects # --secret='"$HUBHOOK_SECRET"`,
    );
    expect(out.join("\n") + err).not.toContain("correct-horse");
  });
});
