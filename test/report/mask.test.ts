import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { secret as anySecret } from "../../src/arbitraries/index.ts";
import { againByCommand, curlLine, MASK, masked, SECRET_WORD } from "../../src/report/index.ts";
import { finding, REQUEST } from "./results.ts";

describe("masked", () => {
  it("hides the secret wherever it stands", () => {
    expect(masked("got correct-horse, wanted correct-horse!", "correct-horse")).toBe(`got ${MASK}, wanted ${MASK}!`);
  });

  it("hides it in every way that a text may write it", () => {
    const inQuery = (text: string): string => new URLSearchParams([["s", text]]).toString().slice(2);
    const writings = [
      (text: string): string => text,
      (text: string): string => JSON.stringify(text).slice(1, -1),
      encodeURIComponent,
      inQuery,
      (text: string): string => inQuery(text).replaceAll(/%../g, (code) => code.toLowerCase()),
      (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
    ];
    fc.assert(
      fc.property(
        anySecret().filter((text) => text.length >= 4),
        fc.constantFrom(...writings),
        (secret, write) => {
          expect(masked(`<< ${write(secret)} >>`, secret)).toBe(`<< ${MASK} >>`);
        },
      ),
    );
  });

  it("hides what stands where a secret belongs in a URL, even if nobody says what the secret is", () => {
    expect(masked("POST /webhook?secret=abc&room=1 HTTP/1.1", null)).toBe(
      `POST /webhook?secret=${MASK}&room=1 HTTP/1.1`,
    );
    expect(masked('<a href="/?room=1&secret=abc">back</a>', null)).toBe(`<a href="/?room=1&secret=${MASK}">back</a>`);
  });

  it("hides credentials in a URL in the lines that show a finding again", () => {
    const url = "http://ada:pass-word@127.0.0.1:3000/webhook?token=t0ken";
    const again = againByCommand([url, "--secret", SECRET_WORD], "correct-horse")(finding().example);
    const curl = curlLine({ ...REQUEST, url }, "correct-horse");
    expect(again).toContain(`http://${MASK}@127.0.0.1:3000/webhook?token=${MASK}`);
    expect(again + String(curl)).not.toMatch(/pass-word|t0ken/);
    const known = againByCommand(["http://127.0.0.1/?secret=correct-horse"], "correct-horse")(finding().example);
    expect(known).toContain(`'http://127.0.0.1/?secret='"$HUBHOOK_SECRET"`);
  });

  it("leaves a text alone that does not hold it, and all texts when it is too short to tell", () => {
    expect(masked("an open discussion", "closed")).toBe("an open discussion");
    expect(masked("an open discussion", "an")).toBe("an open discussion");
    expect(masked("an open discussion", null)).toBe("an open discussion");
  });
});
