import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

restarts = []


def restart(words):
    match words:
        case ["!restart", "now"]:
            restarts.append(0)
        case ["!restart", "later" | "tonight"]:
            restarts.append(8 * 3600)
        case ["!restart"]:
            raise RuntimeError("PLANTED: delay is None")
        case ["!restart", *_]:
            return "use !restart now, later or tonight"
        case _:
            return "no command"
    return f"restart in {restarts[-1]} seconds"


def handle(payload):
    repo, event = payload["repo"], payload["event"]
    if not isinstance(repo, dict) or not isinstance(event, dict):
        return "?"
    if repo.get("type") != "space" or event.get("scope") != "discussion.comment":
        return "nothing to restart"
    comment = payload.get("comment")
    content = comment.get("content") if isinstance(comment, dict) else None
    return restart(content.split()) if isinstance(content, str) else "hidden"


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
