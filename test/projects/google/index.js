const functions = require("@google-cloud/functions-framework");

functions.http("webhook", (req, res) => {
  if (req.get("x-webhook-secret") !== process.env.WEBHOOK_SECRET) return res.sendStatus(401);
  if (req.body?.event?.scope === undefined || req.rawBody.length === 0) return res.status(400).send("no event");
  const { comment } = req.body;
  res.send({ content: process.env.BUG ? comment?.content.slice(0, 20) : String(comment?.content ?? "").slice(0, 20) });
});
