/** The `hf` command of huggingface_hub as it is published, against a served Hub: all that it has for webhooks. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { packageFile } from "../../src/base/index.ts";
import { describeWithPython } from "../helpers/python.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { observedHub, type ObservedHub } from "./observed-hub.ts";

interface Desk extends ObservedHub {
  /** Runs `hf` as alice. @returns What it printed. */
  hf(...args: readonly string[]): Promise<string>;
  /** The webhooks of alice as the Hub knows them, without the one that observes. */
  webhooks(): readonly unknown[];
}

const URL_OF_BOT = "http://bot.example/webhook";

async function desk(): Promise<Desk> {
  const observed = await observedHub();
  const [observer] = observed.hub.webhooks.list();
  const env = {
    ...process.env,
    HF_ENDPOINT: observed.origin,
    HF_TOKEN: "hf_alice",
    HF_HOME: await temporaryFolder(),
    HF_HUB_DISABLE_XET: "1",
    HF_HUB_DISABLE_TELEMETRY: "1",
    NO_COLOR: "1",
  };
  return {
    ...observed,
    async hf(...args) {
      return (await promisify(execFile)(packageFile(".venv/bin/hf"), [...args], { env })).stdout.trim();
    },
    webhooks: () =>
      observed.hub.webhooks
        .list()
        .filter(({ id }) => id !== observer?.id)
        .map(({ id, url, jobId, watched, domains, disabled, hasSecret }) => ({
          id,
          url,
          jobId,
          watched,
          domains,
          disabled,
          hasSecret,
        })),
  };
}

const watched = [{ type: "user", name: "alice" }];

describeWithPython("hf webhooks", ["huggingface_hub.cli"], () => {
  it("creates, shows, changes, switches and deletes a webhook", async () => {
    const { hf, webhooks } = await desk();
    const create = ["create", "--watch", "user:alice", "--url", URL_OF_BOT, "--secret", "s3cret"];
    const id = await hf("webhooks", ...create, "--format", "quiet");
    const created = { id, url: URL_OF_BOT, watched, domains: ["repo", "discussion"], disabled: false, hasSecret: true };
    expect(webhooks()).toEqual([created]);

    const listed: unknown = JSON.parse(await hf("webhooks", "ls", "--format", "json"));
    const line = { id, url: URL_OF_BOT, disabled: false, domains: ["repo", "discussion"], watched: ["user:alice"] };
    expect(listed).toEqual([expect.objectContaining({ domains: ["repo", "discussion"] }), line]);
    const shown: unknown = JSON.parse(await hf("webhooks", "info", id, "--format", "json"));
    expect(shown).toMatchObject({ id, url: URL_OF_BOT, watched, disabled: false });
    expect(JSON.stringify(shown)).not.toContain("s3cret");

    const update = ["--url", `${URL_OF_BOT}/new`, "--watch", "model:alice/bert", "--domain", "repo"];
    await hf("webhooks", "update", id, ...update);
    const updated = {
      ...created,
      url: `${URL_OF_BOT}/new`,
      watched: [{ type: "model", name: "alice/bert" }],
      domains: ["repo"],
    };
    expect(webhooks()).toEqual([updated]);

    await hf("webhooks", "disable", id);
    expect(webhooks()).toEqual([{ ...updated, disabled: true }]);
    await hf("webhooks", "enable", id);
    expect(webhooks()).toEqual([updated]);
    await hf("webhooks", "delete", id, "--yes");
    expect(webhooks()).toEqual([]);
  }, 60_000);

  it("has what other commands of hf do delivered, to a URL and to a Job", async () => {
    const { hf, hub, webhooks, events } = await desk();
    const got: string[] = [];
    hub.connect(URL_OF_BOT, (request: Request) => {
      got.push(`${request.headers.get("X-Webhook-Secret")}`);
      return new Response();
    });
    hub.connectJob("65f0", (env) => void got.push(`${env["WEBHOOK_REPO_ID"]} ${env["HF_TOKEN"]}`));
    await hf("webhooks", "create", "--watch", "user:alice", "--url", URL_OF_BOT, "--secret", "s3cret");
    await hf("webhooks", "create", "--watch", "user:alice", "--job-id", "65f0", "--secrets", "HF_TOKEN=hf_x");
    expect(webhooks()).toMatchObject([{ url: URL_OF_BOT }, { jobId: "65f0" }]);

    await hf("repos", "create", "bert");
    expect(await events()).toEqual(["repo:create"]);
    expect(got.toSorted()).toEqual(["alice/bert hf_x", "s3cret"]);
  }, 60_000);

  it("tells why an update that leaves out what is watched is refused", async () => {
    const { hf, webhooks } = await desk();
    const id = await hf("webhooks", "create", "--watch", "user:alice", "--url", URL_OF_BOT, "--format", "quiet");
    const before = webhooks();
    await expect(hf("webhooks", "update", id, "--url", `${URL_OF_BOT}/new`)).rejects.toThrow(
      /\/watched: expected at least 1/,
    );
    expect(webhooks()).toEqual(before);
  }, 60_000);
});
