/** Who one is, and repos as a whole: create, delete, move, settings, information, lists. */
import { isoTime } from "../../base/index.ts";
import {
  commitAt,
  mayRead,
  mayWrite,
  RevisionNotFoundError,
  type Commit,
  type Repo,
  type RepoAddress,
  type RepoSettings,
} from "../../world/index.ts";
import { HttpError, Reply } from "./answers.ts";
import { expanded } from "./expand.ts";
import { limitOf, paged } from "./paging.ts";
import { isTrue } from "./query.ts";
import { AVATAR, repoJson } from "./repo-json.ts";
import { addressOf, readable, route, type Call, type Route } from "./route.ts";

export const repoRoutes: readonly Route[] = [
  route("get", "/api/whoami-v2", whoAmI),
  route("delete", "/api/repos/delete", async (call) => {
    call.live.perform({ kind: "delete-repo", by: call.user(), repo: addressIn(call, await call.body()) });
    return new Reply("OK", { "Content-Type": "text/plain; charset=utf-8" });
  }),
  route("post", "/api/repos/move", async (call) => {
    const { fromRepo, toRepo, type } = await call.body();
    const repo = { type: typeIn(type), name: text("fromRepo", fromRepo) };
    call.live.perform({ kind: "move-repo", by: call.user(), repo, to: text("toRepo", toRepo) });
    return {};
  }),
  route("put", "/api/{models}/{repo}/settings", async (call) => {
    const settings = settingsIn(await call.body());
    call.live.perform({ kind: "update-settings", by: call.user(), repo: addressOf(call), settings });
    return settings;
  }),
  route("get", "/api/{models}/{repo}", (call) => infoOf(call, readable(call, addressOf(call)))),
  route("get", "/api/{models}/{repo}/revision/{rest}", (call) => {
    const [, , revision = ""] = call.args;
    const address = addressOf(call);
    const repo = readable(call, address);
    if (repo.type === "bucket") return infoOf(call, repo);
    const commit = commitAt(repo, decodeURIComponent(revision));
    if (commit === undefined) throw new RevisionNotFoundError("find revision", address, revision, "revision");
    return infoOf(call, repo, commit);
  }),
  route("get", "/api/{models}", listRepos),
];

function infoOf({ url }: Call, repo: Repo, commit?: Commit): unknown {
  return expanded(repoJson(repo, commit, isTrue(url.searchParams.get("blobs"))), repo.type, url);
}

function whoAmI(call: Call): unknown {
  const name = call.user();
  const { namespaces } = call.live.now();
  const orgs = [...namespaces.values()].filter((one) => one.kind === "organization" && one.members.includes(name));
  const shown = { fullname: name, avatarUrl: AVATAR, isPro: false };
  return {
    type: "user",
    id: namespaces.get(name)?.id,
    name,
    ...shown,
    orgs: orgs.map((org) => ({
      type: "org",
      id: org.id,
      name: org.name,
      ...shown,
      fullname: org.name,
      isEnterprise: false,
    })),
    auth: { type: "access_token", accessToken: { displayName: "hubhook", role: "write", createdAt: isoTime(0) } },
  };
}

/** All repos of a type that the caller may see; of one author, if the query names one. */
function listRepos(call: Call): unknown {
  const { type } = addressOf(call);
  const author = call.url.searchParams.get("author");
  const world = call.live.now();
  const user = call.reader();
  const isShown = (repo: Repo): boolean =>
    repo.type === type && (author === null || repo.owner.name === author) && mayRead(world, repo, user);
  const found = [...world.repos.values()].filter(isShown).map((repo) => expanded(repoJson(repo), type, call.url));
  return paged(found, call.url, limitOf(call.url, 1_000, 10_000));
}

/** The repo that a body names by `name`, `organization` and `type`; without an organization it is the caller's own. */
export function addressIn(call: Call, { name, organization, type }: Readonly<Record<string, unknown>>): RepoAddress {
  const own = text("name", name);
  if (own.includes("/")) return { type: typeIn(type), name: own };
  const namespace =
    organization === undefined || organization === null ? call.user() : text("organization", organization);
  return { type: typeIn(type), name: `${namespace}/${own}` };
}

function typeIn(type: unknown): RepoAddress["type"] {
  switch (type) {
    case undefined:
    case null:
    case "model":
      return "model";
    case "dataset":
    case "space":
    case "bucket":
      return type;
    default:
      throw new HttpError(
        400,
        `Failed to read "type": hubhook has no repos of the type ${JSON.stringify(type)}. Take model, dataset, space or bucket.`,
      );
  }
}

/** Clients of 2026 say `visibility`, older ones `private` (HF's Python client). What hubhook does not keep is ignored. */
export function settingsIn({
  private: isPrivate,
  visibility,
  gated,
  discussionsDisabled,
}: Readonly<Record<string, unknown>>): RepoSettings {
  return {
    ...(typeof isPrivate === "boolean" && { private: isPrivate }),
    ...(typeof visibility === "string" && { private: visibility === "private" }),
    ...((gated === false || gated === "auto" || gated === "manual") && { gated }),
    ...(typeof discussionsDisabled === "boolean" && { discussionsDisabled }),
  };
}

/** @throws HttpError if the value is no text, or an empty one. */
export function text(name: string, value: unknown): string {
  if (typeof value === "string" && value !== "") return value;
  throw new HttpError(400, `Failed to read "${name}": it is ${value === undefined ? "missing" : "no text"}. Send one.`);
}

/** Whether the caller may change a repo, for routes that only show something to those who may. */
export function requireWriter(call: Call, repo: Repo): void {
  if (mayWrite(call.live.now(), repo, call.user())) return;
  throw new HttpError(403, `Failed to show it: "${call.user()}" may not change ${repo.type} ${repo.name}.`);
}
