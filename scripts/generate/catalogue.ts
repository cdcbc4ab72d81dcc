/** The page of the docs that lists what hubhook sends on purpose, made from the catalogues in the code. */
import { ANYTHING, edgeCaseLists, nearMisses, newValueKinds, rawBodies } from "../../src/arbitraries/index.ts";
import { table } from "./table.ts";

const WEIGHTS =
  "Each says how likely it is to be met: **today** (the Hub sends it), **tomorrow** (the Hub may send it: new scopes, fields and values), **strangers** (only somebody who wants to hurt you, or does not know better, sends it).";

/** In the place of the real one, which no table shows. */
const SECRET = "S3cret";

export function catalogue(): string {
  return `${[
    "# What hubhook sends on purpose",
    "",
    "Beside plain and random payloads, each run sends these by name, and varies them. This page is made from the code.",
    "",
    WEIGHTS,
    "",
    "## Edge cases",
    "",
    "Valid payloads with one thing in them that programs stumble over. `accepts-edge-cases` sends all of them, `accepts-buckets` those of buckets; show one with `npx hubhook sample --kind edge NAME`.",
    ...edgeCaseLists.flatMap(({ title, pitfall, entries }) => [
      "",
      `### ${title}`,
      "",
      pitfall,
      "",
      table(
        ["edge case", "the Hub may send …", "weight"],
        entries.map(({ name, about, weight }) => [`\`${name}\``, about, weight]),
      ),
    ]),
    "",
    "## Values that are new",
    "",
    "`tolerates-new-values` sends payloads with one value that no schema lists. Handlers have a table or a switch without a default, or validate what they do not use. Refusing the last three is advice only: a handler that passes commit ids to a shell has to check them.",
    "",
    table(
      ["value", "the Hub may send …", "a refusal is"],
      newValueKinds(ANYTHING).map(({ name, about, isRefusable }) => [
        `\`${name}\``,
        about,
        isRefusable ? "advice" : "a failure",
      ]),
    ),
    "",
    "## Secrets that are almost right",
    "",
    `What \`rejects-wrong-secret\` sends where the secret is \`${SECRET}\` and belongs in the header. All of it comes from strangers. Handlers compare a part of the secret, or without regard to case; look in a place where anybody can put something; and compare as many bytes as characters, which throws for a letter beyond ASCII. What holds the whole secret in an odd place may be accepted or refused, and must not break the consumer.`,
    "",
    table(
      ["near miss", "in the header", "elsewhere", "is to be refused"],
      nearMisses(SECRET).map(({ name, values, elsewhere, headers = [], inPath, parameter, isWrong }) => [
        `\`${name}\``,
        values.length === 0 ? "nothing" : values.map((value) => `\`${value === "" ? " " : value}\``).join(" and "),
        [
          ...(elsewhere === null ? [] : [`\`${elsewhere}\` in the query`]),
          ...(inPath === undefined ? [] : [`\`${inPath}\` in the path`]),
          ...(parameter === undefined ? [] : [`\`?${parameter.join("=")}\``]),
          ...headers.map(([header, value]) => `\`${header}: ${value}\``),
        ].join(", "),
        isWrong ? "yes" : "no",
      ]),
    ),
    "",
    "## Bodies that are no payload",
    "",
    "What `survives-malformed-body`, `stays-up` and `keeps-secret` send. Handlers parse outside of any `try`, take whatever parses for an object, and read as much as comes.",
    "",
    table(
      ["body", "it is …", "weight"],
      rawBodies.map(({ name, about, weight, isHardening }) => [
        `\`${name}\``,
        about,
        isHardening ? `${weight}; told as advice` : weight,
      ]),
    ),
    "",
    "## Payloads with one fault",
    "",
    "`survives-invalid-payload` breaks each keyword of the schemas, one at a time: a property that is left out, one too many, a value of every other type, null, a constant or a choice that is none, a number below the least, text that is too short or too long or does not fit its pattern. Handlers believe the types of an example.",
  ].join("\n")}\n`;
}
