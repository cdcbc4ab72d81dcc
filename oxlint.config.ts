/**
 * Lint rules. The floors of `src/` stand here once, as data: a folder may import the faces (`index.ts`)
 * of the folders on lower floors, and nothing else outside itself.
 */
import { defineConfig, type OxlintConfig, type OxlintOverride } from "oxlint";

/** From the bottom up; two folders on one floor do not know each other. */
const FLOORS = [
  ["base"],
  ["payload"],
  ["world", "delivery", "consumer", "reach"],
  ["arbitraries", "hub"],
  ["checks"],
  ["findings"],
  ["fuzz", "load"],
  ["report", "server", "codegen"],
  ["vitest", "config"], // the messages of a test are reports
];

const floorRules: OxlintOverride[] = FLOORS.flatMap((folders, floor) => {
  const below = FLOORS.slice(0, floor).flat();
  const faces = below.flatMap((folder) => [`!../${folder}/index.ts`, `!../../${folder}/index.ts`]);
  const extra = [
    ...(folders.includes("payload") ? ["!../../generated/*"] : []),
    ...(folders.includes("consumer") ? ["!../loading/index.ts", "!../words/index.ts", "!../branches/index.ts"] : []), // of its floor's own folders
    ...(folders.includes("arbitraries") ? ["!../aim/index.ts"] : []),
  ];
  return folders.map((folder): OxlintOverride => ({
    files: [`src/${folder}/**`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["../*/**", "../../*/**", ...faces, ...extra],
              message: `${folder}/ is on floor ${floor}: it may import the faces of ${below.join(", ") || "no folder"}.`,
            },
          ],
        },
      ],
    },
  }));
});

const config: OxlintConfig = defineConfig({
  plugins: ["typescript", "import", "unicorn", "promise", "oxc"],
  categories: { correctness: "error", suspicious: "error" },
  rules: {
    "import/no-cycle": "error",
    "import/no-default-export": "error",
    "import/no-unassigned-import": "off",
    "import/no-named-as-default-member": "off", // `fc.tuple` is how fast-check is written
    "typescript/no-explicit-any": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/explicit-module-boundary-types": "error",
    "typescript/consistent-type-imports": "error",
    "unicorn/filename-case": ["error", { case: "kebabCase" }],
    "unicorn/prefer-node-protocol": "error",
    "unicorn/no-array-sort": "off",
    "unicorn/consistent-function-scoping": "off",
    "no-shadow": "off",
    "no-await-in-loop": "off",
    "unicorn/require-post-message-target-origin": "off", // messages go from thread to thread, not to a window
    "no-restricted-globals": [
      "error",
      { name: "Date", message: "Take the time from a Clock (src/base/clock.ts)." },
      { name: "fetch", message: "Send through a Consumer (src/consumer/)." },
      { name: "process", message: "Only src/cli/main.ts knows the process; take what you need as an argument." },
      { name: "setTimeout", message: "Start a timer on a Clock (src/base/clock.ts)." },
    ],
    "no-restricted-properties": [
      "error",
      { object: "Math", property: "random", message: "Take randomness from a seed (src/base/random.ts)." },
    ],
  },
  ignorePatterns: ["dist/", "generated/", "coverage/", "test/projects/", "test/recipes/*/", "test/bugs/conditions/*/"],
  overrides: [
    {
      files: [
        "src/base/**",
        "src/consumer/**",
        "src/cli/**",
        "src/server/**",
        "src/vitest/**",
        "scripts/**",
        "test/**",
        "*.config.ts",
      ],
      rules: { "no-restricted-globals": "off" },
    },
    { files: ["*.config.ts"], rules: { "import/no-default-export": "off" } },
    // JSON Schema has a keyword "then".
    { files: ["scripts/generate/**"], rules: { "unicorn/no-thenable": "off" } },
    ...floorRules,
  ],
});

export default config;
