const CUSTOMER = "6478aa31c0d5be92f7160e03";

interface Update {
  ref: string;
  oldSha: string | null;
  newSha: string | null;
}

const ledger = new Map<string, string>();

const isUpdate = (u: any): u is Update =>
  typeof u?.ref === "string" &&
  (u.oldSha === null || typeof u.oldSha === "string") &&
  (u.newSha === null || typeof u.newSha === "string");

function enter(update: Update): void {
  const version = update.ref.slice("refs/tags/".length);
  if (!/^v\d+\.\d+(\.\d+)?$/.test(version)) return;
  if (update.newSha === null) {
    ledger.delete(version);
    return;
  }
  // a version is written once
  if (update.oldSha !== null) throw new Error(`PLANTED: ${version} is in the ledger with ${update.oldSha}`);
  ledger.set(version, update.newSha);
}

export default {
  async fetch(request: Request): Promise<Response> {
    let body: any;
    try {
      body = await request.json();
    } catch {
      return new Response("bad json", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("bad payload", { status: 400 });
    if (body.repo.private !== true) return new Response("public");
    if (body.repo.owner?.id !== CUSTOMER) return new Response("other customer");
    if (Array.isArray(body.updatedRefs)) {
      body.updatedRefs.filter(isUpdate).filter((u: Update) => u.ref.startsWith("refs/tags/")).forEach(enter);
    }
    return Response.json(Object.fromEntries(ledger));
  },
};
