import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ARCHIVE = "acme-archive/"
shelves = {}


def base_name(full):
    return full.rpartition("/")[2]


def on_move(repo, moved_to):
    if repo.get("private") is not True:
        return "public repos are not archived"
    old, new = repo.get("name"), moved_to.get("name")
    if not isinstance(old, str) or not isinstance(new, str) or not new.startswith(ARCHIVE):
        return "moved elsewhere"
    shelves[base_name(old)] = old
    try:
        origin = shelves[base_name(new)]
    except KeyError as exc:
        shelves.pop(base_name(old), None)
        raise RuntimeError(f"PLANTED: no shelf {exc}") from exc
    shelves.pop(base_name(new), None)
    return f"archived {origin}"


def handle(payload):
    event, repo, moved_to = payload["event"], payload["repo"], payload.get("movedTo")
    if not (isinstance(event, dict) and isinstance(repo, dict) and isinstance(moved_to, dict)):
        return "not a move"
    if (event.get("scope"), event.get("action")) != ("repo", "move"):
        return "not a move"
    return on_move(repo, moved_to)


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
            self.answer(500, f"{type(exc).__name__}: {exc}")

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
