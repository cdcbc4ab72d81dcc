import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { withoutWarning } from "../../src/cli/database.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { runCli } from "./run-cli.ts";
import { startCli } from "./running-cli.ts";

const watching = { watched: [{ type: "user", name: "ada" }], domains: ["repo"] };

/** Calls the Hub as a user. @param route - As in "POST /api/repos/create". */
function call(origin: string, route: string, body?: object, user = "ada"): Promise<Response> {
  const [method = "", path = ""] = route.split(" ");
  const headers = { authorization: `Bearer hf_${user}` };
  return fetch(`${origin}${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
}

describe("hubhook serve", () => {
  it("starts what a webhook's Job is said to be, and tells how it ended", async () => {
    const job = '65f0=echo "$WEBHOOK_REPO_TYPE $WEBHOOK_REPO_ID" >&2; exit 3';
    const { origin, line, stop } = await startCli(["serve", "--port", "0", "--job", job]);
    const created = await call(origin, "POST /api/settings/webhooks", { ...watching, jobSourceId: "65f0" });
    expect(await created.json()).toMatchObject({ webhook: { job: { flavor: "cpu-basic" } } });
    await call(origin, "POST /api/repos/create", { name: "bert" });
    expect(await line(/repo:create ada\/bert/)).toMatch(/ retrying: exit code 3 in \d+ ms \(model ada\/bert\)$/);
    expect((await stop()).code).toBe(0);
  });

  it("fails as it is told to", async () => {
    const { origin } = await startCli(["serve", "--port", "0", "--fail", "unavailable GET /api/whoami"]);
    expect((await call(origin, "GET /api/whoami-v2")).status).toBe(503);
    expect((await call(origin, "GET /api/models")).status).toBe(200);
  });

  it("refuses the tokens of users that it does not know", async () => {
    const { origin } = await startCli(["serve", "--port", "0", "--known-users", "ada,eve"]);
    const statuses = await Promise.all(
      ["ada", "eve", "bob"].map(async (user) => (await call(origin, "GET /api/whoami-v2", undefined, user)).status),
    );
    expect(statuses).toEqual([200, 200, 401]);
    expect((await call(origin, "GET /api/settings/webhooks", undefined, "bob")).status).toBe(401);
  });

  it("takes its options, and what is on it, from a configuration", async () => {
    const cwd = await temporaryFolder();
    const config = `export default {
      serve: { port: 0, knownUsers: ["ada"] },
      world: (hub) => hub.as("acme").createRepo({ type: "model", name: "churn" }),
    };`;
    await writeFile(join(cwd, "hubhook.config.mjs"), config);
    const { origin } = await startCli(["serve"], { cwd });
    expect((await call(origin, "GET /api/models/acme/churn")).status).toBe(200);
    expect((await call(origin, "GET /api/whoami-v2", undefined, "bob")).status).toBe(401);
  });

  it("keeps webhooks and activity in a file that only its owner may read", async () => {
    const cwd = await temporaryFolder();
    const args = ["serve", "--port", "0", "--seed", "1", "--db", "hub.db"];
    const first = await startCli(args, { cwd });
    const url = "http://127.0.0.1:9/webhook";
    const created = await call(first.origin, "POST /api/settings/webhooks", { ...watching, url, secret: "s3cret" });
    const { webhook } = (await created.json()) as { webhook: { id: string } };
    await call(first.origin, "POST /api/repos/create", { name: "bert" });
    const [deliveryId = ""] = (await first.line(/retrying/)).split(" ");
    expect((await first.stop()).code).toBe(0);
    expect((await stat(join(cwd, "hub.db"))).mode & 0o077).toBe(0);

    const second = await startCli(args, { cwd });
    const listed = await (await call(second.origin, "GET /api/settings/webhooks")).json();
    expect(listed).toEqual([{ id: webhook.id, url, ...watching, disabled: false, hasSecret: true }]);
    const replayed = await call(second.origin, `POST /api/settings/webhooks/${webhook.id}/replay/${deliveryId}`);
    expect(await replayed.json()).toEqual({ status: 0 });
    expect((await second.stop()).err).toContain("1 of them is there from before.");
  });

  it.for<[args: readonly string[], code: number, why: RegExp]>([
    [["--job", "65f0"], 2, /Failed to read --job "65f0"/],
    [["--job", "=true"], 2, /Failed to read --job/],
    [["--fail", "eror"], 2, /Did you mean error/],
    [["--db", "no/such/hub.db"], 3, /Failed to open ".*no\/such\/hub\.db"/],
    [["--db", "notes.txt"], 3, /notes\.txt: file is not a database/],
  ])("says what is wrong with %j before it listens", async ([args, code, why]) => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, "notes.txt"), "notes, and no database");
    const outcome = await runCli(["serve", "--port", "0", ...args], { cwd });
    expect(outcome).toMatchObject({ code, err: expect.stringMatching(why) });
  });
});

describe("withoutWarning()", () => {
  it("hides that SQLite is experimental, and nothing else", () => {
    const emitWarning = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    withoutWarning(() => {
      process.emitWarning("SQLite is an experimental feature", "ExperimentalWarning");
      process.emitWarning("something else", "ExperimentalWarning");
    });
    process.emitWarning("after all");
    const told = emitWarning.mock.calls.map(([warning]) => warning);
    emitWarning.mockRestore();
    expect(told).toEqual(["something else", "after all"]);
  });
});
