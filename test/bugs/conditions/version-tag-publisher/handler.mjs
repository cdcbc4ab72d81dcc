const NAMESPACE = "acme";
const PREFIX = `${NAMESPACE}/prod-`;

const registry = [];

function previous(major, minor) {
  const version = minor - 1;
  if (version < 0) throw new Error(`PLANTED: no version v${major}.${version}`);
  return `v${major}.${version}`;
}

function publish(repo, tag) {
  const [, major, minor] = tag.match(/^v(\d+)\.(\d+)$/);
  registry.push({ repo, tag, changesSince: previous(Number(major), Number(minor)) });
}

export default {
  async fetch(request) {
    let hook;
    try {
      hook = await request.json();
    } catch {
      return Response.json({ error: "json" }, { status: 400 });
    }
    if (!hook?.event || !hook?.repo) return Response.json({ error: "payload" }, { status: 400 });

    const repo = hook.repo.name;
    if (hook.event.scope !== "repo.content" || typeof repo !== "string" || !repo.startsWith(PREFIX)) {
      return Response.json({ published: 0 });
    }
    const tags = (Array.isArray(hook.updatedRefs) ? hook.updatedRefs : [])
      .filter((r) => typeof r?.ref === "string" && r.ref.startsWith("refs/tags/") && r.newSha)
      .map((r) => r.ref.slice(10))
      .filter((t) => /^v\d+\.\d+$/.test(t));
    for (const tag of tags) publish(repo, tag);
    return Response.json({ published: tags.length, total: registry.length });
  },
};
