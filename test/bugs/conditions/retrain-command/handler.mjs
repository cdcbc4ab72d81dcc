const jobs = [];

function startTraining(repo, learningRate) {
  if (Number.isNaN(learningRate)) throw new Error("PLANTED: learning rate is NaN");
  jobs.push({ repo, learningRate, at: Date.now() });
}

export default {
  async fetch(request) {
    let payload;
    try {
      payload = await request.json();
    } catch {
      return new Response("Bad JSON", { status: 400 });
    }
    const { event, repo, comment } = payload ?? {};
    if (!event || !repo) return new Response("Bad payload", { status: 400 });

    if (event.action !== "create" || event.scope !== "discussion.comment") return new Response("ok");
    if (repo.name !== "acme/churn-model") return new Response("ok");

    const text = typeof comment?.content === "string" ? comment.content.trim() : "";
    const [command, arg] = text.split(/\s+/);
    if (command === "/retrain") {
      startTraining(repo.name, parseFloat(arg));
      return Response.json({ jobs: jobs.length }, { status: 202 });
    }
    return new Response("ok");
  },
};
