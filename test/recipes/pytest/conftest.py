"""A Hub on this machine, and the app that it delivers to, each on a free port for the whole session."""

import os
import shlex
import socket
import subprocess
import threading
import time

import pytest

HUBHOOK = shlex.split(os.environ.get("HUBHOOK", "npx hubhook"))

with socket.create_server(("127.0.0.1", 0)) as free:
    PORT = free.getsockname()[1]

# Before anything imports huggingface_hub, which reads them once. Any hf_NAME is a token of NAME.
os.environ.update(HF_ENDPOINT=f"http://127.0.0.1:{PORT}", HF_TOKEN="hf_bot", WEBHOOK_SECRET="for-tests")


@pytest.fixture(scope="session")
def hub():
    """The address of the Hub."""
    process = subprocess.Popen([*HUBHOOK, "serve", "--port", str(PORT)], stderr=subprocess.PIPE, text=True)
    try:
        if "is served on" not in (line := process.stderr.readline()):
            raise RuntimeError(line + process.stderr.read())
        threading.Thread(target=process.stderr.read, daemon=True).start()
        yield os.environ["HF_ENDPOINT"]
    finally:
        process.terminate()
        process.wait()


@pytest.fixture(scope="session")
def webhook_url(hub):
    """Where the app listens."""
    import uvicorn

    from app import app

    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/webhook"
    server.should_exit = True
    thread.join()
