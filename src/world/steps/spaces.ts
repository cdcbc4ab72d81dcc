/**
 * Secrets and variables of Spaces. Both raise the same event, which names none of them (hub docs, webhooks, config
 * changes: "secrets are not exposed").
 */
import type { NewSpaceSetting } from "../action.ts";
import { emptyMap, type PersistentMap } from "../persistent-map.ts";
import type { GitRepo, SpaceSetting } from "../repo.ts";
import { putRepo, tell, type Stage, type Steps } from "../stage.ts";
import { asSpace, writable, type Target } from "./find.ts";
import { checkKey } from "./rules.ts";

export const spaceSteps: Steps<
  "add-space-secret" | "delete-space-secret" | "add-space-variable" | "delete-space-variable"
> = {
  "add-space-secret": (stage, action) => add(stage, "secrets", action),
  "delete-space-secret": (stage, action) => remove(stage, "secrets", action),
  "add-space-variable": (stage, action) => add(stage, "variables", action),
  "delete-space-variable": (stage, action) => remove(stage, "variables", action),
};

type Kept = "secrets" | "variables";

/** Those that a new Space starts with. */
export function spaceSettings(stage: Stage, settings: readonly NewSpaceSetting[] = []): PersistentMap<SpaceSetting> {
  let kept = emptyMap<SpaceSetting>();
  for (const setting of settings) kept = kept.with(setting.key, settingOf(stage, setting));
  return kept;
}

function settingOf(stage: Stage, { key, value, description = "" }: NewSpaceSetting): SpaceSetting {
  checkKey(stage, key);
  return { value, description, updatedAtMs: stage.nowMs };
}

/** Adds one, or puts another value in its place. */
function add(stage: Stage, kept: Kept, action: Target & NewSpaceSetting): GitRepo {
  const repo = asSpace(stage, writable(stage, action));
  return put(stage, kept, { ...repo, [kept]: repo[kept].with(action.key, settingOf(stage, action)) });
}

/** Takes one away. One that is not there may be taken away as well, as recorded answers of the Hub show. */
function remove(stage: Stage, kept: Kept, action: Target & { readonly key: string }): GitRepo {
  const repo = asSpace(stage, writable(stage, action));
  return repo[kept].has(action.key) ? put(stage, kept, { ...repo, [kept]: repo[kept].without(action.key) }) : repo;
}

function put(stage: Stage, kept: Kept, repo: GitRepo): GitRepo {
  putRepo(stage, repo);
  const isTold = kept === "secrets" || stage.world.conduct.configOnVariable;
  if (isTold) tell(stage, { name: "repo.config:update", repo, updatedConfig: {} });
  return repo;
}
