/** Secrets and variables of Spaces. */
import { isoTime } from "../../base/index.ts";
import type { ActionKind, GitRepo, SpaceSetting } from "../../world/index.ts";
import { gitRepo } from "./git.ts";
import { requireWriter, text } from "./repos.ts";
import { addressOf, route, type Route } from "./route.ts";

type Setting = "secret" | "variable";

export const spaceRoutes: readonly Route[] = (["secret", "variable"] as const).flatMap((setting) => {
  const pattern = `/api/{models}/{repo}/${setting}s`;
  return [
    route("get", pattern, (call) => {
      const repo = gitRepo(call);
      requireWriter(call, repo);
      return settingsJson(repo, setting);
    }),
    route("post", pattern, async (call) => {
      const { key, value, description } = await call.body();
      const parts = {
        key: text("key", key),
        value: String(value ?? ""),
        ...(typeof description === "string" && { description }),
      };
      return done(
        setting,
        call.live.perform({ kind: KINDS[setting].add, by: call.user(), repo: addressOf(call), ...parts }),
      );
    }),
    route("delete", pattern, async (call) => {
      const { key } = await call.body();
      const parts = { by: call.user(), repo: addressOf(call), key: text("key", key) };
      return done(setting, call.live.perform({ kind: KINDS[setting].remove, ...parts }));
    }),
  ];
});

const KINDS = {
  secret: { add: "add-space-secret", remove: "delete-space-secret" },
  variable: { add: "add-space-variable", remove: "delete-space-variable" },
} as const satisfies Record<Setting, { add: ActionKind; remove: ActionKind }>;

/** A change of a variable is answered with all of them, one of a secret with nothing (recorded answers of the Hub). */
function done(setting: Setting, repo: GitRepo): unknown {
  return setting === "variable" ? settingsJson(repo, setting) : {};
}

/** Secrets are never told, only that they are there. */
function settingsJson(repo: GitRepo, setting: Setting): Readonly<Record<string, unknown>> {
  const all = setting === "secret" ? repo.secrets : repo.variables;
  const told = ({ value, description, updatedAtMs }: SpaceSetting): object => ({
    ...(setting === "variable" && { value }),
    description,
    updatedAt: isoTime(updatedAtMs),
  });
  return Object.fromEntries([...all.entries()].map(([key, one]) => [key, told(one)]));
}
