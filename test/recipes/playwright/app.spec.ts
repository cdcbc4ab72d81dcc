import { expect, test } from "@playwright/test";

const HUB = "http://127.0.0.1:5000";
const headers = { Authorization: "Bearer hf_ada" }; // any hf_NAME is a token of NAME

test("shows a repo that somebody creates", async ({ page, request, baseURL }) => {
  const webhook = {
    url: `${baseURL}/webhook`,
    secret: "for-tests",
    watched: [{ type: "user", name: "ada" }],
    domains: ["repo"],
  };
  await request.post(`${HUB}/api/settings/webhooks`, { headers, data: webhook });
  await request.post(`${HUB}/api/repos/create`, { headers, data: { name: "bert", type: "model" } });
  await expect(async () => {
    await page.goto("/");
    await expect(page.getByRole("listitem").first()).toHaveText("repo:create ada/bert");
  }).toPass();
});
