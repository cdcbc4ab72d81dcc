/** The page in a real browser: it needs nothing, says nothing on the console, and its lines can be copied. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { htmlReport, jsonResult } from "../../src/report/index.ts";
import { describeWithBrowser } from "../helpers/browser.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { hostileFailure } from "./hostile.ts";
import { failed, finding, resultOf, SECRET } from "./results.ts";

describeWithBrowser("the page of a result", (browser) => {
  async function openPage(html: string, options: { readonly width?: number } = {}): Promise<Opened> {
    const file = join(await temporaryFolder(), "report.html");
    await writeFile(file, html);
    const page = await browser().newPage({ viewport: { width: options.width ?? 1280, height: 900 } });
    const told: string[] = [];
    page.on("console", (message) => told.push(message.text()));
    page.on("pageerror", (error) => told.push(error.message));
    page.on("dialog", (dialog) => told.push(dialog.message()));
    const url = pathToFileURL(file).href;
    page.on("request", (request) => {
      if (request.url() !== url) told.push(request.url());
    });
    await page.goto(url);
    return { page, told };
  }

  it("asks for nothing, and runs nothing but its own script, whatever comes from outside", async () => {
    const failures = fc.sample(hostileFailure, { seed: 1, numRuns: 60 });
    const { page, told } = await openPage(htmlReport(jsonResult(resultOf(failed(...failures)))));
    expect(await page.locator("article").count()).toBe(60);
    await page.locator("summary").evaluateAll((all) => all.forEach((one) => one.click()));
    expect(told).toEqual([]);
    await page.close();
  });

  it("has a button that copies the line to see a failure again", async () => {
    const { page, told } = await openPage(htmlReport(jsonResult(resultOf(failed(finding())), { secret: SECRET })));
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy" }).first().click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(
      'fuzz(consumer, { ...options, checks: ["accepts-every-event"], seed: 42, path: "11:0" })',
    );
    expect(told).toEqual([]);
    await page.close();
  });

  it("selects the line where the clipboard is out of reach", async () => {
    const { page, told } = await openPage(htmlReport(jsonResult(resultOf(failed(finding())), { secret: SECRET })));
    await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    await page.getByRole("button", { name: "Copy" }).first().click();
    await page.getByRole("button", { name: "Selected" }).waitFor();
    expect(await page.evaluate("String(getSelection())")).toContain('path: "11:0"');
    expect(told).toEqual([]);
    await page.close();
  });

  it.each([1280, 390])("never scrolls sideways, %i pixels wide", async (width) => {
    const long = finding({
      happened: `threw: ${"x".repeat(900)}`,
      edgeCase: "y".repeat(300),
      stderr: "z".repeat(2_000),
    });
    const { page } = await openPage(htmlReport(jsonResult(resultOf(failed(long)), { secret: SECRET })), { width });
    await page.locator("summary").evaluateAll((all) => all.forEach((one) => one.click()));
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
    await page.close();
  });
});

interface Opened {
  readonly page: Page;
  /** All that it says on the console, shows in a dialog, or asks for. */
  readonly told: readonly string[];
}
