import { defineConfig } from "@playwright/test";

const HUB = "http://127.0.0.1:5000";
const APP = "http://127.0.0.1:3000";

export default defineConfig({
  use: { baseURL: APP },
  webServer: [
    { command: "npx hubhook serve --port 5000", url: `${HUB}/settings/webhooks` },
    { command: "node app.mjs", url: APP, env: { PORT: "3000", HF_ENDPOINT: HUB, WEBHOOK_SECRET: "for-tests" } },
  ],
});
