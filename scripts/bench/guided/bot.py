"""The bot of bot.mjs, in Python."""

import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WATCHED = {"acme/reviewer", "acme/corpus"}


def retrain(words):
    epochs = words[0] if words else "1"
    if epochs.isascii() and epochs.isdigit() and 0 < int(epochs[:9]) < 100:
        return f"retraining {int(epochs[:9])}"
    return "how often?"


def label(words):
    known = [word for word in words if word in ("bug", "question", "data")]
    return ",".join(known) if known else "no such label"


def assign(words):
    who = words[0] if words else ""
    return f"assigned to {who[1:]}" if who.startswith("@") and len(who) > 1 else "nobody"


COMMANDS = {"/retrain": retrain, "/label": label, "/assign": assign}


def on_comment(payload):
    comment, discussion = payload.get("comment"), payload.get("discussion")
    if not isinstance(comment, dict) or comment.get("hidden") is not False:
        return "hidden"
    if not isinstance(comment.get("content"), str):
        return "hidden"
    words = comment["content"].split()
    if not words or words[0] not in COMMANDS:
        return "no command"
    if not isinstance(discussion, dict) or discussion.get("status") != "open":
        return "closed"
    return COMMANDS[words[0]](words[1:])


def on_push(payload):
    refs = payload.get("updatedRefs")
    for ref in refs if isinstance(refs, list) else []:
        if isinstance(ref, dict) and ref.get("ref") == "refs/heads/main":
            if ref.get("oldSha") is None:
                return "created"
            return "deleted" if ref.get("newSha") is None else "pushed"
    return "not on main"


def answer_to(payload):
    event = payload.get("event") if isinstance(payload, dict) else None
    repo = payload.get("repo") if isinstance(payload, dict) else None
    if not isinstance(event, dict) or not isinstance(event.get("scope"), str):
        return 400, "not a payload"
    if not isinstance(repo, dict) or not isinstance(repo.get("name"), str):
        return 400, "not a payload"
    if event["scope"] == "discussion.comment" and event.get("action") == "create":
        return 200, on_comment(payload)
    if event["scope"] == "repo.content" and repo["name"] in WATCHED:
        return 200, on_push(payload)
    if event["scope"] == "repo" and event.get("action") == "delete":
        return 200, "farewell"
    return 200, "ignored"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            payload = json.loads(raw)
        except (ValueError, RecursionError):
            payload = None
        status, text = answer_to(payload)
        data = text.encode("utf-8", "replace")
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 256


if __name__ == "__main__":
    Server(("127.0.0.1", int(os.environ["BOT_PORT"])), Handler).serve_forever()
