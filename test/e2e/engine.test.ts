/** What a consumer may do to whoever runs it, by the command line: each time one finding, the right one, and a run that ends. */
import { spawn } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { packageFile } from "../../src/base/index.ts";
import { isJsonResult, type JsonFailure, type JsonResult } from "../../src/report/index.ts";
import { describeWithPython } from "../helpers/python.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { shell, type Ended } from "./hubhook.ts";
import { listening } from "./listening.ts";

const LONG = { timeout: 180_000 };

async function fileOf(code: string, name = "app.mjs"): Promise<string> {
  const file = join(await temporaryFolder(), name);
  await writeFile(file, code);
  return file;
}

/** A module whose handler has the parsed payload in `payload`, and answers 200 at its end. */
const handlerThat = (does: string, before = ""): string => `${before}
export default async (request) => {
  const payload = await request.json().catch(() => ({}));
  ${does}
  return new Response("ok");
};`;

interface Run extends Ended {
  readonly result: JsonResult;
}

async function fuzz(target: string, options: string): Promise<Run> {
  const ended = await shell(`hubhook fuzz ${target} --timeout 1 --seed 1 --json ${options}`);
  return { ...ended, result: resultIn(ended.out, ended.err) };
}

function resultIn(out: string, err: string): JsonResult {
  if (out === "") throw new Error(`There is no result: ${err}`);
  const value: unknown = JSON.parse(out);
  if (isJsonResult(value)) return value;
  throw new TypeError("It is not a result.");
}

function failuresIn({ checks }: JsonResult): readonly JsonFailure[] {
  return checks.flatMap((check) => (check.status === "failed" ? check.failures : []));
}

/** What there is to compare of findings, short enough to be read when they are others. */
function outlineOf(result: JsonResult): readonly string[] {
  return failuresIn(result).map(({ check, kind, event, deciding, title }) =>
    [check, kind, event ?? "-", deciding?.join("+") ?? "-", title].join(" | "),
  );
}

function statusesIn({ checks }: JsonResult): Readonly<Record<string, string>> {
  return Object.fromEntries(checks.map(({ id, status }) => [id, status]));
}

/** Shows a finding again by its own command. */
async function again({ again: command }: JsonFailure): Promise<readonly JsonFailure[]> {
  if (command === null) throw new Error("There is no command.");
  const { out, err } = await shell(`${command} --json`);
  return failuresIn(resultIn(out, err));
}

const PLAIN_CHECKS = "--checks accepts-every-event,tolerates-new-fields,answers-in-time --runs 20";

describe("a module that", () => {
  it.each([
    ["loops for ever on one event", "for (;;);"],
    [
      "loops for ever in promises",
      "await new Promise(() => { const turn = () => Promise.resolve().then(turn); turn(); });",
    ],
  ])("%s is one finding, and all else is judged", LONG, async (_, loop) => {
    const file = await fileOf(handlerThat(`if (payload.event?.action === "move") { ${loop} }`));
    const { code, result } = await fuzz(file, PLAIN_CHECKS);
    expect(code).toBe(1);
    expect(outlineOf(result)).toEqual([
      expect.stringMatching(/^answers-in-time \| reproducible \| repo:move \| {2}\| .*it never let go of the thread/),
    ]);
    expect(failuresIn(result)[0]?.differences).toEqual([]);
    expect(statusesIn(result)["tolerates-new-fields"]).not.toBe("skipped");
  });

  it("ends its process in the handler is one finding, and all else is judged", LONG, async () => {
    const file = await fileOf(handlerThat(`if (payload.event?.action === "move") process.exit(3);`));
    const { code, result } = await fuzz(file, "--checks accepts-every-event,tolerates-new-fields --runs 20");
    expect(code).toBe(1);
    expect(outlineOf(result)).toEqual([
      expect.stringMatching(/^accepts-every-event \| reproducible \| repo:move \| {2}\| .*process\.exit\(3\)/),
    ]);
    expect(statusesIn(result)["tolerates-new-fields"]).not.toBe("skipped");
  });

  it("ends its process at every request is one finding, soon", LONG, async () => {
    const file = await fileOf(handlerThat("process.exit(3);"));
    const { code, result } = await fuzz(file, "--checks accepts-every-event,tolerates-new-fields,stays-up --time 20");
    expect(code).toBe(1);
    expect(outlineOf(result)).toEqual([expect.stringMatching(/ \| reproducible \| \S+ \| {2}\| .*process\.exit\(3\)/)]);
  });

  it("fails after its answer is one finding, with what failed", LONG, async () => {
    const late = `if (payload.comment?.hidden) setTimeout(() => payload.comment.content.slice(0), 5);`;
    const { code, result } = await fuzz(
      await fileOf(handlerThat(late)),
      "--checks accepts-every-event,stays-up --runs 50",
    );
    expect(code).toBe(1);
    const failures = failuresIn(result);
    expect(failures).toMatchObject([
      {
        check: "stays-up",
        kind: "reproducible",
        title: expect.stringMatching(/^accepted this, and then failed .*TypeError/),
      },
    ]);
    expect(failures[0]?.deciding).toContain("changed /comment/hidden");
  });

  it("listens, keeps a timer and never ends by itself does not keep the run from ending", LONG, async () => {
    const file = await fileOf(`import { createServer } from "node:http";
      setInterval(() => undefined, 1_000);
      const app = createServer((request, response) => request.resume().on("end", () => response.end()));
      app.listen(0, "127.0.0.1");
      export default app;`);
    const { code, result } = await fuzz(file, PLAIN_CHECKS);
    expect([code, outlineOf(result)]).toEqual([0, []]);
  });

  it("fails one request of fifty, whichever it is, is one finding of that", LONG, async () => {
    const file = await fileOf(handlerThat("if (Math.random() < 0.02) return new Response(null, { status: 500 });"));
    const { code, result } = await fuzz(file, "--checks accepts-every-event,tolerates-new-fields --runs 400");
    expect(code).toBe(1);
    expect(failuresIn(result)).toMatchObject([{ kind: "unsteady", again: null }]);
  });

  it("prints by whatever way does not mix with the result, and is shown beside its finding", LONG, async () => {
    const file = await fileOf(
      handlerThat(
        `log.info("by pino"); writeSync(1, "by writeSync\\n"); stream.write("by a stream\\n"); console.log("by console");
         if (payload.event?.action === "move") return new Response(null, { status: 500 });`,
        `import { createWriteStream, writeSync } from "node:fs";
         import pino from ${JSON.stringify(packageFile("node_modules/pino/pino.js"))};
         const [log, stream] = [pino(), createWriteStream("", { fd: 1 })];`,
      ),
    );
    const { out, result } = await fuzz(file, "--checks accepts-every-event --runs 2 --no-words");
    expect(out.startsWith("{")).toBe(true);
    const stderr = failuresIn(result)[0]?.stderr ?? "";
    for (const way of ["pino", "writeSync", "a stream", "console"]) expect(stderr).toContain(`by ${way}`);
  });

  it("keeps the first owner for ever is a sequence, and shown again as one", LONG, async () => {
    const keeps = `first ??= payload.repo?.owner?.id;
      if (payload.repo !== undefined && payload.repo.owner?.id !== first) return new Response(null, { status: 500 });`;
    const file = await fileOf(handlerThat(keeps, "let first;"));
    const { code, result } = await fuzz(file, "--checks accepts-every-event --runs 50");
    expect(code).toBe(1);
    const failures = failuresIn(result);
    expect(outlineOf(result).filter((line) => !line.includes("| sequence |"))).toEqual([]);
    expect(failures.some(({ title }) => title.includes("another owner"))).toBe(true);
    for (const failure of failures.filter(({ after }) => after.length > 0)) {
      expect(failure.again).toContain("--after accepts-every-event/");
      expect(await again(failure)).toMatchObject([{ kind: "sequence", response: { status: 500 } }]);
    }
  });

  it("is spoilt again in every thread loses nothing of what was found", LONG, async () => {
    const pushes = "if (main && head && main.oldSha !== head) throw new Error('a gap'); head = main?.newSha ?? head;";
    const file = await fileOf(
      handlerThat(
        `const main = payload.updatedRefs?.find(({ ref }) => ref === "refs/heads/main");
         if (payload.repo?.name === "acme/corpus") { ${pushes} }`,
        "let head;",
      ),
    );
    const { code, result } = await fuzz(file, "--watch dataset:acme/corpus --time 8");
    expect(outlineOf(result).join("\n")).toContain("a gap");
    expect(code).toBe(1);
  });

  it("breaks over a repo that was moved is a sequence, and shown again as one", LONG, async () => {
    const breaks = `if (moved.has(payload.repo?.name)) return new Response(null, { status: 500 });
      if (payload.event?.action === "move") moved.add(payload.repo.name);`;
    const file = await fileOf(handlerThat(breaks, "const moved = new Set();"));
    const { code, result } = await fuzz(file, "--checks accepts-every-event --runs 100");
    expect(code).toBe(1);
    expect(outlineOf(result)).toEqual([
      expect.stringMatching(/^accepts-every-event \| sequence \| .* \| answered 500 after repo:move of .*repo/),
    ]);
    for (const failure of failuresIn(result)) {
      expect(failure.after.length).toBe(1);
      expect(await again(failure)).toMatchObject([{ kind: "sequence", response: { status: 500 } }]);
    }
  });
});

describe("SIGINT", () => {
  interface Interrupted extends Ended {
    readonly folder: string;
  }

  /** Runs a module that notes in a file that it is under way, and interrupts the run then. */
  async function interrupted(does: string): Promise<Interrupted> {
    const folder = await temporaryFolder();
    const noted = `import { appendFileSync } from "node:fs";
      import { setTimeout as pause } from "node:timers/promises";`;
    const notes = `await pause(10); appendFileSync(${JSON.stringify(join(folder, "calls"))}, ".");`;
    await writeFile(join(folder, "app.mjs"), handlerThat(`${does} ${notes}`, noted));
    const args = ["app.mjs", "--seed", "1", "--runs", "100000", "--json", "--corpus", "corpus"];
    const checks = ["--checks", "accepts-every-event", "--report", "junit=out/junit.xml,html=out/page.html"];
    const child = spawn(process.execPath, [packageFile("src/cli/main.ts"), "fuzz", ...args, ...checks], {
      cwd: folder,
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    const code = new Promise<number | null>((resolve) => child.on("close", resolve));
    const [out, err] = [text(child.stdout), text(child.stderr)];
    while ((await readFile(join(folder, "calls"), "utf8").catch(() => "")).length < 100) await pause(20);
    child.kill("SIGINT");
    return { code: await code, out: await out, err: await err, folder };
  }

  it("ends a run with all that was found until then", LONG, async () => {
    const { code, out, err, folder } = await interrupted(
      "if (payload.repo?.private) return new Response(null, { status: 500 });",
    );
    expect(code).toBe(1);
    const result = resultIn(out, err);
    expect(failuresIn(result)).toMatchObject([{ check: "accepts-every-event", response: { status: 500 } }]);
    expect(err).toContain("Stopped by SIGINT");
    expect((await readdir(join(folder, "out"))).toSorted()).toEqual(["junit.xml", "page.html"]);
    expect(await readdir(join(folder, "corpus"))).toHaveLength(1);
  });

  it("is the exit code of a run in which nothing was found", LONG, async () => {
    const { code, out, err } = await interrupted("");
    expect(code).toBe(130);
    const [check] = resultIn(out, err).checks;
    expect(check).toMatchObject({ status: "passed" });
    expect(check?.status === "passed" && check.leftOut).toBeGreaterThan(0);
  });
});

describe("a server that", () => {
  it("limits its rate fails nothing, and the run says so", LONG, async () => {
    let startMs = performance.now();
    let taken = 0;
    const server = createServer((request, response) => {
      request.resume().on("end", () => {
        if (performance.now() - startMs > 1_000) [startMs, taken] = [performance.now(), 0];
        taken += 1;
        if (taken <= 30) response.end();
        else response.writeHead(429, { "retry-after": "1" }).end();
      });
    });
    const { code, result } = await fuzz(
      await listening(server),
      "--checks accepts-every-event,tolerates-new-scopes --runs 30",
    );
    expect([code, outlineOf(result)]).toEqual([0, []]);
    expect(result.notes).toEqual([expect.stringContaining("limits its rate")]);
  });
});

const APP = `from fastapi import FastAPI, Request

app = FastAPI()


@app.post("/webhook")
async def webhook(request: Request):
    payload = await request.json()
    if "comment" in payload:
        return {"said": payload["comment"]["content"]}
    return {}
`;

describeWithPython("uvicorn", ["fastapi", "uvicorn"], () => {
  it("with one bug is one finding, with its line, and accuses nobody else", LONG, async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "app.py"), APP);
    const start = `.venv/bin/uvicorn --app-dir ${folder} app:app --port $PORT --log-level error`;
    const { code, result } = await fuzz(
      `http://127.0.0.1/webhook --start '${start}'`,
      "--checks accepts-every-event,accepts-edge-cases,tolerates-new-fields,stays-up --runs 50 --timeout 5",
    );
    expect(code).toBe(1);
    const failures = failuresIn(result);
    expect(failures).toMatchObject([
      { check: "accepts-every-event", key: "failed 500 app.py:10", kind: "reproducible" },
    ]);
    expect(failures[0]?.stderr).toContain("KeyError: 'content'");
  });
});
