const MAIN = "refs/heads/main";
const TITLE = /^\[([A-Z]{2,8})\] (.+)/;

type Announcement = { team: string; title: string; commit: string };

class Announcer {
  private readonly sent: Announcement[] = [];

  consider(d: any): string {
    if (d?.status !== "merged" || d.changes?.base !== MAIN) return "not merged into main";
    const m = typeof d.title === "string" ? TITLE.exec(d.title) : null;
    if (!m) return "no team in the title";
    this.send(m[1], m[2], d.changes.mergeCommitId);
    return `announced ${this.sent.length}`;
  }

  private send(team: string, title: string, commit: unknown): void {
    if (commit === undefined) throw new Error("PLANTED: announcing commit undefined");
    this.sent.push({ team, title, commit: typeof commit === "string" ? commit.slice(0, 7) : "" });
  }
}

const announcer = new Announcer();

export default {
  async fetch(request: Request): Promise<Response> {
    let body: any;
    try {
      body = await request.json();
    } catch {
      return new Response("bad json", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("bad payload", { status: 400 });
    if (body.event.scope !== "discussion" || body.event.action !== "update") return new Response("ignored");
    return new Response(announcer.consider(body.discussion));
  },
};
