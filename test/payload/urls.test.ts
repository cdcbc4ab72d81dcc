import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commentUrl, discussionUrl, HUB_ORIGIN, repoUrl, spaceSubdomain } from "../../src/payload/index.ts";

describe("the addresses on the Hub", () => {
  it.each([
    ["model", "gpt2", "https://huggingface.co/gpt2", "https://huggingface.co/api/models/gpt2"],
    ["dataset", "a/b", "https://huggingface.co/datasets/a/b", "https://huggingface.co/api/datasets/a/b"],
    ["space", "a/b", "https://huggingface.co/spaces/a/b", "https://huggingface.co/api/spaces/a/b"],
    ["bucket", "a/b", "https://huggingface.co/buckets/a/b", "https://huggingface.co/api/buckets/a/b"],
  ] as const)("of a %s named %s", (type, name, web, api) => {
    expect(repoUrl(HUB_ORIGIN, type, name)).toEqual({ web, api });
  });

  it("of a discussion and a comment hang below the repo", () => {
    const discussion = discussionUrl(repoUrl("http://localhost:5564", "space", "a/b"), 19);
    expect(discussion).toEqual({
      web: "http://localhost:5564/spaces/a/b/discussions/19",
      api: "http://localhost:5564/api/spaces/a/b/discussions/19",
    });
    expect(commentUrl(discussion, "6399f58518721fdd27fc9caa")).toEqual({
      web: "http://localhost:5564/spaces/a/b/discussions/19#6399f58518721fdd27fc9caa",
    });
  });

  it.each([
    ["Wauplin/gradio-user-history", "wauplin-gradio-user-history"], // published by HF
    ["ada/Engine_Demo.v2", "ada-engine-demo-v2"],
    ["--/..", "space"],
  ])("of the app of the Space %s starts with %s", (name, subdomain) => {
    expect(spaceSubdomain(name)).toBe(subdomain);
  });

  it("of an app starts with words of letters and digits, one dash between them, whatever the Space is called", () => {
    const names = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("a", "B", "7", "-", "_", "/") }));
    fc.assert(
      fc.property(names, (name) => {
        expect(spaceSubdomain(name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
      { seed: 1 },
    );
  });
});
