import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from commands import COMMANDS

REPO = "acme/fraud-scorer"


def handle(payload):
    repo = payload.get("repo")
    comment = payload.get("comment")
    if not isinstance(repo, dict) or repo.get("name") != REPO:
        return ["not the scorer"]
    if not isinstance(comment, dict) or not isinstance(comment.get("content"), str):
        return ["nothing to read"]
    answers = []
    for line in comment["content"].splitlines():
        words = line.split()
        if words and words[0] in COMMANDS:
            answers.append(COMMANDS[words[0]](words[1:]))
    return answers


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            payload = json.loads(raw)
        except (ValueError, RecursionError):
            return self.send(400, {"error": "invalid JSON"})
        if not isinstance(payload, dict) or payload.get("event") is None or payload.get("repo") is None:
            return self.send(400, {"error": "event and repo expected"})
        try:
            self.send(200, {"answers": handle(payload)})
        except Exception as exc:
            self.send(500, {"error": str(exc)})

    def send(self, status, data):
        body = json.dumps(data).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
