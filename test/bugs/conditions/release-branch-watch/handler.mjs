const OWNER_ID = "62d5b1f07c9ae43380f6b912";
const BRANCH = "refs/heads/release";

const compareUrls = [];

const asString = (value) => (typeof value === "string" ? value : "");

export default {
  async fetch(request) {
    let body;
    try {
      body = await request.json();
    } catch {
      return new Response("400", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("400", { status: 400 });
    if (body.repo.owner?.id !== OWNER_ID) return new Response("not ours");
    if (!Array.isArray(body.updatedRefs)) return new Response("no refs");

    const release = body.updatedRefs.find((u) => u?.ref === BRANCH);
    if (release && typeof release.newSha === "string") {
      if (release.oldSha === null) throw new Error("PLANTED: oldSha is null, cannot compare");
      compareUrls.push(
        `${asString(body.repo.url?.web)}/compare/${asString(release.oldSha).slice(0, 10)}..${release.newSha.slice(0, 10)}`,
      );
    }
    return Response.json({ urls: compareUrls.length });
  },
};
