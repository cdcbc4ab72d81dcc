/** A test without `hubTest`, for any runner: `test`, `beforeAll`, `afterAll` and `assert` are the runner's own. */
import { createHub, virtualClock } from "hubhook";
import { setupServer } from "msw/node";
import { bot } from "./bot.mjs";

export function testTheBot({ test, beforeAll, afterAll, assert }) {
  const hub = createHub({ seed: 1, clock: virtualClock() });
  const server = setupServer(...hub.handlers); // what the bot sends to the Hub is answered by this one
  beforeAll(() => server.listen({ onUnhandledFrame: "bypass" }));
  afterAll(async () => {
    server.close();
    await hub.close();
  });

  test("answers a mention once", async () => {
    const url = "https://bot.example/webhook";
    hub.connect(url, bot);
    const webhook = hub.webhooks.create({ url, watched: [{ type: "user", name: "ada" }], domains: ["discussion"] });
    const discussion = hub
      .as("ada")
      .createRepo({ type: "model", name: "bert" })
      .openDiscussion({ title: "A question", text: "Hello?" });
    discussion.comment("@bot help");
    await hub.settled();
    const events = webhook.activity().map(({ event, status }) => `${event} ${status}`);
    assert(
      events.join(", "),
      "discussion.comment:create delivered, discussion.comment:create delivered, discussion:create delivered",
    );
  });
}
