import { describe, expect, it, onTestFinished } from "vitest";
import { interceptFetch } from "../../src/hub/fetch-interception.ts";

const HUB = "https://hub.example";

/** What `fetch` gets from here on, by method and path; whatever else is asked for never has an answer. */
function answering(answers: Readonly<Record<string, (request: Request) => Response | Promise<Response>>>): string[] {
  const seen: string[] = [];
  const restore = interceptFetch(HUB, async (request) => {
    const call = `${request.method} ${new URL(request.url).pathname}`;
    seen.push(call);
    return (await answers[call]?.(request)) ?? (await new Promise<Response>(() => undefined));
  });
  onTestFinished(restore);
  return seen;
}

describe("interceptFetch()", () => {
  it("hands over method, headers and body, and says where the answer came from", async () => {
    answering({
      "POST /api/x": async (request) =>
        new Response(`${request.headers.get("authorization")} ${await request.text()}`, { status: 201 }),
    });
    const init = { method: "POST", body: "hello", headers: { authorization: "Bearer hf_x" } };
    const response = await globalThis.fetch(new URL("/api/x?y=1", HUB), init);
    expect([response.status, response.url, response.redirected, await response.text()]).toEqual([
      201,
      `${HUB}/api/x?y=1`,
      false,
      "Bearer hf_x hello",
    ]);
  });

  it("takes a Request as well, with what it is changed to", async () => {
    answering({ "PUT /api/x": async (request) => new Response(await request.text()) });
    const request = new Request(`${HUB}/api/x`, { method: "POST", body: "first" });
    const response = await globalThis.fetch(request, { method: "PUT", body: "second" });
    expect(await response.text()).toBe("second");
  });

  it("follows redirects as fetch does: a POST goes on as a GET after 303, and as itself after 307", async () => {
    const seen = answering({
      "POST /a": () => new Response(null, { status: 307, headers: { location: "/b" } }),
      "POST /b": () => new Response(null, { status: 303, headers: { location: `${HUB}/c` } }),
      "GET /c": () => new Response("there"),
    });
    const response = await globalThis.fetch(`${HUB}/a`, { method: "POST", body: "x" });
    expect([await response.text(), response.redirected, seen]).toEqual([
      "there",
      true,
      ["POST /a", "POST /b", "GET /c"],
    ]);
    const first = await globalThis.fetch(`${HUB}/a`, { method: "POST", body: "x", redirect: "manual" });
    expect(first.status).toBe(307);
    await expect(globalThis.fetch(`${HUB}/a`, { method: "POST", redirect: "error" })).rejects.toThrow("fetch failed");
  });

  it("gives up on a redirect without an end", async () => {
    answering({ "GET /a": () => new Response(null, { status: 302, headers: { location: "/a" } }) });
    await expect(globalThis.fetch(`${HUB}/a`)).rejects.toThrow("fetch failed");
  });

  it("rejects with the signal's reason, and with a TypeError where the connection breaks", async () => {
    answering({ "GET /broken": () => Response.error() });
    await expect(globalThis.fetch(`${HUB}/never`, { signal: AbortSignal.timeout(5) })).rejects.toThrow(/timeout/i);
    await expect(globalThis.fetch(`${HUB}/never`, { signal: AbortSignal.abort(new Error("mine")) })).rejects.toThrow(
      "mine",
    );
    await expect(globalThis.fetch(`${HUB}/broken`)).rejects.toThrow(TypeError);
  });

  it("leaves other origins alone, and what has been put in its place since", async () => {
    const original = globalThis.fetch;
    const restore = interceptFetch(HUB, async () => new Response("mine"));
    onTestFinished(() => void (globalThis.fetch = original));
    expect(await (await globalThis.fetch("data:,theirs")).text()).toBe("theirs");
    await expect(globalThis.fetch("not a url")).rejects.toThrow(TypeError);
    const another = async (): Promise<Response> => new Response("another");
    globalThis.fetch = another;
    restore();
    expect(globalThis.fetch).toBe(another);
  });
});
