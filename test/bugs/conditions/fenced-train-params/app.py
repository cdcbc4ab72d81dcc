import json
import os
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FENCE = re.compile(r"```ya?ml[ \t]*\n(.*?)\n```", re.DOTALL)
ROWS = 50_000
plans = []


def params(block):
    out = {}
    for line in block.splitlines():
        key, sep, value = line.partition(":")
        if sep:
            out[key.strip()] = value.strip()
    return out


def plan(given):
    size = given.get("batch_size", "32")
    if not re.fullmatch(r"[0-9]{1,6}", size):
        return "batch_size is not a number"
    try:
        steps = ROWS // int(size)
    except ZeroDivisionError as exc:
        raise RuntimeError(f"PLANTED: {exc}") from exc
    plans.append(steps)
    return f"{steps} steps"


def author(thing):
    who = thing.get("author") if isinstance(thing, dict) else None
    return who.get("id") if isinstance(who, dict) else None


def handle(payload):
    repo, discussion, comment = payload["repo"], payload.get("discussion"), payload.get("comment")
    if not isinstance(repo, dict) or repo.get("type") != "model":
        return "models only"
    if author(comment) is None or author(comment) != author(discussion):
        return "only who opened the discussion may plan"
    content = comment.get("content")
    block = FENCE.search(content) if isinstance(content, str) else None
    return plan(params(block.group(1))) if block else "no parameters"


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
