import json
import os
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "config.json"), encoding="utf-8") as f:
    CONFIG = json.load(f)

LINE = re.compile(r"^label:[ \t]*(\w[\w -]*?)[ \t]*$", re.MULTILINE | re.IGNORECASE)


def label_id(name):
    try:
        return CONFIG["labels"][name]
    except KeyError as exc:
        raise RuntimeError(f"PLANTED: no label id for {exc}") from exc


def handle(payload):
    repo, comment = payload["repo"], payload.get("comment")
    if not isinstance(repo, dict) or repo.get("type") != CONFIG["repo_type"]:
        return []
    content = comment.get("content") if isinstance(comment, dict) else None
    if not isinstance(content, str):
        return []
    return [label_id(name.lower()) for name in LINE.findall(content)]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.respond(200, {"status": "up"})

    def do_POST(self):
        size = int(self.headers.get("Content-Length") or 0)
        try:
            payload = json.loads(self.rfile.read(size))
        except (ValueError, RecursionError):
            return self.respond(400, {"error": "json"})
        if not isinstance(payload, dict) or payload.get("event") is None or payload.get("repo") is None:
            return self.respond(400, {"error": "payload"})
        try:
            labels = handle(payload)
        except Exception as exc:
            return self.respond(500, {"error": str(exc)})
        self.respond(200, {"labels": labels})

    def respond(self, status, obj):
        data = json.dumps(obj).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args):
        pass


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
