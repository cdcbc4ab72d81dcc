import { http, HttpResponse, passthrough } from "msw";
import { describe, expect, it } from "vitest";
import { mswConsumer } from "../../src/consumer/index.ts";
import { impatient, patient, requestTo } from "./request-to.ts";

const url = "https://bot.example/webhook";

describe("mswConsumer", () => {
  it("asks the handlers for their response", async () => {
    const consumer = mswConsumer([
      http.post("https://other.example/webhook", () => HttpResponse.text("not this one")),
      http.post(url, async ({ request }) => HttpResponse.json(await request.json(), { status: 202 })),
    ]);
    const exchange = await consumer.send(requestTo(url), patient);
    expect(exchange).toMatchObject({ kind: "answered", status: 202, body: '{"event":"é"}' });
  });

  it("answers 404 where none of them takes the request, as a server without such a route", async () => {
    const consumer = mswConsumer([http.get(url, () => HttpResponse.text("ok"))]);
    const exchange = await consumer.send(requestTo(url), patient);
    expect(exchange).toMatchObject({ kind: "answered", status: 404, body: expect.stringContaining("POST /webhook") });
  });

  it.for([
    [
      "one throws",
      "threw",
      http.post(url, () => {
        throw new TypeError("no such thing");
      }),
    ],
    ["one passes through", "threw", http.post(url, () => passthrough())],
    ["one answers with a network error", "reset", http.post(url, () => HttpResponse.error())],
    ["one never answers", "timeout", http.post(url, () => new Promise(() => undefined))],
  ] as const)("says why there is no answer: %s", async ([_what, reason, handler]) => {
    const outcome = await mswConsumer([handler]).send(requestTo(url), reason === "timeout" ? impatient : patient);
    expect(outcome).toMatchObject({ kind: "unanswered", reason });
  });
});
