import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { currentCause, type JobOutcome } from "../../src/base/index.ts";
import { jobRunner, type JobTarget } from "../../src/consumer/index.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const delivery = { WEBHOOK_PAYLOAD: '{"event":{}}', WEBHOOK_ID: "4a1b" };

function run(target: JobTarget, env: Record<string, string> = {}, timeoutMs = 20_000): Promise<JobOutcome> {
  const runner = jobRunner(target);
  onTestFinished(() => runner.close());
  return runner.run({ jobId: "1", env: { ...delivery, ...env } }, { timeoutMs });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** What was killed stays known until somebody has asked how it ended. */
async function untilGone(pid: number): Promise<void> {
  while (isRunning(pid)) await new Promise((resolve) => setImmediate(resolve));
}

describe("a Job that is a command", () => {
  it("is told of its delivery by variables, and takes it by ending with 0", async () => {
    const out = join(await temporaryFolder(), "out");
    const outcome = await run('printf %s "$WEBHOOK_ID $WEBHOOK_PAYLOAD" > "$OUT"', { OUT: out });
    expect(outcome).toMatchObject({ kind: "ended", exitCode: 0, stderrTail: "" });
    expect(await readFile(out, "utf8")).toBe('4a1b {"event":{}}');
  });

  it("learns nothing of a delivery that another program was told", async () => {
    vi.stubEnv("WEBHOOK_SECRET", "of-somebody-else");
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await run('echo "<$WEBHOOK_SECRET>" >&2')).toMatchObject({ exitCode: 0, stderrTail: "<>" });
  });

  it.for<[command: string, exitCode: number, stderrTail: string]>([
    ["echo no such model >&2; exit 3", 3, "no such model"],
    ["hubhook-has-no-such-command", 127, expect.stringContaining("not found")],
    ["kill -TERM $$", 143, ""],
  ])("tells how it ended: %s", async ([command, exitCode, stderrTail]) => {
    expect(await run(command)).toMatchObject({ kind: "ended", exitCode, stderrTail });
  });

  it("keeps the end of what it wrote to stderr", async () => {
    const outcome = await run('i=0; while [ $i -lt 2000 ]; do echo "line $i" >&2; i=$((i+1)); done');
    const { stderrTail } = outcome.kind === "ended" ? outcome : { stderrTail: "" };
    expect(stderrTail.length).toBeLessThanOrEqual(4_096);
    expect(stderrTail).toMatch(/line 1999$/);
  });

  it("is ended when it takes too long, with all that it has started", async () => {
    const file = join(await temporaryFolder(), "pid");
    const outcome = await run('sleep 60 & echo $! > "$FILE"; echo starting >&2; wait', { FILE: file }, 300);
    expect(outcome).toMatchObject({
      kind: "unanswered",
      reason: "timeout",
      detail: "the Job did not end within 300 ms; its last words: starting",
    });
    await untilGone(Number(await readFile(file, "utf8")));
  });

  it("leaves nothing running once it is over", async () => {
    const file = join(await temporaryFolder(), "pid");
    expect(await run('sleep 60 & echo $! > "$FILE"', { FILE: file })).toMatchObject({ exitCode: 0 });
    await untilGone(Number(await readFile(file, "utf8")));
  });

  it("is ended when its runner is closed", async () => {
    const runner = jobRunner("sleep 60");
    const outcome = runner.run({ jobId: "1", env: delivery }, { timeoutMs: 20_000 });
    await runner.close();
    expect(await outcome).toMatchObject({ kind: "ended", exitCode: 143 });
  });

  it("says so when the payload does not fit into a variable", async () => {
    const outcome = await run("true", { WEBHOOK_PAYLOAD: "x".repeat(5_000_000) });
    expect(outcome).toMatchObject({
      kind: "unanswered",
      reason: "unsendable",
      detail: expect.stringMatching(/could not be started: .*E2BIG/),
    });
  });
});

describe("a Job that is a function", () => {
  it("gets the variables, and its number is the exit code", async () => {
    expect(await run((env) => (env["WEBHOOK_ID"] === "4a1b" ? 7 : 0))).toMatchObject({ kind: "ended", exitCode: 7 });
    expect(await run(async () => undefined)).toMatchObject({ kind: "ended", exitCode: 0 });
  });

  it("has failed when it throws, and says with what", async () => {
    const failing = (): never => {
      throw new TypeError("no such model");
    };
    expect(await run(failing)).toMatchObject({
      exitCode: 1,
      stderrTail: expect.stringMatching(/^TypeError: no such model at failing/),
    });
    expect(await run(() => Promise.reject(new Error("later")))).toMatchObject({
      exitCode: 1,
      stderrTail: expect.stringMatching(/^Error: later/),
    });
  });

  it("is given up when it takes too long", async () => {
    const outcome = await run(() => new Promise(() => undefined), {}, 20);
    expect(outcome).toMatchObject({ kind: "unanswered", reason: "timeout" });
  });

  it("works for its delivery, as far as what it sets off can tell", async () => {
    let cause: string | undefined;
    await run(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      cause = currentCause();
    });
    expect(cause).toBe("4a1b");
  });
});
