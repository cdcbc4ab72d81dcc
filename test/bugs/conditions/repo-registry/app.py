import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PREFIX = "acme/"


class Registry:
    def __init__(self):
        self.ids = {}

    def create(self, name, repo_id):
        if self.ids.get(name, repo_id) != repo_id:
            raise RuntimeError("PLANTED: UNIQUE constraint failed: repos.name")
        self.ids[name] = repo_id

    def delete(self, name, repo_id):
        self.ids.pop(name, None)


registry = Registry()
ACTIONS = {"create": registry.create, "delete": registry.delete}


def handle(payload):
    event, repo = payload["event"], payload["repo"]
    if not isinstance(event, dict) or not isinstance(repo, dict) or event.get("scope") != "repo":
        return "ignored"
    name, repo_id, action = repo.get("name"), repo.get("id"), event.get("action")
    if not all(isinstance(x, str) for x in (name, repo_id, action)) or not name.startswith(PREFIX):
        return "ignored"
    if action in ACTIONS:
        ACTIONS[action](name, repo_id)
    return f"{len(registry.ids)} repos"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            payload = json.loads(raw)
        except (ValueError, RecursionError):
            return self.answer(400, "invalid JSON")
        if not isinstance(payload, dict) or payload.get("event") is None or payload.get("repo") is None:
            return self.answer(400, "event and repo expected")
        try:
            self.answer(200, handle(payload))
        except Exception as exc:
            self.answer(500, str(exc))

    def answer(self, status, text):
        data = text.encode("utf-8", "replace")
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args):
        pass


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
