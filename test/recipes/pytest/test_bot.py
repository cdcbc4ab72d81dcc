import time

from huggingface_hub import HfApi


def until(found, seconds=10):
    """Waits for what a delivery causes."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if result := found():
            return result
        time.sleep(0.05)
    raise AssertionError(f"it did not happen within {seconds} s")


def test_thanks_for_a_discussion(hub, webhook_url):
    ada = HfApi(endpoint=hub, token="hf_ada")
    ada.create_webhook(url=webhook_url, watched=[{"type": "user", "name": "ada"}], secret="for-tests")
    ada.create_repo("bert")
    num = ada.create_discussion("ada/bert", title="A question", description="Hello?").num

    def answers():
        events = ada.get_discussion_details("ada/bert", num).events
        return [event for event in events if event.author == "bot"]

    assert [answer.content for answer in until(answers)] == ["Thank you!"]
