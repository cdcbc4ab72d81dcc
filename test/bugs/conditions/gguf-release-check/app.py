import json
import os
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

VERSION = re.compile(r"refs/tags/(v\d+\.\d+)")


def single(items):
    if len(items) > 1:
        raise RuntimeError(f"PLANTED: too many values to unpack (expected 1, got {len(items)})")
    return items[0]


def handle(payload):
    repo = payload["repo"]
    if not isinstance(repo, dict) or not isinstance(repo.get("name"), str):
        return "no name"
    tags, refs = repo.get("tags"), payload.get("updatedRefs")
    if not repo["name"].endswith("-gguf") or not isinstance(tags, list) or "text-generation" not in tags:
        return "not a quantized language model"
    if not isinstance(refs, list):
        return "no refs"
    versions = []
    for item in refs:
        ref = item.get("ref") if isinstance(item, dict) else None
        found = VERSION.fullmatch(ref) if isinstance(ref, str) else None
        if found and item.get("newSha"):
            versions.append(found.group(1))
    if not versions:
        return "no version"
    return f"checking {single(versions)}"


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
