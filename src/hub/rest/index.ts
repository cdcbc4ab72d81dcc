/** The Hub's REST API over the world. A new endpoint is one line in the table of its topic. */
import type { HttpHandler } from "msw/http";
import { discussionRoutes } from "./discussions.ts";
import { fileRoutes } from "./files.ts";
import { gitRoutes } from "./git.ts";
import { newRepoRoutes } from "./new-repo.ts";
import { repoRoutes } from "./repos.ts";
import { handlerOf, routeTable, route, type RestParts, type Route } from "./route.ts";
import { spaceRoutes } from "./spaces.ts";

const otherRoutes: readonly Route[] = [
  // HF's Python client asks it whenever a README.md is committed.
  route("post", "/api/validate-yaml", async (call) => {
    await call.body();
    return { errors: [], warnings: [] };
  }),
];

/** All routes; the more special ones come first. */
const routes: readonly Route[] = [
  ...discussionRoutes,
  ...spaceRoutes,
  ...gitRoutes,
  ...newRepoRoutes,
  ...repoRoutes,
  ...otherRoutes,
  ...fileRoutes,
];

const table = routeTable(routes);

export function worldHandler(parts: RestParts): HttpHandler {
  return handlerOf(table, parts);
}
