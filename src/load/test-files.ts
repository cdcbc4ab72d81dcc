/** The files of a load test, as text: readable, and runnable as they stand with `npx artillery run test.yml`. */
import { artilleryTest } from "./artillery-test.ts";
import type { LoadSettings } from "./settings.ts";
import { yamlOf } from "./yaml.ts";

/** Where Artillery writes what it measured, beside the others. */
export const REPORT_FILE = "report.json";

/** What a file says that may be written anew. */
const MARK = "Written by hubhook load";

/** Whether a file of one of these names may be written anew. */
export function isOwnFile(text: string): boolean {
  return text.includes(MARK);
}

/**
 * The texts of the files by their names.
 * @param version - Which hubhook other machines install. `null` when the test runs where it is written.
 * @throws UsageError when the machines can't share the rate.
 */
export function testFiles(settings: LoadSettings, version: string | null): Readonly<Record<string, string>> {
  return {
    "test.yml": `# ${MARK}, which writes it anew. Take this line out to keep your changes.\n${yamlOf(artilleryTest(settings))}\n`,
    "processor.mjs": processorOf(settings),
    ...(version !== null && { "package.json": manifestOf(version) }),
  };
}

function processorOf({ url, secretIn, seed, watched = [], events }: LoadSettings): string {
  const lines = [
    `url: ${JSON.stringify(url)},`,
    secretIn === null ? "secretIn: null," : `secretIn: "${secretIn}", // the secret itself comes from HUBHOOK_SECRET`,
    `seed: ${seed},`,
    ...(watched.length === 0 ? [] : [`watched: ${inOneLine(watched)},`]),
    ...(events === undefined ? [] : [`events: ${inOneLine(events)},`]),
  ];
  return `// ${MARK}, which writes it anew. Take this line out to keep your changes.
// Request k of worker w follows from the seed, w and k: loadRequest() of hubhook makes it again.
import { loadHooks } from "hubhook";

export const { deliver, judge } = loadHooks(
  {
${lines.map((line) => `    ${line}`).join("\n")}
  },
  process.env,
);
`;
}

/** Artillery sends the manifest beside a test along with it, and installs what it names. */
function manifestOf(version: string): string {
  const manifest = { private: true, description: `${MARK}, which writes it anew`, dependencies: { hubhook: version } };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function inOneLine(value: readonly unknown[]): string {
  return JSON.stringify(value).replaceAll(/(?<=["}]),|(?<="):/g, "$& ");
}
