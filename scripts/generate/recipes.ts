/** The page of the docs with whole examples, made from the files that the tests run. */
import { readFile } from "node:fs/promises";

interface Recipe {
  readonly title: string;
  readonly about: string;
  /** Below test/recipes. */
  readonly files: readonly string[];
}

const RECIPES: readonly Recipe[] = [
  {
    title: "A route of Next.js, in Vitest",
    about:
      "The route is called as Next.js calls it. What it sends to the Hub is answered by the Hub of the test, and comes back as a delivery if a webhook watches it.",
    files: ["next/route.ts", "next/route.test.ts"],
  },
  {
    title: "A FastAPI app, in pytest",
    about:
      "`conftest.py` starts a Hub and the app; the test acts on that Hub with `huggingface_hub`, and sees what the app did there. It takes `npm install --save-dev hubhook` beside the Python packages; `HUBHOOK` names another command.",
    files: ["pytest/app.py", "pytest/conftest.py", "pytest/test_bot.py"],
  },
  {
    title: "A page that shows what happens on the Hub, in Playwright",
    about:
      "Playwright starts a Hub beside the app, and the test acts there by its REST API. The page is looked at until it shows what the delivery brought.",
    files: ["playwright/playwright.config.ts", "playwright/app.spec.ts", "playwright/app.mjs"],
  },
  {
    title: "A workflow of GitHub, over three machines",
    about:
      "Each machine fuzzes its share of the cases; the last job brings their results together, and marks what they found in the pull request.",
    files: ["github/hubhook.yml"],
  },
];

const FOLDER = new URL("../../test/recipes/", import.meta.url);

const LANGUAGES: Readonly<Record<string, string>> = { ts: "ts", mjs: "js", py: "python", yml: "yaml" };

export async function recipes(): Promise<string> {
  const parts = await Promise.all(RECIPES.map(recipe));
  return `# Recipes\n\nWhole examples to copy. This page is made from files that hubhook's own tests run.\n\n${parts.join("\n")}`;
}

async function recipe({ title, about, files }: Recipe): Promise<string> {
  const shown = await Promise.all(
    files.map(async (path) => {
      const name = path.slice(path.indexOf("/") + 1);
      const language = LANGUAGES[name.slice(name.lastIndexOf(".") + 1)] ?? "";
      const code = await readFile(new URL(path, FOLDER), "utf8");
      return `\n\`${name}\`:\n\n\`\`\`${language}\n${code}\`\`\`\n`;
    }),
  );
  return `## ${title}\n\n${about}\n${shown.join("")}`;
}
