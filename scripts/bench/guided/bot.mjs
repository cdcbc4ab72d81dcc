// A bot behind conditions that keeps its promises: in this process as a module, or as a program of its own.
import { createServer } from "node:http";

const WATCHED = new Set(["acme/reviewer", "acme/corpus"]);
const COMMANDS = { "/retrain": retrain, "/label": label, "/assign": assign };

function retrain([epochs = "1"]) {
  const count = Number(epochs);
  return Number.isInteger(count) && count > 0 && count < 100 ? `retraining ${count}` : "how often?";
}

function label(words) {
  const known = words.filter((word) => ["bug", "question", "data"].includes(word));
  return known.length === 0 ? "no such label" : known.join(",");
}

function assign([who = ""]) {
  return who.startsWith("@") && who.length > 1 ? `assigned to ${who.slice(1)}` : "nobody";
}

function onComment({ comment, discussion }) {
  if (comment?.hidden !== false || typeof comment.content !== "string") return "hidden";
  const [name, ...words] = comment.content.trim().split(/\s+/);
  if (!Object.hasOwn(COMMANDS, name)) return "no command";
  if (discussion?.status !== "open") return "closed";
  return COMMANDS[name](words);
}

function onPush({ updatedRefs }) {
  const refs = Array.isArray(updatedRefs) ? updatedRefs : [];
  const main = refs.find((one) => one?.ref === "refs/heads/main");
  if (main === undefined) return "not on main";
  if (main.oldSha === null) return "created";
  return main.newSha === null ? "deleted" : "pushed";
}

function answerTo(payload) {
  const { event, repo } = payload ?? {};
  if (typeof event?.scope !== "string" || typeof repo?.name !== "string") return { status: 400, text: "not a payload" };
  if (event.scope === "discussion.comment" && event.action === "create")
    return { status: 200, text: onComment(payload) };
  if (event.scope === "repo.content" && WATCHED.has(repo.name)) return { status: 200, text: onPush(payload) };
  if (event.scope === "repo" && event.action === "delete") return { status: 200, text: `farewell ${repo.type}` };
  return { status: 200, text: "ignored" };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export async function POST(request) {
  const { status, text } = answerTo(parsed(await request.text()));
  return new Response(text, { status });
}

if (process.env.BOT_PORT !== undefined) {
  createServer((request, response) => {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const { status, text } = answerTo(parsed(Buffer.concat(chunks).toString("utf8")));
      response.writeHead(status).end(text);
    });
  }).listen(Number(process.env.BOT_PORT), "127.0.0.1");
}
