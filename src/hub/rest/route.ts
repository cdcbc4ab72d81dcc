/**
 * Routes of the REST API as a table: a pattern, and what to do with a call that fits it. Paths are matched as they are
 * sent: the Hub's clients write a branch `feature/one` as one part, `feature%2Fone`.
 */
import { http, type HttpHandler } from "msw/http";
import type { Clock, Random } from "../../base/index.ts";
import { mayRead, RepoNotFoundError, findRepo, type Repo, type RepoAddress } from "../../world/index.ts";
import type { CallLog } from "../call-log.ts";
import type { LiveWorld } from "../live-world.ts";
import type { UserOf } from "../users.ts";
import { answer, jsonBody } from "./answers.ts";
import { badToken, callerOf } from "./caller.ts";

/** What routes work on. */
export interface RestParts {
  /** Where the Hub is. */
  readonly origin: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly userOf: UserOf;
  /** The user who reads where a call has no token; undefined for a stranger. */
  readonly tokenless: string | undefined;
  readonly live: LiveWorld;
  readonly calls: CallLog;
}

/** One request that fits a route. */
export interface Call extends RestParts {
  readonly request: Request;
  readonly url: URL;
  /** The parts of the path that the pattern leaves open, decoded; a `rest` is left as it was sent. */
  readonly args: readonly string[];
  /** The user that the token belongs to. @throws HttpError 401 without one. */
  user(): string;
  /** The same, or an empty name for nobody: public repos can be read without a token. */
  reader(): string;
  body(): Promise<Readonly<Record<string, unknown>>>;
}

type Method = "get" | "head" | "post" | "put" | "delete";

export interface Route {
  readonly method: Method;
  /** With `{models}` for the plural of a type, `{repo}` for a full name, `{part}` for one part, `{rest}` for all the rest. */
  readonly pattern: string;
  run(call: Call): unknown;
}

/** Takes a route apart into how it is written in tables. */
export function route(method: Method, pattern: string, run: Route["run"]): Route {
  return { method, pattern, run };
}

const OPEN_PARTS: Readonly<Record<string, string>> = {
  "{models}": "(models|datasets|spaces|buckets)",
  "{repo}": "([^/]+/[^/]+)",
  "{part}": "([^/]+)",
  "{rest}": "(.+)",
};

/** The name of an old repo of the Hub's own, such as `gpt2`: it has no namespace. */
const CANONICAL_NAME = "([^/]+)";

/** A route, ready to be compared with paths. */
interface Candidate {
  readonly route: Route;
  readonly path: RegExp;
  /** Whether it is for repos with canonical names: then it fits only where there is such a repo. */
  readonly isCanonical: boolean;
}

/**
 * Routes that are compared with a call in the order of the table. First come those of repos with canonical names: the path
 * of another repo could be read in the same way.
 */
export function routeTable(routes: readonly Route[]): readonly Candidate[] {
  const ofRepos = routes.filter(({ pattern }) => pattern.startsWith("/api/{models}/{repo}"));
  const canonical = { ...OPEN_PARTS, "{repo}": CANONICAL_NAME };
  return [
    ...ofRepos.map((route) => ({ route, path: pathOf(route, canonical), isCanonical: true })),
    ...routes.map((route) => ({ route, path: pathOf(route, OPEN_PARTS), isCanonical: false })),
  ];
}

function pathOf({ pattern }: Route, openParts: typeof OPEN_PARTS): RegExp {
  const source = pattern.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, (open) => openParts[open] ?? open);
  return new RegExp(`^${source}$`);
}

/** All routes as one handler of msw: it lets through what fits none, and costs the same however many there are. */
export function handlerOf(table: readonly Candidate[], parts: RestParts): HttpHandler {
  const byMethod = Map.groupBy(table, ({ route }) => route.method.toUpperCase());
  const handler = http.all(`${parts.origin}/*`, ({ request }) => {
    const url = new URL(request.url);
    for (const { route, path, isCanonical } of byMethod.get(request.method) ?? []) {
      const [whole, ...args] = path.exec(url.pathname) ?? [];
      if (whole === undefined || (isCanonical && !isThere(args, parts))) continue;
      return answering(request, url, args, route, parts);
    }
    return undefined;
  });
  const own = table.filter(({ isCanonical }) => !isCanonical);
  handler.info.header = own.map(({ route }) => `${route.method.toUpperCase()} ${route.pattern}`).join("\n"); // for lists of what is served
  return handler;
}

function isThere(args: readonly string[], { live }: RestParts): boolean {
  return findRepo(live.now(), addressOf({ args })) !== undefined;
}

function answering(
  request: Request,
  url: URL,
  args: readonly string[],
  { run }: Route,
  parts: RestParts,
): Promise<Response> {
  return parts.calls.answering(request, (number) => {
    const { live } = parts;
    const perform: LiveWorld["perform"] = (action) => parts.calls.during(number, () => live.perform(action));
    const call = callOf(request, url, args, { ...parts, live: { ...live, perform } });
    return answer(request, parts.random, () => run(call));
  });
}

function callOf(request: Request, url: URL, args: readonly string[], parts: RestParts): Call {
  const met = (user: string | undefined): string => {
    if (user === undefined) return "";
    parts.live.meet(user);
    return user;
  };
  const reader = (): string => met(callerOf(request, parts.userOf) ?? parts.tokenless);
  return {
    ...parts,
    request,
    url,
    args,
    reader,
    user() {
      const user = met(callerOf(request, parts.userOf));
      if (user === "") throw badToken();
      return user;
    },
    body: () => jsonBody(request),
  };
}

/** Paths name types in the plural. */
const TYPES = { models: "model", datasets: "dataset", spaces: "space", buckets: "bucket" } as const;

/** The address that the first two open parts of a path name. */
export function addressOf({ args: [plural = "", name = ""] }: Pick<Call, "args">): RepoAddress {
  const type = Object.entries(TYPES).find(([key]) => key === plural)?.[1] ?? "model";
  return { type, name: decodeURIComponent(name) };
}

/** A repo, if there is one and the caller may see it. @throws RepoNotFoundError */
export function readable(call: Call, address: RepoAddress): Repo {
  const world = call.live.now();
  const repo = findRepo(world, address);
  const user = call.reader();
  if (repo === undefined || !mayRead(world, repo, user)) throw new RepoNotFoundError("find repo", address, user);
  return repo;
}
