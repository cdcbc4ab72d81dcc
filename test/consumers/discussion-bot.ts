/**
 * A bot in the shape of the one in HF's guide on discussion bots: whoever mentions it in a discussion gets an answer there.
 * It calls the Hub to know who it is, and to comment.
 */
import type { ConsumerOptions } from "./options.ts";
import { isSameSecret } from "./same-secret.ts";

export const discussionBotFlaws = [
  "answers-itself",
  "forgets-deliveries",
  "remembers-too-late",
  "trusts-the-hub",
  "waits-for-the-hub",
  "counts-on-the-opening",
  "stops-after-an-error",
  "answers-in-the-last",
  "quotes-half-a-character",
  "shows-its-token",
  "shows-the-secret",
] as const;

type Flaw = (typeof discussionBotFlaws)[number];

export interface DiscussionBotOptions extends ConsumerOptions<Flaw> {
  /** Default: https://huggingface.co. */
  readonly hub?: string;
  readonly token?: string;
}

/** What it reads of an event. */
interface Mention {
  readonly event: { readonly scope: string; readonly action: string };
  readonly repo: { readonly url: { readonly api: string } };
  readonly discussion: { readonly num: number; readonly url: { readonly api: string } };
  readonly comment?: { readonly author: { readonly id: string }; readonly content?: string };
}

export function discussionBot(options: DiscussionBotOptions = {}): (request: Request) => Promise<Response> {
  const { secret, flaw, hub = "https://huggingface.co", token = "hf_bot_of_ours" } = options;
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
  const seen = new Set<string>();
  const opened = new Set<string>();
  let ownId: Promise<string> | undefined;
  let last: Mention | undefined;
  let queue: Promise<void> = Promise.resolve();

  const call = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const patience = flaw === "waits-for-the-hub" ? {} : { signal: AbortSignal.timeout(500) };
    const response = await fetch(url, { ...init, ...patience, headers });
    if (!response.ok) throw new Error(`The Hub answered ${response.status}`);
    return response;
  };
  const whoAmI = async (): Promise<string> => {
    const { id }: { id: string } = JSON.parse(await (await call(`${hub}/api/whoami-v2`)).text());
    return id;
  };
  const isItself = async (authorId: string): Promise<boolean> => {
    ownId ??= whoAmI();
    ownId.catch(() => (ownId = undefined)); // ask again next time
    return (await ownId) === authorId;
  };

  const answer = async (deliveryId: string, { event, discussion, comment }: Mention): Promise<void> => {
    if (event.action !== "create" || comment?.content?.includes("bot") !== true) return;
    if (flaw !== "answers-itself" && (await isItself(comment.author.id))) return;
    if (flaw === "remembers-too-late" && seen.has(deliveryId)) return;
    const where = flaw === "answers-in-the-last" ? (last?.discussion ?? discussion) : discussion;
    await call(`${where.url.api}/comment`, {
      method: "POST",
      body: JSON.stringify({ comment: textFor(comment.content) }),
    });
    if (flaw === "remembers-too-late") seen.add(deliveryId);
  };

  const textFor = (content: string): string => {
    if (flaw === "quotes-half-a-character") return `You said: ${content.slice(0, 80)}…`;
    if (flaw === "shows-its-token") return `I am ${JSON.stringify(headers)}`;
    if (flaw === "shows-the-secret") return `You called me by ${hub}/?secret=${secret}`;
    return `You said: ${[...content].slice(0, 80).join("")}…`;
  };

  return async (request) => {
    if (secret !== undefined && !isSameSecret(request.headers.get("x-webhook-secret") ?? undefined, secret)) {
      return new Response("Who are you?", { status: 401 });
    }
    const payload = await request.json().catch(() => null);
    if (!isMention(payload)) return new Response("Not for me");
    if (flaw === "counts-on-the-opening") {
      const { scope, action } = payload.event;
      if (scope === "discussion" && action === "create") opened.add(payload.discussion.url.api);
      else if (scope === "discussion.comment" && !opened.has(payload.discussion.url.api)) throw new Error("Which one?");
    }
    const deliveryId = request.headers.get("webhook-id") ?? "";
    if (flaw !== "forgets-deliveries" && flaw !== "remembers-too-late") {
      if (seen.has(deliveryId)) return new Response("I know");
      seen.add(deliveryId);
    }
    last = payload;
    const answering =
      flaw === "stops-after-an-error"
        ? (queue = queue.then(async () => await answer(deliveryId, payload)))
        : answer(deliveryId, payload);
    if (flaw === "trusts-the-hub" || flaw === "waits-for-the-hub" || flaw === "remembers-too-late") {
      await (flaw === "trusts-the-hub" ? answering : answering.catch(() => undefined));
      return new Response("Answered");
    }
    answering.catch(() => undefined); // a bot on duty would try again later
    return new Response("On it", { status: 202 });
  };
}

function isMention(value: unknown): value is Mention {
  if (typeof value !== "object" || value === null || !("event" in value) || !("discussion" in value)) return false;
  const { event, discussion } = value;
  const isEvent = typeof event === "object" && event !== null && "scope" in event && "action" in event;
  const isDiscussion = typeof discussion === "object" && discussion !== null && "url" in discussion;
  return isEvent && isDiscussion && isCommentOrNone(Reflect.get(value, "comment"));
}

function isCommentOrNone(comment: unknown): boolean {
  if (comment === undefined) return true;
  if (typeof comment !== "object" || comment === null || !("author" in comment)) return false;
  const content: unknown = Reflect.get(comment, "content");
  const { author } = comment;
  return typeof author === "object" && author !== null && (content === undefined || typeof content === "string");
}
