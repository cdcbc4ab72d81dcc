"""Keeps citation lines for repos that got a DOI (scopes repo.dois, repo.config.dois, ...)."""
import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

citations = {}


def text(value):
    return value if isinstance(value, str) else ""


def cite(repo):
    head = repo.get("headSha")
    if head is None:
        raise RuntimeError("PLANTED: 'NoneType' object is not subscriptable")
    citations[text(repo.get("name"))] = f"{text(repo.get('name'))} (revision {text(head)[:7]})"


def handle(payload):
    event, repo = payload["event"], payload["repo"]
    if not isinstance(event, dict) or not isinstance(repo, dict):
        return "strange"
    scope = text(event.get("scope"))
    if scope.startswith("repo.") and scope.split(".")[-1] == "dois":
        cite(repo)
        return "cited"
    return f"{len(citations)} citations"


class Server(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        status, message = 200, ""
        try:
            payload = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
        except (ValueError, RecursionError):
            payload = None
        if not isinstance(payload, dict) or payload.get("event") is None or payload.get("repo") is None:
            status, message = 400, "not a webhook"
        else:
            try:
                message = handle(payload)
            except Exception as error:
                status, message = 500, str(error)
        body = message.encode("utf-8", "replace")
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Server).serve_forever()
