const FIRST_AUTOMATED_PR = 100;

type Run = { num: number; sha: string };
const runs: Run[] = [];

const schedule = (num: number, sha: string | null): void => {
  if (sha === null) throw new Error(`PLANTED: nothing to check out for pull request ${num}`);
  runs.push({ num, sha });
};

async function readBody(request: Request): Promise<any> {
  try {
    return await request.json();
  } catch {
    return null;
  }
}

export default {
  async fetch(request: Request): Promise<Response> {
    const body = await readBody(request);
    if (!body?.event || !body?.repo) return new Response("bad request", { status: 400 });

    if (body.repo.type === "dataset" && Array.isArray(body.updatedRefs)) {
      for (const u of body.updatedRefs) {
        if (typeof u?.ref !== "string") continue;
        const num = Number(/^refs\/pr\/(\d+)$/.exec(u.ref)?.[1] ?? 0);
        if (num < FIRST_AUTOMATED_PR) continue;
        if (u.newSha === null || typeof u.newSha === "string") schedule(num, u.newSha);
      }
    }
    return Response.json({ runs: runs.length });
  },
};
