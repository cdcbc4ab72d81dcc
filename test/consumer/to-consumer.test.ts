import { createServer } from "node:http";
import express from "express";
import fastify from "fastify";
import { Hono } from "hono";
import { http } from "msw";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/base/index.ts";
import { fetchConsumer, toConsumer, type ConsumerTarget } from "../../src/consumer/index.ts";
import { consumerFrom } from "../../src/consumer/to-consumer.ts";

const ok = (): Response => new Response("ok");

describe("toConsumer", () => {
  it.for<[target: ConsumerTarget, name: string]>([
    ["https://bot.example/webhook?secret=s3cret", "https://bot.example/webhook"],
    [new URL("http://127.0.0.1:3000/webhook"), "http://127.0.0.1:3000/webhook"],
    [ok, "fetch handler"],
    [async (_request: Request) => ok(), "fetch handler"],
    [new Hono(), "fetch handler"],
    [new Hono().fetch, "fetch handler"],
    [{ POST: ok }, "fetch handler"],
    [(_request, _response) => undefined, "Node listener"],
    [express(), "Express app"],
    [{ use: () => undefined, callback: () => () => undefined }, "Koa app"],
    [fastify(), "Fastify instance"],
    [createServer(), "http.Server"],
    [[http.post("https://bot.example/webhook", ok)], "msw handlers"],
  ])("recognizes what it is given: %s", ([target, name]) => {
    expect(toConsumer(target).name).toBe(name);
  });

  it("leaves a consumer as it is", () => {
    const consumer = fetchConsumer(ok);
    expect(toConsumer(consumer)).toBe(consumer);
  });

  it("calls the handler of an object as its method", async () => {
    class Bot {
      readonly #word = "ok";
      fetch(): Response {
        return new Response(this.#word);
      }
    }
    const exchange = await toConsumer(new Bot()).send(
      { url: "https://bot.example/", headers: [], body: "" },
      { timeoutMs: 1000 },
    );
    expect(exchange).toMatchObject({ body: "ok" });
  });

  it.for([
    ["a path", "./app.ts"],
    ["an address of another kind", "ftp://bot.example/?secret=s3cret"],
    ["nothing", undefined],
    ["null", null],
    ["a number", 3000],
    ["an empty array", []],
    ["an array of something else", [ok]],
    ["an object without a handler", { port: 3000 }],
  ] as const)("refuses what cannot be one: %s", ([_what, target]) => {
    expect(consumerFrom(target)).toBeUndefined();
  });

  it("says what it understands, and keeps secrets to itself", () => {
    const attempt = (): unknown => toConsumer("ftp://bot.example/?secret=s3cret");
    expect(attempt).toThrow(UsageError);
    expect(attempt).toThrow(/Give an http\(s\) URL, a fetch handler/);
    expect(attempt).not.toThrow(/s3cret/);
  });
});
