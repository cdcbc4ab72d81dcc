import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MILESTONES = ["spark", "ember", "flame"]
FIRST = 100


def milestone(num):
    index = num // FIRST - 1
    if index >= len(MILESTONES):
        raise RuntimeError(f"PLANTED: milestone {index} out of range")
    return MILESTONES[index]


def on_discussion(event, discussion):
    num = discussion.get("num")
    if event.get("action") != "create" or type(num) is not int or num < FIRST:
        return "no milestone yet"
    return f"discussion {num} belongs to {milestone(num)}"


class Hook(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def reply(self, code, message):
        out = message.encode("utf-8", "backslashreplace")
        self.send_response(code)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(out)))
        self.end_headers()
        self.wfile.write(out)

    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        try:
            body = json.loads(self.rfile.read(length))
        except (ValueError, RecursionError):
            self.reply(400, "bad json")
            return
        if not isinstance(body, dict) or body.get("event") is None or body.get("repo") is None:
            self.reply(400, "bad payload")
            return
        event, discussion = body["event"], body.get("discussion")
        try:
            if isinstance(event, dict) and event.get("scope") == "discussion" and isinstance(discussion, dict):
                self.reply(200, on_discussion(event, discussion))
            else:
                self.reply(200, "not a discussion")
        except Exception as e:
            self.reply(500, f"{type(e).__name__}: {e}")

    def log_message(self, format, *args):
        return


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Hook)
    server.serve_forever()
