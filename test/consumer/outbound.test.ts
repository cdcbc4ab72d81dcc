import { createServer } from "node:http";
import { connect } from "node:net";
import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { failOutbound, refusingProxy } from "../../src/consumer/index.ts";

async function listening(): Promise<number> {
  const server = createServer((_request, response) => void response.end("here"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

describe("failOutbound()", () => {
  it("has connections that leave the machine fail, by fetch and by socket, until it is undone", async () => {
    const restore = failOutbound();
    onTestFinished(restore);
    await expect(globalThis.fetch("http://192.0.2.1:8080/")).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
    const [error] = await once(connect(9, "example.invalid"), "error");
    expect(error).toMatchObject({ code: "ECONNREFUSED" });
    restore();
    const [other] = await once(connect(9, "example.invalid"), "error");
    expect(String(other)).not.toContain("hubhook");
  });

  it("leaves connections to this machine alone", async () => {
    const port = await listening();
    const restore = failOutbound();
    onTestFinished(restore);
    for (const host of ["127.0.0.1", "localhost"]) {
      expect(await (await globalThis.fetch(`http://${host}:${port}/`)).text()).toBe("here");
    }
  });
});

describe("refusingProxy()", () => {
  it("answers 502 to whatever it is asked, and is asked by programs that know its variables", async () => {
    const proxy = await refusingProxy();
    onTestFinished(proxy.close);
    expect(proxy.env["https_proxy"]).toBe(proxy.env["HTTP_PROXY"]);
    expect((await globalThis.fetch(String(proxy.env["HTTP_PROXY"]))).status).toBe(502);
  });
});
