import json
import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

REPOS = {"acme/tokenizers-zoo", "acme/speech-base"}

lock = threading.Lock()
status = {}
queue = []


def enqueue(key):
    if status.get(key) == "closed":
        raise RuntimeError("PLANTED: closed pull request in the merge queue")
    if key not in queue:
        queue.append(key)
    return f"position {queue.index(key) + 1}"


def handle(payload):
    event, repo = payload["event"], payload["repo"]
    discussion, comment = payload.get("discussion"), payload.get("comment")
    if not all(isinstance(x, dict) for x in (event, repo, discussion)):
        return "ignored"
    if not isinstance(repo.get("name"), str) or repo["name"] not in REPOS or not isinstance(discussion.get("id"), str):
        return "ignored"
    key = discussion["id"]
    with lock:
        if event.get("scope") == "discussion":
            status[key] = discussion.get("status")
            return "noted"
        if event.get("scope") == "discussion.comment" and isinstance(comment, dict):
            content = comment.get("content")
            if isinstance(content, str) and content.strip() == "/merge":
                return enqueue(key)
    return "ignored"


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
