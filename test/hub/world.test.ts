import { describe, expect, it, onTestFinished } from "vitest";
import { virtualClock, type VirtualClock } from "../../src/base/index.ts";
import { createHub, type Hub, type HubOptions, type NewWebhook, type WebhookHandle } from "../../src/hub/index.ts";
import { parsePayload, type AnyPayload } from "../../src/payload/index.ts";
import {
  AlreadyExistsError,
  ConflictError,
  DiscussionNotFoundError,
  ForbiddenError,
  RepoNotFoundError,
} from "../../src/world/index.ts";

const url = "https://bot.example/webhook";

interface Watched {
  readonly hub: Hub<VirtualClock>;
  readonly webhook: WebhookHandle;
  /** The names of the events that reached the webhook, oldest first. */
  readonly events: () => readonly string[];
  /** The payload of the newest of them. */
  readonly newest: () => AnyPayload | undefined;
}

/** A hub with a webhook on all that ada and the lab own. */
function watched(settings: Partial<NewWebhook> = {}, options: HubOptions = {}): Watched {
  const hub = createHub({ ...options, clock: virtualClock() });
  onTestFinished(() => hub.close());
  hub.connect(url, () => new Response("ok"));
  const webhook = hub.webhooks.create({
    url,
    owner: "ada",
    watched: [
      { type: "user", name: "ada" },
      { type: "org", name: "lab" },
    ],
    domains: ["repo", "discussion"],
    ...settings,
  });
  return {
    hub,
    webhook,
    events: () =>
      webhook
        .activity()
        .map(({ event }) => event)
        .toReversed(),
    newest: () => webhook.activity()[0]?.payload,
  };
}

describe("a hub", () => {
  it("delivers what people do to the handler under test", async () => {
    const { hub, webhook } = watched();
    const answered: string[] = [];
    hub.connect(url, async (request: Request) => {
      const parsed = parsePayload(await request.json(), { strict: true });
      answered.push(parsed.ok ? parsed.event : "no payload");
      return new Response("ok");
    });
    const repo = hub.as("ada").createRepo({ type: "model", name: "ada/bert" });
    const pr = repo.as("bob").openPullRequest({ title: "Fix the card", files: { "README.md": "# Bert" } });
    pr.comment("hello @bot");
    pr.as("ada").merge("Thanks!");
    await hub.settled();
    expect(answered).toEqual([
      "repo:create",
      "discussion:create",
      "repo.content:update",
      "discussion.comment:create",
      "discussion.comment:create",
      "discussion:update",
      "repo.content:update",
    ]);
    expect(webhook.activity().every(({ status }) => status === "delivered")).toBe(true);
    expect(webhook.activity()[0]?.payload).toMatchObject({
      webhook: { id: webhook.id },
      repo: { headSha: repo.headSha },
    });
  });

  it("lets a handler act back, and settles when all that follows is delivered", async () => {
    const { hub, events } = watched({ domains: ["discussion"] });
    hub.connect(url, async (request: Request) => {
      const parsed = parsePayload(await request.json());
      if (!parsed.ok || parsed.event !== "discussion:create") return new Response("not for me");
      const { repo, discussion, comment } = parsed.payload;
      if (!comment.hidden && comment.content.includes("@bot")) {
        hub.as("bot").repo(repo).discussion(discussion.num).comment("Hi!");
      }
      return new Response("ok");
    });
    const discussion = hub
      .as("ada")
      .createRepo({ type: "model", name: "bert" })
      .openDiscussion({ title: "A question", text: "hello @bot" });
    await hub.settled();
    expect(events()).toEqual(["discussion:create", "discussion.comment:create"]);
    expect(discussion.comments.map(({ text }) => text)).toEqual(["hello @bot", "Hi!"]);
  });

  it("tells private repos only to webhooks of those who may see them", () => {
    const ofAda = watched();
    const ofBob = ofAda.hub.webhooks.create({
      url,
      owner: "bob",
      watched: [{ type: "org", name: "lab" }],
      domains: ["repo"],
    });
    const { hub } = ofAda;
    hub.organization("lab", { members: ["ada"] });
    const repo = hub.as("ada").createRepo({ type: "dataset", name: "lab/data", private: true });
    expect(ofBob.activity()).toEqual([]);
    repo.makePublic();
    expect(ofBob.activity()).toHaveLength(1);
    repo.makePrivate();
    repo.delete();
    expect(ofBob.activity()).toHaveLength(1);
    expect(ofAda.events()).toEqual(["repo:create", "repo.config:update", "repo.config:update", "repo:delete"]);
  });

  it("still sends to everybody what a test sends by itself", () => {
    const { hub, newest } = watched({ owner: "bob" });
    hub.as("ada").createRepo({ type: "model", name: "bert", private: true });
    expect(newest()).toBeUndefined();
    const sent = watched();
    sent.hub.as("ada").createRepo({ type: "model", name: "bert", private: true });
    const payload = sent.newest();
    if (payload !== undefined) hub.send(payload);
    expect(newest()).toMatchObject({ repo: { private: true } });
  });

  it("tells urls below its own origin", () => {
    const { hub, newest } = watched({}, { origin: "http://127.0.0.1:7777" });
    hub.as("ada").createRepo({ type: "dataset", name: "data" });
    expect(newest()).toMatchObject({ repo: { url: { web: "http://127.0.0.1:7777/datasets/ada/data" } } });
  });

  it("behaves otherwise where its documentation is silent, if told to", () => {
    const { hub, events } = watched({}, { conduct: { contentOnCreate: true } });
    hub.as("ada").createRepo({ type: "model", name: "bert" });
    expect(events()).toEqual(["repo:create", "repo.content:update"]);
  });

  it("shows the world as a value, and keeps it when an action is refused", () => {
    const { hub, events } = watched();
    hub.as("ada").createRepo({ type: "model", name: "bert" });
    const before = hub.world;
    expect(() => hub.as("ada").createRepo({ type: "model", name: "bert" })).toThrow(AlreadyExistsError);
    expect(hub.world).toBe(before);
    expect(events()).toEqual(["repo:create"]);
    hub.as("bob");
    expect(before.namespaces.has("bob")).toBe(false);
  });

  it("stamps what happens with its clock", async () => {
    const { hub } = watched();
    await hub.clock.advance({ days: 1 });
    const repo = hub.as("ada").createRepo({ type: "model", name: "bert" });
    expect(hub.world.repos.get(repo.id)?.createdAtMs).toBe(hub.clock.nowMs());
  });
});

describe("a repo in hand", () => {
  it("does all that can be done with a Git repo", () => {
    const { hub, events } = watched({ domains: ["repo"] });
    const repo = hub.as("ada").createRepo({ type: "model", name: "bert" });
    const first = repo.headSha;
    expect(repo.push({ files: { "a.txt": "1" }, summary: "One" })).toMatchObject({ parent: first, summary: "One" });
    repo.createBranch("dev", { startingPoint: first });
    repo.push({ branch: "dev", files: { "b.txt": "2" } });
    repo.createTag("v1", { revision: "dev" });
    repo.deleteTag("v1");
    repo.deleteBranch("dev");
    repo.squash();
    repo.updateSettings({ gated: "manual" });
    expect(events()).toEqual([
      "repo:create",
      ...Array.from({ length: 7 }, () => "repo.content:update"),
      "repo.config:update",
    ]);
  });

  it("stays in hand under another name", () => {
    const { hub, newest } = watched();
    hub.organization("lab", { members: ["ada"] });
    const repo = hub.as("ada").createRepo({ type: "model", name: "bert" });
    const discussion = repo.openDiscussion({ title: "A question", text: "Why?" });
    const [comment] = discussion.comments;
    repo.move("robert");
    expect(newest()).toMatchObject({ repo: { name: "ada/bert" }, movedTo: { name: "ada/robert" } });
    repo.move("lab/robert");
    comment?.edit("Why not?");
    expect([repo.name, discussion.title, comment?.text]).toEqual(["lab/robert", "A question", "Why not?"]);
    expect(newest()).toMatchObject({ repo: { name: "lab/robert" }, comment: { content: "Why not?" } });
  });

  it("says that it is gone, also when another one has taken its name", () => {
    const { hub } = watched();
    const repo = hub.as("ada").createRepo({ type: "model", name: "bert" });
    repo.delete();
    hub.as("ada").createRepo({ type: "model", name: "bert" });
    expect(() => repo.push({})).toThrow(RepoNotFoundError);
    expect(() => repo.name).toThrow(/there is no model ada\/bert/);
    expect(() => hub.as("ada").repo({ type: "dataset", name: "ada/bert" })).toThrow(RepoNotFoundError);
  });

  it("is a Space with secrets and variables, or a bucket with files", () => {
    const { hub, events, newest } = watched();
    const space = hub.as("ada").createRepo({ type: "space", name: "demo" });
    space.addSecret({ key: "TOKEN", value: "s3cr3t", description: "for the API" });
    space.deleteSecret("TOKEN");
    space.addVariable({ key: "MODE", value: "fast" });
    space.deleteVariable("MODE");
    const bucket = hub.as("ada").createRepo({ type: "bucket", name: "logs" });
    bucket.write({ files: { "a.json": "{}" } });
    expect(newest()).toMatchObject({ updatedFiles: [{ path: "a.json", action: "add", size: 2 }] });
    expect(events().slice(1, 5)).toEqual(Array.from({ length: 4 }, () => "repo.config:update"));
    expect(() => bucket.as("bob").write({ files: { "a.json": "[]" } })).toThrow(ForbiddenError);
    expect(() => space.as("bob").addSecret({ key: "TOKEN", value: "" })).toThrow(ForbiddenError);
    // @ts-expect-error a bucket has no discussions
    expect(bucket.openDiscussion).toBeUndefined();
  });
});

describe("a discussion in hand", () => {
  it("does all that can be done with one", () => {
    const { hub, events } = watched({ domains: ["discussion"] });
    const discussion = hub
      .as("ada")
      .createRepo({ type: "model", name: "bert" })
      .as("bob")
      .openDiscussion({ title: "A question", text: "Why?" });
    const comment = discussion.comment("Becuase.");
    comment.edit("Because.");
    comment.as("ada").hide();
    discussion.rename("The question");
    discussion.close("Done.");
    discussion.reopen();
    discussion.as("ada").pin();
    expect(discussion).toMatchObject({ num: 1, title: "The question", status: "open", pinned: true });
    expect([comment.text, comment.hidden]).toEqual(["Because.", true]);
    discussion.as("ada").unpin();
    discussion.as("ada").delete();
    expect(() => discussion.status).toThrow(DiscussionNotFoundError);
    expect(events()).toEqual([
      "discussion:create",
      "discussion.comment:create",
      "discussion.comment:update",
      "discussion.comment:update",
      "discussion:update",
      "discussion.comment:create",
      "discussion:update",
      "discussion:update",
      "discussion:update",
      "discussion:update",
      "discussion:delete",
    ]);
  });

  it("is a draft that has to be published before it is merged", () => {
    const { hub } = watched();
    const repo = hub.as("ada").createRepo({ type: "model", name: "bert" });
    const draft = repo.openPullRequest({ title: "Fix the card" });
    // @ts-expect-error a draft can't be merged
    expect(draft.merge).toBeUndefined();
    expect(draft.status).toBe("draft");
    draft.push({ files: { "README.md": "# Bert" } });
    const pr = draft.publish();
    expect(pr.merge()).toBe(repo.headSha);
    expect(pr.status).toBe("merged");
    expect(() => repo.pullRequest(pr.num).merge()).toThrow(ConflictError);
    expect(repo.openPullRequest({ title: "At once", draft: false }).status).toBe("open");
    expect(repo.openPullRequest({ title: "Not yet", files: { "a.txt": "" }, draft: true }).status).toBe("draft");
  });

  it("shows no more of the world than itself when it is printed", () => {
    const { hub } = watched();
    const repo = hub.as("ada").createRepo({ type: "model", name: "bert" });
    expect(JSON.parse(JSON.stringify(repo))).toEqual({ id: repo.id });
  });
});
