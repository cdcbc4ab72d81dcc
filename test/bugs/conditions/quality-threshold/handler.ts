const state = { threshold: 0.75, dryRun: false };

function setThreshold(value: number): void {
  const missed = Math.round((1 - value) * 1000);
  if (missed < 0) throw new RangeError(`PLANTED: would drop ${missed} of 1000 rows`);
  state.threshold = value;
}

function command(line: string): string | null {
  const [name, arg] = line.split(" ");
  switch (name) {
    case "/threshold": {
      const value = Number(arg);
      if (!arg || !Number.isFinite(value) || value < 0) return "usage: /threshold 0.8";
      setThreshold(value);
      return `threshold ${state.threshold}`;
    }
    case "/dry-run":
      state.dryRun = arg !== "off";
      return `dry run ${state.dryRun}`;
    default:
      return null;
  }
}

export default {
  async fetch(request: Request): Promise<Response> {
    let body: any;
    try {
      body = await request.json();
    } catch {
      return Response.json({ error: "json" }, { status: 400 });
    }
    if (!body?.event || !body?.repo) return Response.json({ error: "payload" }, { status: 400 });
    const isComment = body.event.scope === "discussion.comment";
    if (!isComment || body.discussion?.isPullRequest !== true || typeof body.comment?.content !== "string") {
      return Response.json({ ignored: true });
    }
    const answers = (body.comment.content as string).split("\n").map((l) => command(l.trim())).filter((a) => a !== null);
    return Response.json({ answers });
  },
};
