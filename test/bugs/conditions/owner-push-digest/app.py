import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

OWNER = "62a4cfd7019be358c0d7714b"
digest = []


def handle(payload):
    repo = payload["repo"]
    owner = repo.get("owner") if isinstance(repo, dict) else None
    if not isinstance(owner, dict) or owner.get("id") != OWNER:
        return {"ignored": True}
    refs = payload.get("updatedRefs")
    if not isinstance(refs, list):
        return {"ignored": True}
    names = [r["ref"] for r in refs if isinstance(r, dict) and isinstance(r.get("ref"), str)]
    branches = [n for n in names if n.startswith("refs/heads/")]
    try:
        width = max(len(b) for b in branches)
    except ValueError as exc:
        raise RuntimeError(f"PLANTED: {exc}") from exc
    digest.append([b.ljust(width) for b in branches])
    return {"digest": len(digest)}


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
            self.answer(200, json.dumps(handle(payload)))
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
