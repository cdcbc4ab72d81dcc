import { describe, expect, it } from "vitest";
import { UnableError, UsageError } from "../../src/base/index.ts";
import { moduleConsumer } from "../../src/consumer/index.ts";
import { patient, requestTo } from "./request-to.ts";

const path = (name: string): string => new URL(`apps/${name}`, import.meta.url).pathname;

describe("moduleConsumer", () => {
  it.for([
    ["hono.ts", "hono"],
    ["next.ts", "next"],
  ] as const)("takes the handler that %s exports", async ([file, body]) => {
    const consumer = await moduleConsumer(path(file));
    const exchange = await consumer.send(requestTo("https://bot.example/webhook"), patient);
    expect(exchange).toMatchObject({ kind: "answered", body });
    expect(consumer.name).toBe(path(file));
  });

  it("says where it looked for a module that is missing", async () => {
    const loading = moduleConsumer(path("missing.ts"));
    await expect(loading).rejects.toThrow(UnableError);
    await expect(loading).rejects.toThrow(/no such file.*missing\.ts/);
  });

  it("says why a module does not load", async () => {
    const loading = moduleConsumer(path("broken.mjs"));
    await expect(loading).rejects.toThrow(UnableError);
    await expect(loading).rejects.toThrow("no such database");
  });

  it("lists what a module exports that has no consumer", async () => {
    const loading = moduleConsumer(path("useless.mjs"));
    await expect(loading).rejects.toThrow(UsageError);
    await expect(loading).rejects.toThrow(/it exports answer, url\. Export a fetch handler/);
  });
});
