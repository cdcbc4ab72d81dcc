/** What HF's clients read of the Hub's answers and the other tests do not look at: query by query, trap by trap. */
import { getResponse } from "msw";
import { describe, expect, it, onTestFinished } from "vitest";
import { virtualClock } from "../../../src/base/index.ts";
import { createHub, type Hub } from "../../../src/hub/index.ts";

function hubFor(): Hub {
  const hub = createHub({ seed: 1, clock: virtualClock() });
  onTestFinished(() => hub.close());
  return hub;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Calls the Hub as ada. @param route - As in "GET /api/models". */
async function call(hub: Hub, route: string, body?: object | string): Promise<Answer> {
  const [method = "", path = ""] = route.split(" ");
  const request = new Request(`https://huggingface.co${path}`, {
    method,
    headers: {
      authorization: "Bearer hf_ada",
      ...(body !== undefined && {
        "content-type": typeof body === "string" ? "application/x-www-form-urlencoded" : "application/json",
      }),
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const response = await getResponse(hub.handlers, request);
  if (response === undefined) throw new Error(`nobody answers ${route}`);
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : text,
  };
}

async function commit(hub: Hub, ...lines: readonly object[]): Promise<Answer> {
  const header = { key: "header", value: { summary: "Change <it>", description: "a & b" } };
  const body = [header, ...lines].map((line) => JSON.stringify(line)).join("\n");
  const request = new Request("https://huggingface.co/api/models/ada/bert/commit/main", {
    method: "POST",
    headers: { authorization: "Bearer hf_ada", "content-type": "application/x-ndjson" },
    body,
  });
  const response = await getResponse(hub.handlers, request);
  return { status: response?.status ?? 0, headers: response?.headers ?? new Headers(), body: await response?.json() };
}

describe("a new repo", () => {
  it("has the files, the sdk, the secrets and the variables that it is created with", async () => {
    const hub = hubFor();
    const created = await call(hub, "POST /api/repos/create", {
      name: "app",
      type: "space",
      sdk: "gradio",
      secrets: [{ key: "TOKEN", value: "x" }],
      variables: [{ key: "COLOR", value: "red", description: "of all" }],
      files: [{ path: "app.py", content: Buffer.from("print(1)").toString("base64"), encoding: "base64" }],
    });
    expect(created.status).toBe(200);
    expect((await call(hub, "GET /api/spaces/ada/app")).body).toMatchObject({
      sdk: "gradio",
      siblings: [{ rfilename: ".gitattributes" }, { rfilename: "app.py" }],
    });
    expect((await call(hub, "GET /spaces/ada/app/resolve/main/app.py")).body).toBe("print(1)");
    expect((await call(hub, "GET /api/spaces/ada/app/variables")).body).toMatchObject({ COLOR: { value: "red" } });
    expect(Object.keys(Object((await call(hub, "GET /api/spaces/ada/app/secrets")).body))).toEqual(["TOKEN"]);
  });

  it.for<[what: string, body: object, error: RegExp]>([
    ["an sdk that is none", { type: "space", sdk: "flask" }, /"flask".*gradio, docker/],
    ["a secret without a key", { type: "space", sdk: "static", secrets: [{ value: "x" }] }, /secrets\[\]\.key/],
    ["a file without a path", { files: [{ content: "x" }] }, /files\[\]\.path/],
  ])("is refused with %s, and not there", async ([_what, body, error]) => {
    const hub = hubFor();
    const refused = await call(hub, "POST /api/repos/create", { name: "new", ...body });
    expect(refused).toMatchObject({ status: 400, body: { error: expect.stringMatching(error) } });
    expect(hub.world.repos.size).toBe(0);
  });
});

describe("the information on a repo", () => {
  it("is cut to what is asked for, in either way of writing it", async () => {
    const hub = hubFor();
    hub.as("ada").createRepo({ type: "model", name: "bert" });
    for (const query of ["expand=likes&expand=sha", "expand[]=likes&expand[]=sha"]) {
      const { body } = await call(hub, `GET /api/models/ada/bert?${query}`);
      expect(Object.keys(Object(body)).toSorted()).toEqual(["_id", "id", "likes", "modelId", "sha"]);
    }
    const listed = await call(hub, "GET /api/models?author=ada&expand=likes");
    expect(listed.body).toEqual([{ _id: expect.anything(), id: "ada/bert", modelId: "ada/bert", likes: 0 }]);
    const refused = await call(hub, "GET /api/models/ada/bert?expand=nonsense");
    expect(refused).toMatchObject({ status: 400, body: { error: expect.stringMatching(/"nonsense".*likes/) } });
  });

  it("tells sizes and ids of files where they are asked for", async () => {
    const hub = hubFor();
    hub
      .as("ada")
      .createRepo({ type: "model", name: "bert" })
      .push({ files: { "a.txt": "four" } });
    const { body } = await call(hub, "GET /api/models/ada/bert?blobs=true");
    expect(body).toMatchObject({
      siblings: [
        { rfilename: ".gitattributes" },
        { rfilename: "a.txt", size: 4, blobId: expect.stringMatching(/^[0-9a-f]{40}$/) },
      ],
    });
  });
});

describe("branches", () => {
  it("can be created empty", async () => {
    const hub = hubFor();
    hub.as("ada").createRepo({ type: "model", name: "bert" });
    expect((await call(hub, "POST /api/models/ada/bert/branch/dev", { emptyBranch: true })).status).toBe(200);
    expect((await call(hub, "GET /api/models/ada/bert/tree/dev")).body).toEqual([]);
    expect((await call(hub, "GET /api/models/ada/bert/tree/main")).body).toHaveLength(1);
  });

  it("are refused in the words that the Hub has for it", async () => {
    const hub = hubFor();
    hub.as("ada").createRepo({ type: "model", name: "bert" });
    const root = "/api/models/ada/bert/branch";
    expect(await call(hub, `POST ${root}/main`, {})).toMatchObject({
      status: 409,
      body: { error: expect.stringMatching(/reference refs\/heads\/main already exists/i) },
    });
    expect(await call(hub, `POST ${root}/refs%2Fpr%2F5`, {})).toMatchObject({
      status: 400,
      body: { error: expect.stringMatching(/invalid reference for a branch/i) },
    });
    expect(await call(hub, `DELETE ${root}/main`)).toMatchObject({
      status: 403,
      body: { error: expect.stringMatching(/cannot delete refs\/heads\/main/i) },
    });
    expect((await call(hub, `DELETE ${root}/dev`)).headers.get("X-Error-Code")).toBe("RevisionNotFound");
  });
});

describe("commits", () => {
  it("are refused as clients know it: a path that leads out, a file that is not there, a branch that is none", async () => {
    const hub = hubFor();
    hub.as("ada").createRepo({ type: "model", name: "bert" });
    const file = (path: string): object => ({ key: "file", value: { path, content: "x" } });
    expect((await commit(hub, file(String.raw`..\ddd`))).status).toBe(422);
    const missing = await commit(hub, { key: "deletedFile", value: { path: "no.txt" } });
    expect(missing.status).toBe(404);
    expect(missing.headers.get("X-Error-Code")).toBe("EntryNotFound");
    expect(missing.headers.get("X-Error-Message")).toContain("A file with this name doesn't exist");
    const proposed = await call(hub, "POST /api/models/ada/bert/commit/nowhere?create_pr=1", {
      summary: "Propose it",
      files: [{ path: "a.txt", content: "x" }],
    });
    expect(proposed.headers.get("X-Error-Code")).toBe("RevisionNotFound");
  });

  it("are listed with their messages as HTML where that is asked for", async () => {
    const hub = hubFor();
    hub.as("ada").createRepo({ type: "model", name: "bert" });
    await commit(hub, { key: "file", value: { path: "a.txt", content: "x" } });
    const root = "GET /api/models/ada/bert/commits/main";
    const formatted = { title: "Change &lt;it&gt;", message: "a &amp; b" };
    const { headers, body } = await call(hub, `${root}?expand[]=formatted&limit=1`);
    expect(body).toMatchObject([{ title: "Change <it>", message: "a & b", formatted }]);
    expect([headers.get("X-Total-Count"), headers.get("Link")]).toEqual(["2", expect.stringMatching(/rel="next"/)]);
    expect((await call(hub, root)).body).not.toMatchObject([{ formatted: expect.anything() }, {}]);
  });
});

describe("paths", () => {
  it.for([
    ["as a form, from Python", "paths=a.txt&paths=no.txt&expand=True"],
    ["as JSON, from JavaScript", { paths: ["a.txt", "no.txt"], expand: true }],
  ] as const)("are looked up, with their commits, %s", async ([_how, body]) => {
    const hub = hubFor();
    hub
      .as("ada")
      .createRepo({ type: "model", name: "bert" })
      .push({ files: { "a.txt": "a" }, summary: "Add it" });
    const answer = await call(hub, "POST /api/models/ada/bert/paths-info/main", body);
    expect(answer.body).toMatchObject([{ path: "a.txt", lastCommit: { title: "Add it", id: expect.anything() } }]);
  });
});

describe("the list of discussions", () => {
  it("is found by words, by author, by status and by kind", async () => {
    const hub = hubFor();
    hub.as("ada").createRepo({ type: "model", name: "bert" });
    const model = hub.as("bob").repo({ type: "model", name: "ada/bert" });
    model.openDiscussion({ title: "Where is the card?", text: "?" });
    model.openPullRequest({ title: "Add the card" });
    hub.as("ada").repo({ type: "model", name: "ada/bert" }).openDiscussion({ title: "Thanks", text: "!" });
    const nums = async (query: string): Promise<unknown> => {
      const { body } = await call(hub, `GET /api/models/ada/bert/discussions?p=0&${query}`);
      return Object(body).discussions.map(({ num }: { num: number }) => num);
    };
    expect(await nums("search=CARD")).toEqual([2, 1]);
    expect(await nums("search=card&type=discussion")).toEqual([1]);
    expect(await nums("author=ada")).toEqual([3]);
    expect(await nums("status=open&type=pull_request")).toEqual([2]); // a draft
    expect(await nums("status=closed")).toEqual([]);
  });
});

describe("who asks", () => {
  it("is refused as the Hub refuses, also where anybody may read", async () => {
    const hub = hubFor();
    const request = new Request("https://huggingface.co/api/models", { headers: { authorization: "Bearer nobody" } });
    const response = await getResponse(hub.handlers, request);
    expect(response?.status).toBe(401);
    expect(response?.headers.get("X-Error-Message")).toBe("Invalid credentials in Authorization header");
  });

  it("reads as somebody without a token where the Hub is told so, and changes nothing", async () => {
    const asked = async (tokenless: string | undefined, method: string): Promise<number | undefined> => {
      const hub = createHub({ seed: 1, ...(tokenless !== undefined && { tokenless }) });
      hub.as("ada").createRepo({ type: "model", name: "bert", private: true });
      const request = new Request("https://huggingface.co/api/models/ada/bert", { method });
      return (await getResponse(hub.handlers, request))?.status;
    };
    expect(await asked("ada", "GET")).toBe(200);
    expect(await asked(undefined, "GET")).toBe(404);
    const hub = createHub({ tokenless: "ada" });
    const discussions = "https://huggingface.co/api/models/ada/bert/discussions";
    hub.as("ada").createRepo({ type: "model", name: "bert" });
    const body = JSON.stringify({ title: "A title", description: "" });
    const headers = { "content-type": "application/json" };
    const written = await getResponse(hub.handlers, new Request(discussions, { method: "POST", headers, body }));
    expect(written?.status).toBe(401);
  });

  it("finds a repo by the name that it had before it moved", async () => {
    const hub = createHub({ seed: 1 });
    hub.as("ada").createRepo({ type: "model", name: "bert" }).move("ada/bert-2");
    const { status, body } = await call(hub, "GET /api/models/ada/bert");
    expect([status, Object(body).id]).toEqual([200, "ada/bert-2"]);
  });
});
