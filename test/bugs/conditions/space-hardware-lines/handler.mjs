const HOURLY = new Map([
  ["cpu-basic", 0],
  ["cpu-upgrade", 0.03],
  ["t4-small", 0.4],
  ["a10g-small", 1],
]);

const requests = [];

function price(hardware) {
  const perHour = HOURLY.get(hardware);
  const monthly = perHour * 24 * 30;
  if (Number.isNaN(monthly)) throw new Error(`PLANTED: price of ${hardware} is NaN`);
  return monthly.toFixed(2);
}

export default {
  async fetch(request) {
    let body;
    try {
      body = await request.json();
    } catch {
      return new Response("no", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("no", { status: 400 });

    if (body.repo.type !== "space") return new Response("spaces only");
    const author = body.comment?.author?.id;
    if (typeof author !== "string" || author !== body.repo.owner?.id) return new Response("only the owner may ask");

    const content = typeof body.comment.content === "string" ? body.comment.content : "";
    for (const line of content.split(/\r?\n/)) {
      const m = line.match(/^hardware:\s*(\S+)\s*$/i);
      if (m) requests.push({ hardware: m[1], monthly: price(m[1].toLowerCase()) });
    }
    return Response.json({ requests: requests.length });
  },
};
