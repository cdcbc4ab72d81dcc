import json
import os
import tomllib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

with open(Path(__file__).with_name("settings.toml"), "rb") as f:
    SETTINGS = tomllib.load(f)

REPOS = SETTINGS["watch"]["repos"]
BRANCH = "refs/heads/" + SETTINGS["watch"]["branch"]


def diff_range(update):
    old, new = update.get("oldSha"), update.get("newSha")
    if not isinstance(new, str):
        return "branch is gone"
    if old is None:
        raise RuntimeError("PLANTED: range None.." + new[:8])
    return f"{str(old)[:8]}..{new[:8]}"


def handle(payload):
    repo = payload["repo"]
    if not isinstance(repo, dict) or repo.get("name") not in REPOS:
        return "not watched"
    updates = payload.get("updatedRefs")
    if not isinstance(updates, list):
        return "no refs"
    ours = [u for u in updates if isinstance(u, dict) and u.get("ref") == BRANCH]
    return ", ".join(diff_range(u) for u in ours) or "other branches"


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
            result = handle(payload)
        except Exception as exc:
            return self.answer(500, repr(exc))
        return self.answer(200, result)

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
