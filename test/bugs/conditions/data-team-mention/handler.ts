const MENTION: string = process.env.TEAM_MENTION ?? "@data-team";

interface Notice {
  from: string;
  text: string;
}

const notices: Notice[] = [];

function toNotice(author: unknown, content: string): Notice {
  const after = content.slice(content.indexOf(MENTION) + MENTION.length);
  const text = after.split("\n").map((s) => s.trim()).find((s) => s.length > 0);
  if (text === undefined) throw new Error("PLANTED: notice has no text");
  return { from: typeof author === "string" ? author : "unknown", text: text.slice(0, 140) };
}

export default {
  async fetch(request: Request): Promise<Response> {
    let body: any;
    try {
      body = await request.json();
    } catch {
      return new Response("Bad Request", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("Bad Request", { status: 400 });

    const { discussion, comment } = body;
    if (discussion?.status !== "open") return new Response("not open");
    const content: unknown = comment?.content;
    if (typeof content === "string" && content.includes(MENTION)) {
      notices.push(toNotice(comment.author?.id, content));
    }
    return Response.json({ notices: notices.length });
  },
};
