/** An Express 5 app that keeps every promise, made of parts: for the bugs that come with the framework. */
import express, { type Express, type Request, type Response } from "express";
import { isSameSecret } from "../consumers/same-secret.ts";
import { isShaped } from "./is-shaped.ts";

export interface App {
  readonly secret: string;
  /** The options of `express.json`. */
  readonly json: NonNullable<Parameters<typeof express.json>[0]>;
  /** What the caller gives as the secret; Express gives a list for a parameter that comes twice. */
  givenSecret(request: Request): unknown;
  isSecret(given: unknown): boolean;
  refuse(response: Response, given: unknown): void;
  /** Answers a caller who knows the secret. */
  take(request: Request, response: Response): void | Promise<void>;
}

export function correctApp(secret: string): App {
  return {
    secret,
    json: { limit: "2mb" },
    givenSecret: (request) => request.get("X-Webhook-Secret"),
    isSecret: (given) => typeof given === "string" && isSameSecret(given, secret),
    refuse: (response) => void response.status(401).json({ error: "wrong secret" }),
    take(request, response) {
      if (isShaped(request.body)) response.json({ ok: true });
      else response.status(400).json({ error: "this is no payload of the Hub" });
    },
  };
}

export function appOf(parts: App): Express {
  const app = express();
  app.set("env", "test"); // as anywhere but in production, only that errors are not printed
  app.use((request, response, next) => {
    const given = parts.givenSecret(request);
    if (parts.isSecret(given)) next();
    else parts.refuse(response, given);
  });
  app.post("/webhook", express.json(parts.json), (request, response) => parts.take(request, response));
  return app;
}
