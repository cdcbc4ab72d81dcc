import Koa from "koa";
import { bodyParser } from "@koa/bodyparser";

const app = new Koa();
app.silent = true;
app.use(async (ctx, next) => {
  if (ctx.get("x-webhook-secret") !== process.env.WEBHOOK_SECRET) ctx.throw(401);
  await next();
});
app.use(bodyParser({ jsonLimit: "10mb" }));
app.use(async (ctx) => {
  const { event, comment } = ctx.request.body ?? {};
  if (event?.scope === undefined) ctx.throw(400, "no event");
  ctx.body = { content: process.env.BUG ? comment?.content.slice(0, 20) : String(comment?.content ?? "").slice(0, 20) };
});

export default app;

app.listen(3000);
