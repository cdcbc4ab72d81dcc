import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { getRequestListener } from "@hono/node-server";
import { http } from "msw/http";
import { afterEach, describe, expect, it } from "vitest";
import type { Diagnosis } from "../../src/findings/index.ts";
import { fuzz, type CheckResult, type FuzzOptions } from "../../src/fuzz/index.ts";
import { createHubEndpoint, type HubEndpoint } from "../../src/hub/index.ts";
import { serveHandlers, type Served } from "../../src/server/index.ts";
import { discussionBot, discussionBotFlaws } from "../consumers/discussion-bot.ts";

const CALLERS = ["acts-once", "acts-where-asked", "writes-clean-text", "no-feedback-loop", "survives-hub-errors"];
const OPTIONS: FuzzOptions = { seed: 1, runs: 200, timeoutMs: 1_000, secret: "correct-horse" };

type Flaw = (typeof discussionBotFlaws)[number];

/** Which check sees which flaw. */
const SEEN_BY: Readonly<Record<Flaw, string>> = {
  "answers-itself": "no-feedback-loop",
  "forgets-deliveries": "acts-once",
  "remembers-too-late": "acts-once",
  "trusts-the-hub": "survives-hub-errors",
  "waits-for-the-hub": "survives-hub-errors",
  "counts-on-the-opening": "survives-any-order",
  "stops-after-an-error": "survives-hub-errors",
  "answers-in-the-last": "acts-where-asked",
  "quotes-half-a-character": "writes-clean-text",
  "shows-its-token": "writes-clean-text",
  "shows-the-secret": "writes-clean-text",
};

function botWith(flaw?: Flaw): (request: Request) => Promise<Response> {
  return discussionBot({ secret: "correct-horse", flaw });
}

function failuresOf(checks: readonly CheckResult[], id: string): readonly Diagnosis[] {
  const check = checks.find((one) => one.id === id);
  return check?.status === "failed" ? check.failures.map(({ example }) => example) : [];
}

async function onlyFailure(flaw: Flaw, id: string, options: FuzzOptions = {}): Promise<Diagnosis> {
  const { checks } = await fuzz(botWith(flaw), { ...OPTIONS, checks: [id], ...options });
  const [failure] = failuresOf(checks, id);
  if (failure === undefined) throw new TypeError(`${id} saw nothing of ${flaw}`);
  return failure;
}

/** A chain as `event` and `METHOD last-part status`, one word each. */
function brief({ chain }: Diagnosis): readonly string[] {
  return chain.map((link) =>
    link.kind === "delivery"
      ? link.delivery.event
      : `${link.call.method} ${link.call.path.split("/").at(-1)} ${link.call.status}`,
  );
}

describe("the checks of consumers that call the Hub", () => {
  it("find nothing in a bot that remembers, knows itself, and answers first", async () => {
    const { checks } = await fuzz(botWith(), { ...OPTIONS, checks: [...CALLERS, "survives-any-order"] });
    expect(checks.map(({ id, status }) => [id, status])).toEqual(
      ["survives-any-order", ...CALLERS].map((id) => [id, "passed"]),
    );
  });

  it.each(discussionBotFlaws.filter((flaw) => flaw !== "answers-itself"))("see a bot that %s", async (flaw) => {
    const id = SEEN_BY[flaw];
    const { checks } = await fuzz(botWith(flaw), { ...OPTIONS, checks: [id] });
    expect(failuresOf(checks, id)).not.toEqual([]);
  });

  it("leave consumers alone that don't call it, and say so", async () => {
    const { checks } = await fuzz(() => new Response("ok"), { ...OPTIONS, checks: CALLERS });
    expect(checks).toMatchObject(
      CALLERS.map((id) => ({ id, status: "skipped", reason: "the consumer does not call the Hub" })),
    );
  });

  it("need to see the calls of those that run elsewhere", async () => {
    const { checks } = await fuzz(botWith(), { ...OPTIONS, checks: CALLERS, hubOrigin: "https://elsewhere.example" });
    expect(checks.every(({ status }) => status === "skipped")).toBe(true);
  });

  it("know what people have to write to make a bot act", async () => {
    const bot = botWith();
    const deaf = async (request: Request): Promise<Response> =>
      (await request.clone().text()).includes("wake up") ? bot(request) : new Response("zzz");
    const asked = async (say: readonly string[]): Promise<boolean> =>
      (await fuzz(deaf, { ...OPTIONS, say, checks: ["acts-once"] })).checks.every(({ status }) => status === "passed");
    expect(await asked(["wake up, bot"])).toBe(true);
    expect(await asked(["good night"])).toBe(false);
  });
});

describe("no-feedback-loop", () => {
  it("counts the triggers that are gone in a loop, and tells how it goes round", async () => {
    const failure = await onlyFailure("answers-itself", "no-feedback-loop");
    expect(failure.happened).toMatch(
      // A machine that is too slow for all of them in the time that a loop is watched tells how far it came.
      /^set itself off again and again, from one discussion:create on: (until all|\d+ of its) 1,000 (of its )?triggers for 24 hours/,
    );
    expect(brief(failure).slice(0, 5)).toEqual([
      "discussion:create",
      "POST comment 201",
      "discussion.comment:create",
      "POST comment 201",
      "discussion.comment:create",
    ]);
  });
});

describe("acts-once", () => {
  it("tells which delivery it acted on again, and what it did", async () => {
    const failure = await onlyFailure("forgets-deliveries", "acts-once");
    expect(failure.happened).toContain("came again with the same Webhook-Id");
    expect(brief(failure)).toEqual(["discussion.comment:create", "POST comment 201", "discussion.comment:create"]);
  });
});

describe("a consumer that asks for the repo that it is made for", () => {
  it("finds it from the first delivery on, whatever becomes of it, and with no token in its environment", async () => {
    const asking = async (): Promise<Response> => {
      const { status } = await fetch("https://huggingface.co/api/datasets/ann/trees");
      return new Response(null, { status: status === 200 ? 200 : 500 });
    };
    const checks = ["accepts-every-event", "accepts-edge-cases", "survives-any-order"];
    const result = await fuzz(asking, {
      seed: 1,
      runs: 150,
      checks,
      watched: [{ type: "dataset", name: "ann/trees" }],
    });
    expect(result.checks.map(({ status }) => status)).toEqual(["passed", "passed", "passed"]);
  });
});

describe("survives-hub-errors", () => {
  it("tells the call that failed", async () => {
    const failure = await onlyFailure("trusts-the-hub", "survives-hub-errors");
    expect(failure.happened).toContain("when the Hub answered 500 to its calls");
    expect(brief(failure).at(-1)).toMatch(/ 500$/);
  });

  it.each([500, 503])(
    "has advice for one that asks for the delivery again by %d, and does not fail it",
    async (status) => {
      const asking = async (): Promise<Response> => {
        const signal = AbortSignal.timeout(100);
        const options = { headers: { Authorization: "Bearer hf_bot" }, signal };
        const answer = await fetch("https://huggingface.co/api/whoami-v2", options).catch(() => null);
        return new Response(null, { status: answer?.ok === true ? 200 : status });
      };
      const result = await fuzz(asking, {
        seed: 1,
        runs: 200,
        timeoutMs: 1_000,
        checks: ["survives-hub-errors"],
        skip: [],
      });
      const [check] = result.checks;
      expect(check).toMatchObject({ status: "passed" });
      const advice = check?.status === "passed" ? check.advice.map(({ example }) => example.happened) : [];
      expect(advice.join("\n")).toContain(`answered ${status}`);
      expect(advice.join("\n")).toContain("when the Hub answered 500 to its calls");
    },
  );

  it("tells by itself whom a Hub that does not answer keeps waiting", async () => {
    const checks = ["answers-in-time", "survives-hub-errors"];
    const failure = await onlyFailure("waits-for-the-hub", "survives-hub-errors", { checks, runs: 10 });
    expect(failure.happened).toContain("when the Hub did not answer its calls");
  });
});

describe("a consumer that runs elsewhere", () => {
  const open: { readonly server: Server; readonly served: Served }[] = [];

  afterEach(async () => {
    for (const { server, served } of open.splice(0)) {
      server.closeAllConnections();
      server.close();
      await served.close();
    }
  });

  /** The bot on a port, with a Hub on another one that it calls. */
  async function listening(flaw?: Flaw): Promise<{ readonly url: string; readonly hubEndpoint: HubEndpoint }> {
    const answering: { endpoint?: HubEndpoint } = {};
    const served = await serveHandlers({
      port: 0,
      handlers: (origin) => [http.all(`${origin}/*`, ({ request }) => answering.endpoint?.answer(request))],
    });
    const hubEndpoint = createHubEndpoint({ origin: served.origin, isInProcess: false });
    answering.endpoint = hubEndpoint;
    const bot = discussionBot({ secret: "correct-horse", flaw, hub: served.origin });
    const server = createServer(getRequestListener(bot)).listen(0, "127.0.0.1");
    await once(server, "listening");
    open.push({ server, served });
    const address = server.address();
    if (typeof address !== "object" || address === null) throw new TypeError("It does not listen.");
    return { url: `http://127.0.0.1:${address.port}/webhook`, hubEndpoint };
  }

  it("is judged by the same checks, over HTTP", async () => {
    const { url, hubEndpoint } = await listening();
    const { checks } = await fuzz(url, { ...OPTIONS, runs: 20, hubEndpoint, checks: CALLERS.slice(0, 2) });
    expect(checks.map(({ status }) => status)).toEqual(["passed", "passed"]);
  });

  it.each(["answers-itself", "forgets-deliveries"] as const)("is caught when it %s", async (flaw) => {
    const { url, hubEndpoint } = await listening(flaw);
    const { checks } = await fuzz(url, { ...OPTIONS, runs: 20, hubEndpoint, checks: [SEEN_BY[flaw]] });
    const [failure] = failuresOf(checks, SEEN_BY[flaw]);
    expect(failure?.chain.map(({ kind }) => kind).slice(0, 2)).toEqual(["delivery", "call"]);
  });
});
