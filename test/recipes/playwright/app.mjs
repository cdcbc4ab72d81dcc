/** A page that shows what its webhook was sent. */
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

const events = [];

createServer(async (request, response) => {
  if (request.method === "POST" && request.headers["x-webhook-secret"] === process.env.WEBHOOK_SECRET) {
    const { event, repo } = JSON.parse(await text(request));
    events.push(`${event.scope}:${event.action} ${repo.name}`);
    response.writeHead(204).end();
  } else if (request.method === "GET") {
    const items = events.map((event) => `<li>${event.replaceAll("<", "&lt;")}</li>`);
    response.setHeader("Content-Type", "text/html; charset=utf-8").end(`<h1>Events</h1><ul>${items.join("")}</ul>`);
  } else response.writeHead(401).end();
}).listen(process.env.PORT);
