/**
 * A bot that keeps every promise, made of parts that can be replaced one at a time: a bug is this bot with a part or two
 * that people have written in their own way.
 */
import type { FetchHandler } from "../../src/consumer/index.ts";
import { isSameSecret } from "../consumers/same-secret.ts";
import { isShaped } from "./is-shaped.ts";

/**
 * What `JSON.parse` gives: nothing that a compiler would check. Bugs read it as people do who believe what they were shown
 * in an example.
 */
export type Json = ReturnType<typeof JSON.parse>;

/** Does what the bot is there for, and returns what to say about it. */
export type Work = (payload: Json, request: Request) => unknown;

export interface Bot {
  readonly secret: string;
  /** What the caller gives as the secret. */
  givenSecret(request: Request): string | null;
  isSecret(given: string | null): boolean;
  refuse(request: Request): Response;
  /** The JSON value in the body; undefined if there is none. */
  read(request: Request): Promise<Json>;
  isPayload(value: Json): boolean;
  /** An answer without any work, as for what was handled before; `null` to go on. */
  early(payload: Json, request: Request): Response | null | Promise<Response | null>;
  readonly onRepo: Work;
  readonly onContent: Work;
  readonly onConfig: Work;
  readonly onDiscussion: Work;
  readonly onComment: Work;
  /** For scopes that it does not know. */
  readonly onOther: Work;
  answer(done: unknown, payload: Json): Response | Promise<Response>;
}

/** The bot as it is right. */
export function correctBot(secret: string): Bot {
  return {
    secret,
    givenSecret: (request) => request.headers.get("X-Webhook-Secret"),
    isSecret: (given) => isSameSecret(given, secret),
    refuse: () => new Response("wrong secret", { status: 401 }),
    read: (request) => request.json().catch(() => undefined),
    isPayload: isShaped,
    early: () => null,
    onRepo: ({ event, repo }) => `${event.action} ${repo.name}`,
    onContent: ({ updatedRefs = [], updatedFiles = [] }) => `${updatedRefs.length + updatedFiles.length} changes`,
    onConfig: ({ updatedConfig }) => (updatedConfig.private === true ? "hidden" : "noted"),
    onDiscussion: ({ discussion }) => `${discussion.status} #${discussion.num}`,
    onComment: ({ comment }) => (comment.content?.includes("@bot") === true ? "coming" : "read"),
    onOther: () => "not for me",
    answer: (done) => new Response(String(done)),
  };
}

/** The bot at work. */
export function handlerOf(bot: Bot): FetchHandler {
  return async (request) => {
    if (!bot.isSecret(bot.givenSecret(request))) return bot.refuse(request);
    const payload = await bot.read(request);
    if (!bot.isPayload(payload)) return new Response("this is no payload of the Hub", { status: 400 });
    const early = await bot.early(payload, request);
    if (early !== null) return early;
    return await bot.answer(await workOf(bot, payload)(payload, request), payload);
  };
}

function workOf(bot: Bot, { event }: Json): Work {
  switch (event.scope) {
    case "repo":
      return bot.onRepo;
    case "repo.content":
      return bot.onContent;
    case "repo.config":
      return bot.onConfig;
    case "discussion":
      return bot.onDiscussion;
    case "discussion.comment":
      return bot.onComment;
    default:
      return bot.onOther;
  }
}
