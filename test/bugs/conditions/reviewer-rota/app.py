import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PREFIX = "[bot]"
REVIEWERS = {"bump": "ines", "update": "joao", "convert": "mei", "fix": "ravi"}


class Rota:
    def __init__(self):
        self.load = dict.fromkeys([*REVIEWERS.values(), "anyone"], 0)

    def pick(self, title):
        words = title[len(PREFIX):].lower().split()
        if not words:
            raise RuntimeError("PLANTED: list index out of range")
        name = REVIEWERS.get(words[0], "anyone")
        self.load[name] += 1
        return name


rota = Rota()


def handle(payload):
    discussion = payload.get("discussion")
    if not isinstance(discussion, dict) or discussion.get("isPullRequest") is not True:
        return "no pull request"
    title = discussion.get("title")
    if isinstance(title, str) and title.startswith(PREFIX):
        return rota.pick(title)
    return "written by a person"


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
