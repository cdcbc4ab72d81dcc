/**
 * Routes of the REST API as a table: a pattern, and what to do with a call that fits it. Paths are matched as they are
 * sent: the Hub's clients write a branch `feature/one` as one part, `feature%2Fone`.
 */
import { http, type HttpHandler } from "msw/http";
import type { Clock, Random } from "../../base/index.ts";
import { mayRead, RepoNotFoundError, findRepo, type Repo, type RepoAddress } from "../../world/index.ts";
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
  readonly live: LiveWorld;
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

/** The routes as handlers of msw. */
export function handlersOf(routes: readonly Route[], parts: RestParts): HttpHandler[] {
  return routes.map(({ method, pattern, run }) => {
    const source = pattern.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, (open) => OPEN_PARTS[open] ?? open);
    const path = new RegExp(`^${parts.origin.replaceAll(".", "\\.")}${source}$`);
    const handler = http[method](path, ({ request }) =>
      answer(request, parts.random, () => run(callOf(request, path, parts))),
    );
    handler.info.header = `${method.toUpperCase()} ${pattern}`; // for lists of what is served
    return handler;
  });
}

function callOf(request: Request, path: RegExp, parts: RestParts): Call {
  const url = new URL(request.url);
  const [, ...args] = path.exec(`${url.origin}${url.pathname}`) ?? [];
  const reader = (): string => {
    const user = callerOf(request, parts.userOf);
    if (user === undefined) return "";
    parts.live.meet(user);
    return user;
  };
  return {
    ...parts,
    request,
    url,
    args,
    reader,
    user() {
      const user = reader();
      if (user === "") throw badToken();
      return user;
    },
    body: () => jsonBody(request),
  };
}

/** Paths name types in the plural. */
const TYPES = { models: "model", datasets: "dataset", spaces: "space", buckets: "bucket" } as const;

/** The address that the first two open parts of a path name. */
export function addressOf({ args: [plural = "", name = ""] }: Call): RepoAddress {
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
