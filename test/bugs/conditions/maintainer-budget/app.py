import json
import os
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MAINTAINER = os.environ.get("MAINTAINER_ID", "61bb09e7f2a4dc8835017a6e")
CEILING = 1000
COMMAND = re.compile(r"^/budget \$?(\d{1,7})\b", re.ASCII | re.MULTILINE)

spent = {}


def book(num, dollars):
    left = CEILING - dollars
    if left < 0:
        raise RuntimeError(f"PLANTED: budget left is {left}")
    spent[num] = dollars
    return f"{left} dollars left"


def handle(payload):
    discussion, comment = payload.get("discussion"), payload.get("comment")
    if not isinstance(discussion, dict) or not isinstance(comment, dict):
        return "ignored"
    author = comment.get("author")
    if not isinstance(author, dict) or author.get("id") != MAINTAINER:
        return "not a maintainer"
    if not (discussion.get("isPullRequest") is True and discussion.get("status") == "open"):
        return "budgets are for open pull requests"
    content = comment.get("content")
    found = COMMAND.search(content) if isinstance(content, str) else None
    return book(str(discussion.get("num")), int(found.group(1))) if found else "no command"


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
