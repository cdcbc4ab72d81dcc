/** Tests that need a browser: a visible skip where it is missing, a failure where skips are forbidden. */
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe } from "vitest";

const CHROMIUM = "/usr/bin/chromium";

const HELP = `there is no ${CHROMIUM}: install Debian's package chromium`;

/** What lets it run as root, and keeps it from looking for the network by itself. */
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];

/** @param body - Is given the browser, which is there once the tests run. */
export function describeWithBrowser(title: string, body: (browser: () => Browser) => void): void {
  if (!existsSync(CHROMIUM) && process.env["HUBHOOK_FORBID_SKIPS"] === undefined) {
    describe.skip(`${title} (${HELP})`, () => body(missing));
    return;
  }
  describe(title, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      if (!existsSync(CHROMIUM)) missing();
      browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    }, 60_000);
    afterAll(() => browser?.close());
    body(() => browser ?? missing());
  });
}

function missing(): never {
  throw new Error(HELP);
}
