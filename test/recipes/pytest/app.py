import hmac
import os

from fastapi import FastAPI, HTTPException, Request
from huggingface_hub import HfApi

app = FastAPI()


@app.post("/webhook")
async def webhook(request: Request):
    secret = os.environ["WEBHOOK_SECRET"].encode()
    given = request.headers.get("x-webhook-secret", "").encode("latin-1")
    if not hmac.compare_digest(given, secret):
        raise HTTPException(401)
    payload = await request.json()
    if payload["event"] == {"scope": "discussion", "action": "create"}:
        HfApi().comment_discussion(  # by HF_ENDPOINT and HF_TOKEN
            payload["repo"]["name"],
            payload["discussion"]["num"],
            comment="Thank you!",
            repo_type=payload["repo"]["type"],
        )
    return {"ok": True}
