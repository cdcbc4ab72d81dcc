import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { secret as anySecret } from "../../src/arbitraries/index.ts";
import { holdsSecret, MASK, TELLING_LENGTH, withoutSecret, withPlainSecret } from "../../src/base/index.ts";

const longSecret = anySecret().filter((text) => text.length >= 8);
const bytes = fc.uint8Array({ maxLength: 20 });

const base64 = (...parts: readonly (string | Uint8Array)[]): string =>
  Buffer.concat(parts.map(toBuffer)).toString("base64");
const toBuffer = (part: string | Uint8Array): Buffer => Buffer.from(part);

describe("withoutSecret", () => {
  it("masks the secret as a consumer may echo it", () => {
    const mask = (text: string): string => withoutSecret(text, "s3cret-word");
    expect(mask("S3CRET-WORD")).toBe(MASK);
    expect(mask("7333637265742d776f7264, 7333637265742D776F7264")).toBe(`${MASK}, ${MASK}`);
    expect(mask("<Buffer 73 33 63 72 65 74 2d 77 6f 72 64>")).toBe(`<Buffer ${MASK}>`);
    expect(mask(`Basic ${base64("hub:s3cret-word")}`)).not.toMatch(/[a-z0-9]{6}$/i);
    expect(mask(base64("s3cret-word"))).toBe(MASK);
  });

  it("leaves nothing of it in base64, standard or URL-safe, wherever it stands in the encoded text", () => {
    fc.assert(
      fc.property(longSecret, bytes, bytes, fc.boolean(), (secret, before, after, isUrlSafe) => {
        const standard = base64(before, secret, after);
        const text = isUrlSafe ? standard.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "") : standard;
        const shown = withoutSecret(text, secret);
        const [head = "", ...tails] = shown.split(MASK);
        expect(tails).toHaveLength(1);
        // What is left belongs to the bytes before it and after it, and to those alone.
        expect(head).toBe(text.slice(0, Math.floor((before.length * 8) / 6)));
        const end = Math.ceil(((before.length + secret.length) * 8) / 6);
        expect(tails[0]?.replaceAll("=", "")).toBe(text.slice(end).replaceAll("=", ""));
      }),
    );
  });

  it("masks it in hex, in capital and in small letters", () => {
    const writings = [
      (text: string) => Buffer.from(text).toString("hex"),
      (text: string) => Buffer.from(text).toString("hex").toUpperCase(),
      (text: string) =>
        Buffer.from(text)
          .toString("hex")
          .replaceAll(/..(?!$)/g, "$&:"),
      (text: string) => text.toUpperCase(),
      (text: string) => text.toLowerCase(),
      (text: string) => encodeURIComponent(text.toUpperCase()),
    ];
    fc.assert(
      fc.property(longSecret, fc.constantFrom(...writings), (secret, write) => {
        expect(withoutSecret(`(${write(secret)})`, secret)).toBe(`(${MASK})`);
        expect(holdsSecret(`(${write(secret)})`, secret)).toBe(true);
      }),
    );
  });

  it("leaves a text without the secret as it is", () => {
    fc.assert(
      fc.property(longSecret, fc.string({ maxLength: 200 }), (secret, text) => {
        fc.pre(!text.toLowerCase().includes(secret.toLowerCase()));
        const encoded = base64(`${text}`);
        expect(withoutSecret(text, secret)).toBe(text);
        expect(withoutSecret(encoded, secret)).toBe(encoded);
      }),
    );
  });

  it("does not look for a secret that is too short to tell", () => {
    const short = "abc";
    expect(short.length).toBeLessThan(TELLING_LENGTH);
    expect(withoutSecret(`${short} ${base64(short)} ABC 616263`, short)).toBe(`${short} ${base64(short)} ABC 616263`);
  });

  it("finds it in megabytes of text that almost hold it", () => {
    const secret = "correct-horse-battery-staple";
    const almost = `${secret.slice(0, -1)} ${base64(secret).slice(0, -4)} ${Buffer.from(secret).toString("hex").slice(0, -2)} `;
    const text = almost.repeat(40_000); // about 5 MB
    expect(withoutSecret(text, secret)).toBe(text);
    expect(withoutSecret(`${text}${base64(secret)}`, secret)).toBe(`${text}${MASK}`);
  });
});

describe("withPlainSecret", () => {
  it("keeps the secret itself, and masks its other writings", () => {
    expect(withPlainSecret("s3cret-word S3CRET-WORD czNjcmV0LXdvcmQ=", "s3cret-word")).toBe(
      `s3cret-word ${MASK} ${MASK}`,
    );
  });
});
