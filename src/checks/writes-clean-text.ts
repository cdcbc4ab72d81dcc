import type { Wish } from "../arbitraries/index.ts";
import { holdsSecret, parsedJson } from "../base/index.ts";
import type { WrittenCall } from "../hub/index.ts";
import { forCallers, occasionsOf } from "./calls-the-hub.ts";
import { defineCheck, type Check, type Driver, type Trial } from "./check.ts";
import { INCONCLUSIVE, KEPT, type Outcome } from "./outcome.ts";
import { openSandbox, type Sandbox } from "./sandbox.ts";
import { SHORTEST_TELLING_SECRET } from "./secret-reasons.ts";
import fc from "fast-check";

/** What a quotation is often cut in: characters of two code units, after an even and an odd number of them. */
const TAILS: Readonly<Record<string, string>> = {
  emoji: ` ${"🤗".repeat(300)}`,
  "emoji-off-by-one": `  ${"🤗".repeat(300)}`,
};

/** Whatever a bot writes on the Hub is read by everybody. */
export const writesCleanText: Check = defineCheck({
  ...forCallers,
  id: "writes-clean-text",
  promise: "never writes a secret, or half a character, to the Hub",
  advice:
    "Cut text between characters, not between code units: [...text].slice(0, 80).join('') or Intl.Segmenter. Keep secrets, tokens and whole environments out of what you write.",
  named: (setup) =>
    Object.entries(TAILS).flatMap(([tail, text]) =>
      occasionsOf(setup, ["comment", "open-discussion"], (said) => said + text).map(({ name, wishes }) => ({
        name: `${name}-with-${tail}`,
        trials: wishes.map((wanted) => writingTrial(`${name}-with-${tail}`, wanted)),
      })),
    ),
  random: (setup) =>
    fc.oneof(
      ...Object.values(TAILS).flatMap((tail) =>
        occasionsOf(setup, ["comment", "open-discussion"], (said) => said + tail).map(({ wishes }) =>
          wishes.map((wanted) => writingTrial(null, wanted)),
        ),
      ),
    ),
});

function writingTrial(name: string | null, wanted: readonly Wish[]): Trial {
  return { name, payload: undefined, decides: "answer", needsHub: true, run: (driver) => look(driver, wanted) };
}

async function look(driver: Driver, wanted: readonly Wish[]): Promise<Outcome> {
  const sandbox = openSandbox(driver, 0, { isCaller: true, onSideEffect: () => sandbox.webhook.disable() });
  if (!driver.isThorough) sandbox.rush();
  try {
    const written = await driver.hubEndpoint?.writtenDuring(async () => {
      for (const one of wanted) sandbox.fulfil(one);
      await sandbox.settle();
    });
    if (written === undefined || written.length === 0) return INCONCLUSIVE;
    return judge(driver, sandbox, written);
  } finally {
    sandbox.end();
  }
}

function judge({ setup }: Driver, sandbox: Sandbox, written: readonly WrittenCall[]): Outcome {
  for (const call of written) {
    const where = `${call.method} ${call.path}`;
    const secret = secretIn(call, setup.secret);
    if (secret !== null) return failed(sandbox, "leaked", `wrote ${secret} to the Hub (${where})`);
    const cut = textsIn(parsedJson(call.body)).find((text) => !isWhole(text));
    if (cut !== undefined) {
      return failed(sandbox, "garbled", `wrote text to the Hub that was cut within a character (${where})`);
    }
  }
  return KEPT;
}

function secretIn({ body, token }: WrittenCall, secret: string | null): string | null {
  if (secret !== null && secret.length >= SHORTEST_TELLING_SECRET && holdsSecret(body, secret)) {
    return "the webhook's secret";
  }
  return token !== null && token.length >= SHORTEST_TELLING_SECRET && holdsSecret(body, token)
    ? "its access token"
    : null;
}

/** Nothing that people wrote here has half a character in it, or the sign that stands for one. */
function isWhole(text: string): boolean {
  return text.isWellFormed() && !text.includes("\uFFFD");
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function failed(sandbox: Sandbox, symptom: "leaked" | "garbled", happened: string): Outcome {
  const acting = sandbox.sent.findLast(({ request }) => sandbox.chainOf(request).some(({ kind }) => kind === "call"));
  const last = acting ?? sandbox.sent.at(-1);
  if (last === undefined) return KEPT;
  const chain = sandbox.chainOf(last.request);
  return { status: "failed", symptom, expected: "comparison", happened, isOwn: true, chain, ...last };
}
