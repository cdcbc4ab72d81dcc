"""
A webhook in FastAPI on HF's own payload model, in the shape of their guides: the model is the type of the body, the
secret is compared, the work is left to a background task. `/seen` tells what the model made of the last payload.
"""

import hmac
import os
from typing import Annotated, Any

from fastapi import BackgroundTasks, FastAPI, Header, HTTPException
from huggingface_hub import WebhookPayload

SECRET = os.environ["WEBHOOK_SECRET"]

app = FastAPI()
seen: dict[str, Any] = {}


@app.post("/webhook", status_code=202)
async def webhook(
    payload: WebhookPayload,
    tasks: BackgroundTasks,
    x_webhook_secret: Annotated[str | None, Header()] = None,
) -> dict[str, bool]:
    if x_webhook_secret is None:
        raise HTTPException(401, "there is no secret")
    if not hmac.compare_digest(x_webhook_secret.encode(), SECRET.encode()):
        raise HTTPException(403, "the secret is wrong")
    tasks.add_task(remember, payload)
    return {"processed": True}


def remember(payload: WebhookPayload) -> None:
    seen.clear()
    seen.update(payload.model_dump())


@app.get("/seen")
async def what_was_seen() -> dict[str, Any]:
    return seen
