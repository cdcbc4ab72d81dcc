/** @huggingface/hub as it is published, against a served Hub: each call works, and causes the events that the docs name. */
import * as client from "@huggingface/hub";
import { describe, expect, it } from "vitest";
import { observedHub } from "./observed-hub.ts";

async function all<T>(values: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const value of values) found.push(value);
  return found;
}

describe("@huggingface/hub", () => {
  it("goes through the life of a repo", async () => {
    const { origin, events, payloads } = await observedHub();
    const to = { hubUrl: origin, accessToken: "hf_alice" };
    const repo = { type: "model", name: "alice/bert" } as const;

    expect(await client.whoAmI(to)).toMatchObject({ type: "user", name: "alice" });
    expect(await events()).toEqual([]);

    const { repoUrl } = await client.createRepo({ ...to, repo });
    expect(repoUrl).toBe(`${origin}/alice/bert`);
    expect(await events()).toEqual(["repo:create"]);

    const file = { path: "hello.txt", content: new Blob(["hello"]) };
    const uploaded = await client.uploadFile({ ...to, repo, file });
    expect(await events()).toEqual(["repo.content:update"]);
    expect(payloads()[0]).toMatchObject({
      repo: { headSha: uploaded?.commit.oid },
      updatedRefs: [{ ref: "refs/heads/main", newSha: uploaded?.commit.oid }],
    });
    expect(await (await client.downloadFile({ ...to, repo, path: "hello.txt" }))?.text()).toBe("hello");

    const other = { path: "other.txt", content: new Blob(["other"]) };
    const proposed = await client.uploadFile({
      ...to,
      repo,
      file: other,
      isPullRequest: true,
      commitTitle: "Propose a file",
    });
    expect(proposed?.pullRequestUrl).toBe(`${origin}/alice/bert/discussions/1`);
    expect(await events()).toEqual(["discussion:create", "repo.content:update"]);
    expect(payloads()[1]).toMatchObject({
      repo: { headSha: uploaded?.commit.oid },
      updatedRefs: [{ ref: "refs/pr/1", oldSha: null, newSha: proposed?.commit.oid }],
    });

    await client.createBranch({ ...to, repo, branch: "feature/one" });
    expect(await events()).toEqual(["repo.content:update"]);
    expect(payloads()[0]).toMatchObject({ updatedRefs: [{ ref: "refs/heads/feature/one", oldSha: null }] });
    await client.deleteBranch({ ...to, repo, branch: "feature/one" });
    expect(await events()).toEqual(["repo.content:update"]);

    expect((await all(client.listFiles({ ...to, repo, recursive: true }))).map(({ path }) => path)).toEqual([
      ".gitattributes",
      "hello.txt",
    ]);
    const inPullRequest = await all(client.listFiles({ ...to, repo, revision: "refs/pr/1", recursive: true }));
    expect(inPullRequest.map(({ path }) => path)).toEqual([".gitattributes", "hello.txt", "other.txt"]);
    expect((await all(client.listCommits({ ...to, repo }))).map(({ title }) => title)).toEqual([
      "Add hello.txt",
      "initial commit",
    ]);
    expect(await client.fileExists({ ...to, repo, path: "hello.txt" })).toBe(true);
    expect(await client.downloadFile({ ...to, repo, path: "missing.txt" })).toBeNull();
    expect(
      (await client.pathsInfo({ ...to, repo, paths: ["hello.txt", "missing.txt"] })).map(({ path }) => path),
    ).toEqual(["hello.txt"]);
    expect(await client.modelInfo({ ...to, name: "alice/bert" })).toMatchObject({ name: "alice/bert", private: false });
    expect((await all(client.listModels({ ...to, search: { owner: "alice" } }))).map(({ name }) => name)).toEqual([
      "alice/bert",
    ]);
    expect(await events()).toEqual([]);

    await client.deleteFile({ ...to, repo, path: "hello.txt" });
    expect(await events()).toEqual(["repo.content:update"]);
    expect(await client.fileExists({ ...to, repo, path: "hello.txt" })).toBe(false);

    await client.deleteRepo({ ...to, repo });
    expect(await events()).toEqual(["repo:delete"]);
    expect(await client.repoExists({ ...to, repo })).toBe(false);
  });

  it("works with datasets and Spaces, whose urls have a prefix", async () => {
    const { origin, events, payloads } = await observedHub();
    const to = { hubUrl: origin, accessToken: "hf_alice" };
    for (const type of ["dataset", "space"] as const) {
      const repo = { type, name: `alice/my-${type}` };
      await client.createRepo({ ...to, repo, ...(type === "space" && { sdk: "static" as const }) });
      await client.uploadFile({ ...to, repo, file: { path: "a.txt", content: new Blob(["a"]) } });
      expect(await events()).toEqual(["repo:create", "repo.content:update"]);
      expect(payloads()[0]?.repo.url.web).toBe(`${origin}/${type}s/alice/my-${type}`);
      expect(await (await client.downloadFile({ ...to, repo, path: "a.txt" }))?.text()).toBe("a");
    }
    expect(await client.datasetInfo({ ...to, name: "alice/my-dataset" })).toMatchObject({ name: "alice/my-dataset" });
    expect(await client.spaceInfo({ ...to, name: "alice/my-space" })).toMatchObject({ name: "alice/my-space" });
  });

  it("raises its own errors, and nothing is delivered", async () => {
    const { origin, events } = await observedHub();
    const to = { hubUrl: origin, accessToken: "hf_alice" };
    const repo = { type: "model", name: "alice/bert" } as const;
    const status = (code: number): object => expect.objectContaining({ statusCode: code });
    await client.createRepo({ ...to, repo });
    await events();
    await expect(client.createRepo({ ...to, repo })).rejects.toEqual(status(409));
    await expect(client.whoAmI({ hubUrl: origin, accessToken: "hf_" })).rejects.toEqual(status(401));
    await expect(client.modelInfo({ ...to, name: "alice/missing" })).rejects.toEqual(status(404));
    await expect(all(client.listFiles({ ...to, repo, revision: "missing" }))).rejects.toEqual(status(404));
    const file = { path: "a.txt", content: new Blob(["a"]) };
    await expect(client.uploadFile({ ...to, repo, file, parentCommit: "0".repeat(40) })).rejects.toEqual(status(412));
    await expect(client.uploadFile({ ...to, accessToken: "hf_eve", repo, file })).rejects.toEqual(status(403));
    await expect(client.createBranch({ ...to, repo, branch: "main" })).rejects.toEqual(status(409));
    expect(await events()).toEqual([]);
  });

  it("refuses a file over 5 MiB, and names the limit", async () => {
    const { origin } = await observedHub();
    const to = { hubUrl: origin, accessToken: "hf_alice" };
    const repo = { type: "model", name: "alice/bert" } as const;
    await client.createRepo({ ...to, repo });
    const file = { path: "big.bin", content: new Blob([new Uint8Array(6 * 1024 * 1024)]) };
    await expect(client.uploadFile({ ...to, repo, file })).rejects.toThrow(/5 MiB/);
  });
});
