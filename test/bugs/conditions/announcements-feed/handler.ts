const PREFIX = "Announcement:";

class Feed {
  items: { headline: string; slug: string }[] = [];

  announce(title: string): void {
    const headline = title.slice(PREFIX.length).trim();
    const first = [...headline][0];
    if (first === undefined) throw new TypeError("PLANTED: cannot upper-case undefined");
    this.items.push({
      headline: first.toUpperCase() + headline.slice(first.length),
      slug: headline.toLowerCase().replace(/\W+/g, "-"),
    });
  }
}

const feed = new Feed();

export default {
  async fetch(request: Request): Promise<Response> {
    let body: any;
    try {
      body = JSON.parse(await request.text());
    } catch {
      return new Response("not JSON", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("not a webhook", { status: 400 });

    const title: unknown = body.discussion?.title;
    if (body.event.scope === "discussion" && typeof title === "string" && title.startsWith(PREFIX)) {
      feed.announce(title);
    }
    return Response.json(feed.items.slice(-10));
  },
};
