/** Lines to copy, read by a real bash. */
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { secret as anySecret } from "../../src/arbitraries/index.ts";
import type { Header, WireRequest } from "../../src/base/index.ts";
import { againByCommand, curlLine } from "../../src/report/index.ts";
import { finding, REQUEST, SECRET } from "./results.ts";

/** The words that bash makes of a line whose first word is `command`. */
function wordsOf(command: string, line: string, secret: string): readonly string[] {
  const program = `${command}() { printf '%s\\0' "$@"; }\n${line}`;
  const out = execFileSync("bash", ["-c", program], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { PATH: process.env["PATH"], HUBHOOK_SECRET: secret },
  });
  return out.toString("utf8").split("\0").slice(0, -1);
}

/** Text that a shell would love to get hold of. */
const nastyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }).map((text) => text.replaceAll("\0", "").toWellFormed()),
  fc.constantFrom(
    "'",
    "'\\''",
    "$(touch x)",
    "`id`",
    "a\nb",
    "!!",
    "\\",
    '"',
    "$HUBHOOK_SECRET",
    "*",
    "-H",
    "@file",
    "",
  ),
);

const printable = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 20 }).map((text) => text.trim() || "x");

describe("curlLine", () => {
  it("puts the secret's name in its place, and encodes nothing itself", () => {
    expect(curlLine(REQUEST, SECRET)).toBe(
      "curl -i 'http://127.0.0.1:3000/webhook' -H 'Content-Type: application/json' " +
        `-H 'X-Webhook-Secret: '"$HUBHOOK_SECRET" -H 'Webhook-Id: 0123456789abcdef01234567' ` +
        `--data-binary '{"event":{"scope":"repo","action":"update"}}'`,
    );
  });

  it("is read by bash as what was sent, whatever the body, the headers and the secret", () => {
    fc.assert(
      fc.property(nastyText, printable, anySecret(), (body, value, secret) => {
        const headers: readonly Header[] = [
          ["X-Any", value],
          ["X-Empty", ""],
          ["X-Webhook-Secret", secret],
        ];
        const line = curlLine({ url: "http://127.0.0.1/a?b=c%20d&e='f'", headers, body }, secret) ?? "";
        expect(wordsOf("curl", line, secret)).toEqual([
          "-i",
          "http://127.0.0.1/a?b=c%20d&e='f'",
          "-H",
          `X-Any: ${value}`,
          "-H",
          "X-Empty;",
          "-H",
          `X-Webhook-Secret: ${secret}`,
          "--data-binary",
          body,
        ]);
      }),
      { numRuns: 30 },
    );
  });

  it("leaves the encoding of a secret in the query to curl", () => {
    fc.assert(
      fc.property(anySecret(), (secret) => {
        const url = new URL("http://127.0.0.1/a");
        url.searchParams.append("secret", secret);
        const line = curlLine({ url: url.href, headers: [], body: "{}" }, secret) ?? "";
        expect(wordsOf("curl", line, secret)).toEqual([
          "-i",
          "http://127.0.0.1/a",
          "--url-query",
          `secret=${secret}`,
          "--data-binary",
          "{}",
        ]);
        if (secret.length > 3) expect(line).not.toContain(secret);
      }),
      { numRuns: 20 },
    );
  });

  it.each<readonly [why: string, part: Partial<WireRequest>]>([
    ["whose body is no text", { body: Uint8Array.of(0xff) }],
    ["whose body has a NUL", { body: "a\0b" }],
    ["whose body is longer than anybody copies", { body: "x".repeat(4_001) }],
    ["that holds a part of the secret", { headers: [["X-Webhook-Secret", SECRET.slice(0, 6)]] }],
    ["that holds a part of the secret in its query", { url: `${REQUEST.url}?secret=${SECRET.slice(0, 6)}` }],
  ])("is none for a request %s", (_, part) => {
    expect(curlLine({ ...REQUEST, ...part }, SECRET)).toBeNull();
  });
});

describe("againByCommand", () => {
  it("is read by bash as what the run was called with, and the case", () => {
    fc.assert(
      fc.property(
        fc.array(
          nastyText.filter((text) => text !== "$HUBHOOK_SECRET"),
          { maxLength: 4 },
        ),
        (rest) => {
          const line = againByCommand(rest)(finding().example).replace("npx hubhook fuzz", "hubhook");
          expect(wordsOf("hubhook", line, SECRET)).toEqual([
            ...rest,
            "--checks",
            "accepts-every-event",
            "--seed",
            "42",
            "--path",
            "11:0",
          ]);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("leaves the secret to the shell wherever it stands in the words, and never writes it", () => {
    fc.assert(
      fc.property(
        anySecret().filter((text) => text.length >= 4),
        nastyText,
        (secret, around) => {
          const words = ["--secret", "$HUBHOOK_SECRET", "--start", `${around}${secret}${around}`];
          const line = againByCommand(words, secret)(finding().example);
          fc.pre(!around.includes(secret) && !`${around}${secret}${around}`.replace(secret, "").includes(secret));
          expect(line.includes(secret)).toBe(
            `npx hubhook fuzz --secret --start --checks accepts-every-event --seed 42 --path 11:0`.includes(secret),
          );
          const [, , , start] = wordsOf("hubhook", line.replace("npx hubhook fuzz", "hubhook"), secret);
          expect(start).toContain(secret);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("masks a secret that is written otherwise: the shell could not fill it in", () => {
    const line = againByCommand(["http://127.0.0.1/webhook?key=a%26b%27cd"], "a&b'cd")(finding().example);
    expect(line).toContain("'http://127.0.0.1/webhook?key=••••••'");
  });
});
