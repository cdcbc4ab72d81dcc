/** huggingface_hub as it is published, against a served Hub: each call works, and causes the events that the docs name. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { expect, it, onTestFinished } from "vitest";
import { packageFile } from "../../src/base/index.ts";
import { describeWithPython, PYTHON } from "../helpers/python.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { observedHub } from "./observed-hub.ts";

interface Step {
  readonly step: string;
  readonly value?: unknown;
  readonly error?: string;
  readonly status?: number | null;
}

const anything: unknown = expect.anything();
const oid: unknown = expect.stringMatching(/^[0-9a-f]{40}$/);

/** Each call with what it returns, or the error that it raises, and the events that follow. */
const EXPECTED: Readonly<Record<string, readonly [outcome: unknown, events: readonly string[]]>> = {
  whoami: ["alice", []],
  create_webhook: [expect.objectContaining({ url: "http://127.0.0.1:9/hook", domains: ["repo"], disabled: false }), []],
  get_webhook: [anything, []],
  update_webhook: [expect.objectContaining({ url: "http://127.0.0.1:9/other" }), []],
  disable_webhook: [true, []],
  enable_webhook: [false, []],
  list_webhooks: [2, []],
  delete_webhook: [null, []],
  get_deleted_webhook: ["HfHubHTTPError 404", []],

  create_job_webhook: [expect.objectContaining({ url: null, job: anything, disabled: false }), []],
  update_job_webhook: ["cpu-basic", []],
  start_job: [expect.stringMatching(/\/alice\/trained$/), ["repo:create"]],
  job_webhook_to_url: [expect.objectContaining({ url: "http://127.0.0.1:9/hook", job: null }), []],
  delete_job_webhook: [null, []],

  create_repo: [expect.stringMatching(/\/alice\/bert$/), ["repo:create"]],
  create_repo_again: [expect.stringMatching(/\/alice\/bert$/), []],
  create_taken_repo: ["HfHubHTTPError 409", []],
  create_dataset: [expect.stringMatching(/\/datasets\/alice\/data$/), ["repo:create"]],
  create_space: [expect.stringMatching(/\/spaces\/alice\/app$/), ["repo:create"]],
  create_commit: [oid, ["repo.content:update"]],
  upload_readme: [oid, ["repo.content:update"]],
  upload_unchanged: [oid, []], // the client sees that the file is there already, and sends no commit
  delete_file: [oid, ["repo.content:update"]],
  delete_missing_file: ["RemoteEntryNotFoundError 404", []],
  stale_commit: ["HfHubHTTPError 412", []],
  list_files: [[".gitattributes", "README.md", "hello.txt"], []],
  download: ["hello", []],
  download_missing: ["RemoteEntryNotFoundError 404", []],
  list_commits: [["Delete a file", "Upload README.md with huggingface_hub", "Add two files", "initial commit"], []],

  create_branch: [null, ["repo.content:update"]],
  create_branch_again: ["HfHubHTTPError 409", []],
  create_tag: [null, ["repo.content:update"]],
  list_refs: [expect.arrayContaining(["main", "feature/one", "v1.0"]), []],
  delete_branch: [null, ["repo.content:update"]],
  delete_tag: [null, ["repo.content:update"]],
  delete_missing_tag: ["RevisionNotFoundError 404", []],
  missing_revision: ["RevisionNotFoundError 404", []],

  make_private: [null, ["repo.config:update"]],
  is_private: [true, []],
  gate: [null, ["repo.config:update"]],
  add_secret: [null, ["repo.config:update"]],
  delete_secret: [null, ["repo.config:update"]],
  add_variable: [["COLOR"], ["repo.config:update"]],
  delete_variable: [[], ["repo.config:update"]],

  create_discussion: [expect.objectContaining({ title: "A question", num: 1, status: "open" }), ["discussion:create"]],
  comment: [anything, ["discussion.comment:create"]],
  edit_comment: ["edited", ["discussion.comment:update"]],
  hide_comment: [true, ["discussion.comment:update"]],
  rename: ["A better title", ["discussion:update"]],
  close: ["closed", ["discussion:update", "discussion.comment:create"]],
  reopen: ["open", ["discussion:update"]],

  create_pull_request: [
    expect.objectContaining({ num: 2, status: "draft" }),
    ["discussion:create", "repo.content:update"],
  ],
  merge_draft: ["BadRequestError 400", []],
  commit_to_pull_request: [oid, ["repo.content:update"]],
  publish: ["open", ["discussion:update"]],
  merge: [null, ["discussion:update", "discussion.comment:create", "repo.content:update"]],
  merged_details: ["merged", []],
  commit_creating_pull_request: [3, ["discussion:create", "repo.content:update"]],
  list_discussions: [["Propose a file", "A change", "A better title"], []],

  squash: [null, ["repo.content:update"]],
  move: [null, ["repo:move"]],
  info_after_move: ["alice/moved", []],
  delete_repo: [null, ["repo:delete"]],
  missing_repo: ["RepositoryNotFoundError 404", []],
  bad_token: ["HfHubHTTPError 401", []],
};

describeWithPython("huggingface_hub", ["huggingface_hub"], () => {
  it("goes through everything that it has for repos, discussions and webhooks", async () => {
    const { origin, hub, events } = await observedHub();
    const jobs: Readonly<Record<string, string>>[] = [];
    hub.connectJob("65f0c2a4b7d1e83f9a0b1c2d", (env) => void jobs.push(env));
    const home = await temporaryFolder();
    const env = {
      ...process.env,
      HF_ENDPOINT: origin,
      HF_HOME: home,
      HF_HUB_DISABLE_XET: "1",
      HF_HUB_DISABLE_TELEMETRY: "1",
      HF_HUB_DISABLE_PROGRESS_BARS: "1",
    };
    const python = spawn(PYTHON, [packageFile("test/clients/python/steps.py")], {
      env,
      stdio: ["pipe", "pipe", "inherit"],
    });
    onTestFinished(() => void python.kill());
    const happened: Record<string, unknown> = {};
    for await (const line of createInterface({ input: python.stdout })) {
      const { step, value, error, status }: Step = JSON.parse(line);
      happened[step] = [error === undefined ? value : `${error} ${status}`, sorted(await events())];
      python.stdin.write("\n");
    }
    const expected = Object.entries(EXPECTED).map(([step, [outcome, caused]]) => [step, [outcome, sorted(caused)]]);
    expect(happened).toEqual(Object.fromEntries(expected));
    const told = { WEBHOOK_REPO_ID: "alice/trained", WEBHOOK_REPO_TYPE: "model", WEBHOOK_SECRET: "s3cret" };
    const delivery = { WEBHOOK_ID: anything, WEBHOOK_PAYLOAD: anything };
    expect(jobs).toEqual([{ ...told, ...delivery, HF_TOKEN: "hf_x", NEW: "2" }]);
  }, 60_000);
});

/** The Hub delivers in any order. */
function sorted(events: readonly string[]): readonly string[] {
  return events.toSorted();
}
