import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { plainPayload } from "../../src/arbitraries/index.ts";
import { virtualClock, type VirtualClock } from "../../src/base/index.ts";
import { createHub, type ChainLink, type Hub, type WebhookHandle } from "../../src/hub/index.ts";
import { discussionBot } from "../consumers/discussion-bot.ts";

const url = "https://bot.example/webhook";
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());

/** A Hub that a bot in this process calls, with a webhook on all of ada's. */
function withBot(bot: (request: Request) => Response | Promise<Response>): {
  readonly hub: Hub<VirtualClock>;
  readonly webhook: WebhookHandle;
} {
  const hub = createHub({ clock: virtualClock() });
  server.use(...hub.handlers);
  onTestFinished(async () => {
    server.resetHandlers();
    await hub.close();
  });
  hub.connect(url, bot);
  const webhook = hub.webhooks.create({ url, watched: [{ type: "user", name: "ada" }], domains: ["discussion"] });
  return { hub, webhook };
}

function brief(chain: readonly ChainLink[]): readonly string[] {
  return chain.map((link) =>
    link.kind === "delivery" ? link.delivery.event : `${link.call.method} ${link.call.status}`,
  );
}

/** The bot answers after it has taken the event: until nothing more happens. */
async function untilQuiet({ hub, webhook }: { readonly hub: Hub; readonly webhook: WebhookHandle }): Promise<void> {
  for (let seen = -1; seen !== webhook.activity().length + hub.calls().length;) {
    seen = webhook.activity().length + hub.calls().length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    await hub.settled();
  }
}

describe("a consumer that calls the Hub back", () => {
  it("acts on the same world, and its call is known to be for the delivery that caused it", async () => {
    const at = withBot(discussionBot());
    const { hub, webhook } = at;
    const repo = hub.as("ada").createRepo({ type: "model", name: "bert" });
    const discussion = repo.openDiscussion({ title: "A question", text: "Hello bot, are you there?" });
    await untilQuiet(at);
    const [answer, question] = webhook.activity();
    expect(answer?.event).toBe("discussion.comment:create");
    expect(hub.calls().map(({ method, causedBy }) => [method, causedBy])).toContainEqual(["POST", question?.id]);
    expect(brief(hub.chain(answer?.id ?? ""))).toEqual(["discussion:create", "POST 201", "discussion.comment:create"]);
    expect(discussion.num).toBe(1);
  });

  it("tells deliveries apart that are worked on at the same time", async () => {
    const at = withBot(discussionBot());
    const repo = at.hub.as("ada").createRepo({ type: "model", name: "bert" });
    for (const title of ["One", "Another", "A third"])
      repo.openDiscussion({ title: `${title} question`, text: "bot?" });
    await untilQuiet(at);
    const asked = at.webhook.activity().filter(({ event }) => event === "discussion:create");
    const posts = at.hub.calls().filter(({ method }) => method === "POST");
    expect(new Set(posts.map(({ causedBy }) => causedBy))).toEqual(new Set(asked.map(({ id }) => id)));
    expect(posts).toHaveLength(3);
  });

  it("finds what it was sent by hand, though nobody did it there", async () => {
    const { hub } = withBot(() => new Response("ok"));
    const told = plainPayload("discussion.comment:create", "model");
    hub.send(told);
    if (!("discussion" in told)) throw new TypeError("There is no discussion.");
    const response = await fetch(told.discussion.url.api);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ title: told.discussion.title, num: told.discussion.num });
  });

  it("is what raised an event only if it was: people raise theirs by hand", async () => {
    const { hub, webhook } = withBot(() => new Response("ok"));
    hub.as("ada").createRepo({ type: "model", name: "bert" }).openDiscussion({ title: "Hello there", text: "Hi" });
    await hub.settled();
    expect(webhook.activity().map(({ raisedBy }) => raisedBy)).toEqual([null]);
    expect(brief(hub.chain(webhook.activity()[0]?.id ?? ""))).toEqual(["discussion:create"]);
    expect(hub.chain("0".repeat(24))).toEqual([]);
  });
});
