const HOME = "acme-data";

const moves = [];
const namespaceOf = (name) => (typeof name === "string" ? name.split("/")[0] : "");

function handleMove({ repo, movedTo }) {
  if (repo.type !== "dataset") return "not a dataset";
  if (namespaceOf(movedTo?.name) !== HOME) return "not moved to us";
  const from = namespaceOf(repo.name);
  if (from === HOME) throw new Error("PLANTED: origin and destination are the same namespace");
  moves.push({ from, name: movedTo.name });
  return `welcome, ${movedTo.name}`;
}

const table = new Map([
  ["repo.move", handleMove],
  ["repo.create", () => "created"],
  ["repo.delete", () => "deleted"],
]);

export default {
  async fetch(request) {
    let body;
    try {
      body = await request.json();
    } catch (error) {
      return new Response(String(error), { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("event? repo?", { status: 400 });
    const { scope, action } = body.event;
    const handler = typeof scope === "string" && typeof action === "string" ? table.get(scope + "." + action) : null;
    return new Response(handler ? handler(body) : "ignored");
  },
};
