/**
 * A webhook in FastAPI on HF's own payload model (`huggingface_hub.WebhookPayload`): what hubhook finds in it, and what
 * the model makes of the Hub's payloads. Needs .venv: `node scripts/python-env.ts` creates it.
 */
import { afterAll, beforeAll, expect, it } from "vitest";
import { plainPayload } from "../../src/arbitraries/index.ts";
import { commandConsumer, type CommandConsumer } from "../../src/consumer/index.ts";
import { deliveryRequest } from "../../src/delivery/index.ts";
import { fuzz } from "../../src/fuzz/index.ts";
import { formatResult } from "../../src/report/index.ts";
import { describeWithPython } from "../helpers/python.ts";
import { failing, findingsOf } from "./failing.ts";

const SECRET = "correct-horse";
const START = ".venv/bin/uvicorn --app-dir test/consumers/python app:app --port $PORT --log-level error";

describeWithPython("HF's own payload model", ["fastapi", "huggingface_hub", "uvicorn"], () => {
  let consumer: CommandConsumer;

  beforeAll(async () => {
    consumer = await commandConsumer(START, { url: "http://127.0.0.1/webhook", env: { WEBHOOK_SECRET: SECRET } });
  }, 60_000);
  afterAll(() => consumer?.close());

  async function statusOf(payload: object): Promise<number | null> {
    const body = JSON.stringify(payload);
    const request = deliveryRequest({ url: consumer.url, secret: SECRET }, body, "0".repeat(24));
    const exchange = await consumer.send(request, { timeoutMs: 5_000 });
    return exchange.kind === "answered" ? exchange.status : null;
  }

  /** What the model kept of a payload, under the model's own names. */
  async function seenOf(payload: object): Promise<Readonly<Record<string, unknown>>> {
    expect(await statusOf(payload)).toBe(202);
    const response = await fetch(new URL("/seen", consumer.url));
    return JSON.parse(await response.text());
  }

  it("keeps every promise but three: it refuses buckets and what the Hub may add, and FastAPI breaks over NaN", async () => {
    const result = await fuzz(consumer, { secret: SECRET, runs: 100, seed: 1 });
    expect(failing(result), formatResult(result)).toEqual([
      "accepts-buckets",
      "tolerates-new-values",
      "survives-malformed-body",
    ]);
    expect(findingsOf(result)).toMatchObject([
      { example: { happened: "answered 422" }, cases: 106 },
      { example: { happened: "answered 422", edgeCase: "new-repo-type" } },
      { example: { happened: "answered 422", edgeCase: "new-discussion-status" } },
      { example: { happened: "answered 422", edgeCase: "new-action" } },
      { example: { happened: "answered 500", edgeCase: "not-a-number" }, alsoWith: ["number-beyond-doubles"] },
    ]);
    expect(findingsOf(result).at(-1)?.example.stderr).toContain(
      "ValueError: Out of range float values are not JSON compliant",
    );
  });

  it("names the head of a repo as the Hub does not, and so never sees it", async () => {
    const push = plainPayload("repo.content:update", "model");
    expect(push.repo).toHaveProperty("headSha");
    expect(await seenOf(push)).toMatchObject({ repo: { name: push.repo.name, head_sha: null } });
  });

  it("drops what changed in the settings", async () => {
    const update = plainPayload("repo.config:update", "model");
    expect(update).toHaveProperty("updatedConfig");
    expect(await seenOf(update)).not.toHaveProperty("updatedConfig");
  });

  it("takes a new scope, and refuses a new action", async () => {
    const { event, ...rest } = plainPayload("repo:update", "model");
    expect(await statusOf({ ...rest, event: { ...event, scope: "repo.doi" } })).toBe(202);
    expect(await statusOf({ ...rest, event: { ...event, action: "archive" } })).toBe(422);
  });
});
