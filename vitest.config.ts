import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "test/recipes/*/**"],
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});

export default config;
