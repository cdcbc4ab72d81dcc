"""Calls a Hub with the published huggingface_hub, a step at a time.

Each step prints one JSON line, what it returned or the name of the error that it raised, and waits for a line on stdin
before the next one: the test looks at the deliveries in between.
"""

import json
import os
import sys
import warnings

from huggingface_hub import CommitOperationAdd, CommitOperationDelete, HfApi

warnings.simplefilter("ignore")
endpoint = os.environ["HF_ENDPOINT"]
api = HfApi(token="hf_alice", endpoint=endpoint)
R, D, S = "alice/bert", "alice/data", "alice/app"
known = {}


def step(name, call):
    try:
        value = call()
        known[name] = value
        told = {"step": name, "value": plain(value)}
    except Exception as error:  # noqa: BLE001 - which one it is, is what the test asks
        told = {"step": name, "error": type(error).__name__, "status": getattr(getattr(error, "response", None), "status_code", None)}
    print(json.dumps(told), flush=True)
    sys.stdin.readline()


def plain(value):
    if isinstance(value, (str, int, float, bool, type(None))):
        return value
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return str(value) if not hasattr(value, "__dict__") else {k: plain(v) for k, v in vars(value).items() if not k.startswith("_") and k not in ("events", "endpoint")}


def webhook(**changes):
    parts = {"url": "http://127.0.0.1:9/hook", "watched": [{"type": "user", "name": "bob"}], "domains": ["repo"], "secret": "s3cret"}
    return {**parts, **changes}


def upload(path, content, repo=R, **more):
    return api.upload_file(path_or_fileobj=content, path_in_repo=path, repo_id=repo, **more)


step("whoami", lambda: api.whoami()["name"])
step("create_webhook", lambda: api.create_webhook(**webhook()))
step("get_webhook", lambda: api.get_webhook(known["create_webhook"].id))
step("update_webhook", lambda: api.update_webhook(known["create_webhook"].id, **webhook(url="http://127.0.0.1:9/other")))
step("disable_webhook", lambda: api.disable_webhook(known["create_webhook"].id).disabled)
step("enable_webhook", lambda: api.enable_webhook(known["create_webhook"].id).disabled)
step("list_webhooks", lambda: len(api.list_webhooks()))
step("delete_webhook", lambda: api.delete_webhook(known["create_webhook"].id))
step("get_deleted_webhook", lambda: api.get_webhook(known["create_webhook"].id))

J = {"watched": [{"type": "user", "name": "alice"}], "domains": ["repo"], "job_id": "65f0c2a4b7d1e83f9a0b1c2d"}
step("create_job_webhook", lambda: api.create_webhook(**J, secret="s3cret", secrets={"HF_TOKEN": "hf_x", "OLD": "1"}))
step("update_job_webhook", lambda: api.update_webhook(known["create_job_webhook"].id, **J, secrets={"OLD": "", "NEW": "2"}).job.flavor)
step("start_job", lambda: str(api.create_repo("alice/trained")))
step("job_webhook_to_url", lambda: api.update_webhook(known["create_job_webhook"].id, **webhook()))
step("delete_job_webhook", lambda: api.delete_webhook(known["create_job_webhook"].id))

step("create_repo", lambda: str(api.create_repo(R)))
step("create_repo_again", lambda: str(api.create_repo(R, exist_ok=True)))
step("create_taken_repo", lambda: api.create_repo(R))
step("create_dataset", lambda: str(api.create_repo(D, repo_type="dataset")))
step("create_space", lambda: str(api.create_repo(S, repo_type="space", space_sdk="static")))
step("create_commit", lambda: api.create_commit(R, [CommitOperationAdd("hello.txt", b"hello"), CommitOperationAdd("dir/two.txt", b"two")], commit_message="Add two files").oid)
step("upload_readme", lambda: upload("README.md", b"---\nlicense: mit\n---\n# card\n").oid)
step("upload_unchanged", lambda: upload("hello.txt", b"hello").oid)
step("delete_file", lambda: api.create_commit(R, [CommitOperationDelete("dir/two.txt")], commit_message="Delete a file").oid)
step("delete_missing_file", lambda: api.create_commit(R, [CommitOperationDelete("dir/two.txt")], commit_message="Delete it again"))
step("stale_commit", lambda: api.create_commit(R, [CommitOperationAdd("x", b"x")], commit_message="Too late", parent_commit="0" * 40))
step("list_files", lambda: api.list_repo_files(R))
step("download", lambda: open(api.hf_hub_download(R, "hello.txt")).read())
step("download_missing", lambda: api.hf_hub_download(R, "missing.txt"))
step("list_commits", lambda: [commit.title for commit in api.list_repo_commits(R)])

step("create_branch", lambda: api.create_branch(R, branch="feature/one"))
step("create_branch_again", lambda: api.create_branch(R, branch="feature/one"))
step("create_tag", lambda: api.create_tag(R, tag="v1.0", tag_message="first"))
step("list_refs", lambda: [ref.name for ref in (lambda refs: refs.branches + refs.tags)(api.list_repo_refs(R))])
step("delete_branch", lambda: api.delete_branch(R, branch="feature/one"))
step("delete_tag", lambda: api.delete_tag(R, tag="v1.0"))
step("delete_missing_tag", lambda: api.delete_tag(R, tag="v1.0"))
step("missing_revision", lambda: api.repo_info(R, revision="missing"))

step("make_private", lambda: api.update_repo_settings(D, repo_type="dataset", private=True))
step("is_private", lambda: api.dataset_info(D).private)
step("gate", lambda: api.update_repo_settings(R, gated="auto"))
step("add_secret", lambda: api.add_space_secret(S, "TOKEN", "s3cr3t"))
step("delete_secret", lambda: api.delete_space_secret(S, "TOKEN"))
step("add_variable", lambda: sorted(api.add_space_variable(S, "COLOR", "red")))
step("delete_variable", lambda: sorted(api.delete_space_variable(S, "COLOR")))

step("create_discussion", lambda: api.create_discussion(R, "A question", description="first words"))
num = lambda: known["create_discussion"].num  # noqa: E731
step("comment", lambda: api.comment_discussion(R, num(), "a comment"))
step("edit_comment", lambda: api.edit_discussion_comment(R, num(), known["comment"].id, "edited").content)
step("hide_comment", lambda: api.hide_discussion_comment(R, num(), known["comment"].id).hidden)
step("rename", lambda: api.rename_discussion(R, num(), "A better title").new_title)
step("close", lambda: api.change_discussion_status(R, num(), "closed", comment="done").new_status)
step("reopen", lambda: api.change_discussion_status(R, num(), "open").new_status)

step("create_pull_request", lambda: api.create_pull_request(R, "A change", description="please merge"))
pr = lambda: known["create_pull_request"].num  # noqa: E731
step("merge_draft", lambda: api.merge_pull_request(R, pr()))
step("commit_to_pull_request", lambda: upload("pr.txt", b"pr", revision=known["create_pull_request"].git_reference).oid)
step("publish", lambda: api.change_discussion_status(R, pr(), "open").new_status)
step("merge", lambda: api.merge_pull_request(R, pr(), comment="merging"))
step("merged_details", lambda: api.get_discussion_details(R, pr()).status)
step("commit_creating_pull_request", lambda: api.create_commit(R, [CommitOperationAdd("o.txt", b"o")], commit_message="Propose a file", create_pr=True).pr_num)
step("list_discussions", lambda: [one.title for one in api.get_repo_discussions(R)])

step("squash", lambda: api.super_squash_history(R))
step("move", lambda: api.move_repo(R, "alice/moved"))
step("info_after_move", lambda: api.repo_info("alice/moved").id)
step("delete_repo", lambda: api.delete_repo("alice/moved"))
step("missing_repo", lambda: api.repo_info("alice/moved"))
step("bad_token", lambda: HfApi(token="nobody", endpoint=endpoint).whoami())
