import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearMiss, nearMisses, secret } from "../../src/arbitraries/index.ts";
import { itKeepsTheLaws } from "../helpers/arbitrary-laws.ts";

itKeepsTheLaws("secret()", secret(), {
  problems: (value) =>
    /^[\x21-\x7E]([\x20-\x7E]*[\x21-\x7E])?$/.test(value) ? [] : ["not printable ASCII, or blank at an end"],
});

itKeepsTheLaws("nearMiss()", nearMiss("S3cret-value"), {
  runs: 1_000,
  problems: ({ values, isWrong }) => (isWrong && values.join() === "S3cret-value" ? ["it is the secret"] : []),
});

describe("nearMisses()", () => {
  it("are almost the secret, each in its own way", () => {
    const byName = Object.fromEntries(nearMisses("S3cret").map(({ name, values }) => [name, values]));
    expect(byName).toMatchObject({
      empty: [""],
      "first-half": ["S3c"],
      "without-last-character": ["S3cre"],
      "one-character-more": ["S3cretx"],
      "upper-case": ["S3CRET"],
      "lower-case": ["s3cret"],
      doubled: ["S3cret", "S3cret"],
      elsewhere: [],
    });
  });

  it("are never the secret where they have to be refused, whatever the secret, also after HTTP has trimmed them", () => {
    fc.assert(
      fc.property(secret(), (value) => {
        for (const { values, isWrong } of nearMisses(value)) {
          if (isWrong) expect(values.map((one) => one.trim())).not.toContain(value);
        }
      }),
    );
  });

  it("have other characters where a pattern would take any", () => {
    const byName = Object.fromEntries(nearMisses("S3.cr_t").map(({ name, values }) => [name, values]));
    expect(byName).toMatchObject({ "dot-changed": ["S3xcr_t"], "underscore-changed": ["S3.crxt"] });
    expect(byName).not.toHaveProperty("star-changed");
  });

  it("are taken for as long as the secret by who counts characters, or bytes of UTF-8", () => {
    const byName = Object.fromEntries(nearMisses("S3cret").map(({ name, values }) => [name, values]));
    const [[characters = ""] = [], [bytes = ""] = []] = [
      byName["not-ascii-as-many-characters"],
      byName["not-ascii-as-many-bytes"],
    ];
    expect(characters).toHaveLength("S3cret".length);
    expect(Buffer.byteLength(bytes)).toBe(Buffer.byteLength("S3cret"));
    for (const value of [characters, bytes]) expect(value).toMatch(/[\u0080-\u00ff]$/);
  });

  it("leave out the other case of a secret that has none", () => {
    expect(nearMisses("1234-5678").map(({ name }) => name)).not.toContain("upper-case");
  });
});
