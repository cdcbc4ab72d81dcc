import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


def load(path):
    rules, section = {}, None
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key, _, value = line.strip().partition(":")
        if line.startswith(" "):
            rules[section][key] = value.strip()
        elif value.strip():
            rules[key] = value.strip().strip('"')
        else:
            section = key
            rules[section] = {}
    return rules


RULES = load(Path(__file__).parent / "rules.yaml")


def check(name):
    seconds = RULES["checks"].get(name)
    if seconds is None:
        raise RuntimeError(f"PLANTED: timeout of check {name} is None")
    return f"{name} may take {int(seconds)} seconds"


def handle(payload):
    repo, comment = payload["repo"], payload.get("comment")
    if not isinstance(repo, dict) or not isinstance(comment, dict):
        return "ignored"
    owner, name, content = repo.get("owner"), repo.get("name"), comment.get("content")
    if not isinstance(name, str) or not name.startswith(RULES["prefix"]):
        return "ignored"
    if not isinstance(owner, dict) or owner.get("id") != RULES["owner"] or not isinstance(content, str):
        return "ignored"
    words = content.split()
    for bot, verb, arg in zip(words, words[1:], words[2:]):
        if bot == RULES["mention"] and verb == "check":
            return check(arg)
    return "nobody called"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            payload = json.loads(raw)
            ok = isinstance(payload, dict) and payload.get("event") is not None and payload.get("repo") is not None
        except (ValueError, RecursionError):
            ok = False
        if not ok:
            return self.answer(400, "bad request")
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
