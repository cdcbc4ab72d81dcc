/** Reads commands, front matter, labels, versions and branches in all the forms that people give them, and takes none for granted. */
import type { FetchHandler } from "../../../src/consumer/index.ts";
import { isSameSecret } from "../../consumers/same-secret.ts";
import type { Json } from "../bot.ts";
import { isShaped } from "../is-shaped.ts";

const COMMANDS = new Map<string, (argument: string) => string>([
  ["retrain", (argument) => `retraining ${argument || "main"}`],
  ["wait", (argument) => (/^\d{1,4}$/.test(argument) ? `waiting ${argument} s` : "for how long?")],
]);

export function readsWhatPeopleWrite(secret: string): FetchHandler {
  const pushes = new Map<string, number>();
  return async (request) => {
    if (!isSameSecret(request.headers.get("X-Webhook-Secret"), secret)) return new Response("no", { status: 401 });
    const payload: Json = await request.json().catch(() => undefined);
    if (!isShaped(payload)) return new Response("no payload", { status: 400 });
    const said = [
      payload.comment?.content === undefined ? [] : readComment(payload.comment.content),
      payload.discussion === undefined ? [] : readTitle(payload.discussion.title),
      (payload.updatedRefs ?? []).map(({ ref }: Json) => readRef(ref, pushes)),
    ];
    return new Response(said.flat().join("\n"));
  };
}

function readComment(content: string): readonly string[] {
  const [, front] = /^---\n([^]*?)\n---(?:\n|$)/.exec(content) ?? [];
  const keys = (front ?? "").split("\n").map((line) => line.split(":")[0] ?? "");
  const [, name = "", argument = ""] = /^\s*\/(\w+)\s*([^\s]*)/.exec(content) ?? [];
  return [...keys, COMMANDS.get(name.toLowerCase())?.(argument) ?? "no command", ...fenced(content)];
}

function fenced(content: string): readonly string[] {
  const [, json] = /```json\n([^`]*)```/.exec(content) ?? [];
  try {
    return json === undefined ? [] : Object.keys(JSON.parse(json));
  } catch {
    return ["that is no JSON"];
  }
}

function readTitle(title: string): readonly string[] {
  const [, label = "none"] = /^\[(\w*)\]/.exec(title) ?? [];
  const [date] = /\d{4}-\d{2}-\d{2}/.exec(title) ?? [];
  const day = date === undefined ? Number.NaN : Date.parse(date);
  return [label, Number.isNaN(day) ? "no date" : new Date(day).toISOString()];
}

function readRef(ref: string, pushes: Map<string, number>): string {
  const count = (pushes.get(ref) ?? 0) + 1;
  pushes.set(ref, count);
  const [, major = "?"] = /^refs\/tags\/v?(\d+)(?:\.\d+)*/.exec(ref) ?? [];
  return `${ref.split("/").at(2) ?? "?"} ${major} ${count}`;
}
