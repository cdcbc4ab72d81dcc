const OWNER = "61f7e2b8d03c5a9944e7710c";
const WEEK_TAG = /^refs\/tags\/(\d{4})-w(\d{2})$/;

interface UpdatedRef {
  ref: string;
  newSha: string | null;
}

const snapshots: { monday: string; sha: string }[] = [];

function mondayOf(year: number, week: number): string {
  const weeksInYear = 53;
  if (week > weeksInYear) throw new RangeError(`PLANTED: week ${week} of ${year} is not in the calendar`);
  const day = new Date(Date.UTC(year, 0, 1 + Math.max(0, week - 1) * 7));
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

function isRef(value: any): value is UpdatedRef {
  return typeof value?.ref === "string" && (value.newSha === null || typeof value.newSha === "string");
}

export default {
  async fetch(request: Request): Promise<Response> {
    let body: any;
    try {
      body = await request.json();
    } catch {
      return new Response("unparsable", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("incomplete", { status: 400 });
    if (body.repo.owner?.id !== OWNER || !Array.isArray(body.updatedRefs)) return new Response("nothing");

    for (const update of body.updatedRefs.filter(isRef)) {
      const m = WEEK_TAG.exec(update.ref);
      if (m && update.newSha) snapshots.push({ monday: mondayOf(Number(m[1]), Number(m[2])), sha: update.newSha });
    }
    return Response.json({ snapshots: snapshots.length });
  },
};
