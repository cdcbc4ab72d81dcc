import { Hono } from "hono";

export const app: Hono = new Hono().post("/webhook", (context) => context.text("hono"));
