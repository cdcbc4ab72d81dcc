// Mirrors quantized repos to the on-prem store.
const queue = [];

function target(ref) {
  if (ref.startsWith("refs/tags/")) return { kind: "tag", name: ref.slice("refs/tags/".length) };
  if (ref.startsWith("refs/convert/")) return null;
  const name = ref.split("refs/heads/")[1];
  if (!name) throw new Error("PLANTED: branch name missing in " + ref);
  return { kind: "branch", name };
}

export default {
  async fetch(request) {
    let hook;
    try {
      hook = await request.json();
    } catch {
      return new Response("expected JSON", { status: 400 });
    }
    if (!hook?.event || !hook?.repo) return new Response("expected event and repo", { status: 400 });

    const name = typeof hook.repo.name === "string" ? hook.repo.name : "";
    if (!name.endsWith("-gguf")) return new Response("not mirrored");
    if (!Array.isArray(hook.updatedRefs)) return new Response("no refs");

    for (const r of hook.updatedRefs) {
      if (typeof r?.ref !== "string" || !r.ref.startsWith("refs/")) continue;
      const t = target(r.ref);
      if (t) queue.push({ repo: name, ...t, sha: r.newSha ?? null });
    }
    return new Response(`queued ${queue.length}`);
  },
};
