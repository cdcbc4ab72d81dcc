/** The tests that mutants of one folder are given: named in MUTATE_TESTS, since Stryker has them run elsewhere. */
import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: (process.env["MUTATE_TESTS"] ?? "").split(",").map((folder) => `test/${folder}/**/*.test.ts`),
    setupFiles: ["scripts/mutate/end-on-failure.ts"],
    testNamePattern: /^(?!.*spreads-bytes-over-arguments)/, // how much fits on the stack is another matter in Stryker
    testTimeout: 30_000,
  },
});

export default config;
