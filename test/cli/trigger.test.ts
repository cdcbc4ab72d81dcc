import { createServer, type IncomingHttpHeaders } from "node:http";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import fc from "fast-check";
import { withValues } from "../../src/cli/set-values.ts";
import { payload, plainPayload } from "../../src/arbitraries/index.ts";
import { parsePayload } from "../../src/payload/index.ts";
import { incoherences } from "../helpers/coherence.ts";
import { runCli } from "./run-cli.ts";

interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

const server = createServer((request, response) => {
  let text = "";
  request.setEncoding("utf8").on("data", (part: string) => (text += part));
  request.on("end", () => {
    got.push({ headers: request.headers, body: JSON.parse(text) });
    response.writeHead(status).end("thank you");
  });
});
let got: Got[] = [];
let status = 200;
let url = "";

beforeEach(async () => {
  got = [];
  status = 200;
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/webhook`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe("hubhook trigger", () => {
  it("delivers one event as the Hub does, and prints the answer", async () => {
    const { code, out } = await runCli(
      ["trigger", "discussion:create", "--to", url, "--set", "discussion.title=Hello there"],
      {
        env: { HUBHOOK_SECRET: "s3cret" },
      },
    );
    expect(code).toBe(0);
    expect(out[0]).toMatch(/^discussion:create → http:.*: 200 in \d+ ms$/);
    expect(out[1]).toBe("thank you");
    expect(got).toHaveLength(1);
    expect(got[0]?.headers).toMatchObject({
      "content-type": "application/json",
      "x-webhook-secret": "s3cret",
      "webhook-id": expect.stringMatching(/^[0-9a-f]{24}$/),
    });
    expect(got[0]?.body).toMatchObject({
      event: { scope: "discussion", action: "create" },
      discussion: { title: "Hello there" },
    });
  });

  it("exits with 1 when the consumer does not take it, and with 3 when nobody is there", async () => {
    status = 500;
    expect((await runCli(["trigger", "repo:create", "--to", url])).code).toBe(1);
    server.close();
    server.closeAllConnections();
    const { code, err } = await runCli(["trigger", "repo:create", "--to", url]);
    expect({ code, err }).toEqual({ code: 3, err: expect.stringContaining("Start the consumer first") });
  });

  it("starts from an edge case", async () => {
    await runCli(["trigger", "discussion.comment:update", "--edge", "hidden-comment", "--to", url]);
    expect(got[0]?.body).toMatchObject({ comment: { hidden: true } });
  });

  it.each([
    [["repo:creat"], /no such event.*repo:create/],
    [["repo:create", "--set", "repo.nam=x"], /\/repo\/nam: expected no such property/],
    [["repo:create", "--set", "repo.private"], /no equals sign/],
    [["repo:create", "--set", "discussion.title=x"], /nothing at \/discussion/],
    [["discussion:create", "--set", "discussion.title=x"], /at least 3 characters/],
    [["discussion.comment:update", "--set", "comment.hidden=true"], /none that the Hub sends/],
    [["repo:create", "--edge", "hidden-coment"], /Did you mean hidden-comment/],
    [["repo:create", "--edge", "hidden-comment"], /does not happen with repo:create/],
  ])("refuses %j, and sends nothing", async (args, message) => {
    const { code, err } = await runCli(["trigger", ...args, "--to", url]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(got).toEqual([]);
  });
});

describe("withValues()", () => {
  it("takes JSON where JSON fits, and text elsewhere", () => {
    const set = withValues(plainPayload("discussion:create", "model"), [
      "discussion.num=12",
      "discussion.title=123",
      "/repo/private=true",
    ]);
    expect(set).toMatchObject({ discussion: { num: 12, title: "123" }, repo: { private: true } });
  });

  it("keeps a payload coherent when a name, a type or a number is set, and leaves the original alone", () => {
    fc.assert(
      fc.property(
        payload({ events: ["discussion.comment:create", "repo.config:update"], repoTypes: ["model"] }),
        (value) => {
          const before = structuredClone(value);
          const set = withValues(value, [
            "repo.name=grace/t5",
            "repo.type=dataset",
            ...("discussion" in value ? ["discussion.num=77"] : []),
          ]);
          expect(parsePayload(set, { strict: true }).ok).toBe(true);
          expect(incoherences(set)).toEqual([]);
          expect(set.repo.url.web).toBe("https://huggingface.co/datasets/grace/t5");
          expect(value).toEqual(before);
        },
      ),
    );
  });
});
