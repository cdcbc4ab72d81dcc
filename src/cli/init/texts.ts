/** What `hubhook init` writes. */

/** What was found out about a project. */
export interface Found {
  /** A module, or a URL for what is started. */
  readonly consumer: string;
  /** What the module was taken for; undefined for what is started. */
  readonly recognised: string | undefined;
  readonly start: string | undefined;
  /** The environment variable that the handler takes its secret from. */
  readonly secretVariable: string | undefined;
  /** Names of repos and commands that its conditions compare with. */
  readonly repoNames: readonly string[];
  readonly commands: readonly string[];
  /** How the project is installed, as lines for a shell. */
  readonly install: readonly string[];
  readonly isPython: boolean;
}

/** A secret for tests: it is nobody's. */
export const EXAMPLE_SECRET = "an-example";

export function configText({ consumer, recognised, start, secretVariable, repoNames, commands }: Found): string {
  const [repo = "acme/churn"] = repoNames;
  const said = commands.length === 0 ? ["/help"] : commands.slice(0, 3);
  return [
    `import { defineConfig } from "hubhook";`,
    "",
    ...(recognised === undefined ? [] : [`// ${consumer} is ${recognised}.`]),
    "export default defineConfig({",
    "  fuzz: {",
    `    consumer: ${JSON.stringify(consumer)},`,
    ...(start === undefined ? [] : [`    start: ${JSON.stringify(start)},`]),
    ...(secretVariable === undefined ? [] : [`    secret: "${EXAMPLE_SECRET}",`]),
    "    // What the webhook watches, as in its settings: everything that is sent is then about that.",
    `    // watch: ${JSON.stringify(`model:${repo}`)},`,
    "    // What people write to it.",
    `    // say: ${JSON.stringify(said).replaceAll(",", ", ")},`,
    "  },",
    ...(secretVariable === undefined ? [] : [`  env: { ${secretVariable}: "${EXAMPLE_SECRET}" },`]),
    "});",
    "",
  ].join("\n");
}

export function workflowText({ install, isPython }: Found): string {
  const python = ["      - uses: actions/setup-python@v5", '        with: { python-version: "3.x" }'];
  return [
    "name: hubhook",
    "on: [push, pull_request]",
    "jobs:",
    "  fuzz:",
    "    runs-on: ubuntu-latest",
    "    steps:",
    "      - uses: actions/checkout@v4",
    "      - uses: actions/setup-node@v4",
    "        with: { node-version: 24 }",
    ...(isPython ? python : []),
    ...install.map((line) => `      - run: ${line}`),
    "      - run: npx --yes hubhook fuzz --seed ${{ github.run_number }} --report github",
    "",
  ].join("\n");
}
