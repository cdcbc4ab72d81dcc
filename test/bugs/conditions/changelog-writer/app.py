import json
import os
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECTIONS = {"feat": "Added", "fix": "Fixed", "docs": "Documentation", "perf": "Changed", "chore": None}
TITLE = re.compile(r"(feat|fix|docs|perf|chore)(!?): (\S.*)")
changelog = []


def entry(kind, bang, subject):
    key = kind + bang
    if key not in SECTIONS:
        raise RuntimeError("PLANTED: KeyError: " + repr(key))
    section = SECTIONS[key]
    if section:
        changelog.append(f"{section}: {subject}")


def handle(payload):
    discussion = payload.get("discussion")
    if not isinstance(discussion, dict) or discussion.get("status") != "merged":
        return "not merged"
    changes, title = discussion.get("changes"), discussion.get("title")
    if not isinstance(changes, dict) or changes.get("base") != "refs/heads/main":
        return "not on main"
    found = TITLE.match(title) if isinstance(title, str) else None
    if found:
        entry(*found.groups())
    return f"{len(changelog)} entries"


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
