import { hubTest } from "hubhook/vitest";
import { expect, vi } from "vitest";
import { POST } from "./route.ts";

hubTest("thanks for a discussion", async ({ hub }) => {
  vi.stubEnv("WEBHOOK_SECRET", "for-tests").stubEnv("HF_TOKEN", "hf_bot");
  const url = "https://app.example/api/webhook";
  hub.connect(url, POST);
  const watched = [{ type: "user", name: "ada" }] as const;
  const webhook = hub.webhooks.create({ url, watched, domains: ["discussion"], secret: "for-tests" });
  const repo = hub.as("ada").createRepo({ type: "model", name: "bert" });
  const discussion = repo.openDiscussion({ title: "A question", text: "Hello?" });
  await hub.settled();
  expect(webhook).toHaveAnswered(204);
  expect(discussion.comments.map(({ text }) => text)).toEqual(["Hello?", "Thank you!"]);
});

hubTest("keeps all promises", { timeout: 60_000 }, async ({ seed }) => {
  vi.stubEnv("WEBHOOK_SECRET", "for-tests").stubEnv("HF_TOKEN", "hf_bot");
  await expect(POST).toKeepPromises({ seed, secret: "for-tests", runs: 20 });
});
