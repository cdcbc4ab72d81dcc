import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MASK, maskedUrl } from "../../src/base/index.ts";

describe("maskedUrl", () => {
  it.each([
    ["https://ada:pw@bot.example/hook", `https://${MASK}@bot.example/hook`],
    ["https://hf_token@bot.example/", `https://${MASK}@bot.example/`],
    ["http://ada:p@w@127.0.0.1:3000", `http://${MASK}@127.0.0.1:3000`],
    ["http://h/?secret=a%20b&room=1#x", `http://h/?secret=${MASK}&room=1#x`],
    ["http://h/?room=1&secret=a&secret=b", `http://h/?room=1&secret=${MASK}&secret=${MASK}`],
    ["http://h/?access_token=a&API_KEY=b", `http://h/?access_token=${MASK}&API_KEY=${MASK}`],
    ['Failed to reach "http://a:b@h/?secret=c".', `Failed to reach "http://${MASK}@h/?secret=${MASK}".`],
    ["postgres://ada:pw@db/x and redis://:pw@cache", `postgres://${MASK}@db/x and redis://${MASK}@cache`],
  ])("%s is shown as %s", (url, shown) => {
    expect(maskedUrl(url)).toBe(shown);
  });

  it.each(["http://127.0.0.1:3000/webhook", "https://h/@ada/x?a=b@c", "mail ada@x.example", "?secret=", "a://b"])(
    "leaves %s as it is",
    (url) => {
      expect(maskedUrl(url)).toBe(url);
    },
  );

  it("leaves nothing of a URL's credentials, and all of the rest", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abcxyz0189"), minLength: 12, maxLength: 20 });
    fc.assert(
      fc.property(word, word, word, fc.webUrl(), (user, password, secret, plain) => {
        const url = new URL(plain);
        const { host, pathname } = url;
        url.username = user;
        url.password = password;
        url.searchParams.set("secret", secret);
        const shown = maskedUrl(url.href);
        for (const part of [user, password, secret]) expect(shown).not.toContain(part);
        expect(shown).toContain(`@${host}${pathname}?secret=${MASK}`);
        expect(maskedUrl(shown)).toBe(shown);
      }),
    );
  });

  it("takes time in proportion to the text", () => {
    const text = "http://a.b:c@".repeat(20_000) + "a.".repeat(200_000) + "?&".repeat(100_000);
    expect(maskedUrl(text)).toContain(MASK);
  });
});
