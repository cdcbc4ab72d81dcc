/**
 * Modules that no package holds, because a platform makes them up: `cloudflare:workers`, `$env/dynamic/private`,
 * `server-only`. Here they hold what the platform would put there, as far as a webhook handler needs it.
 */
import { join } from "node:path";
import { azureCore } from "./azure-core.ts";
import { variablesAround } from "./dot-env.ts";
import type { Project } from "./project.ts";

/** What a module exports, by name. */
export type PlatformModule = Readonly<Record<string, unknown>>;

/** @returns Undefined for what is no such module. */
export function platformModule(specifier: string, project: Project): PlatformModule | undefined {
  return MODULES[specifier]?.(project);
}

/** The file or folder that a framework's own alias stands for. */
export function platformAlias(specifier: string, { root }: Project): string | undefined {
  const inLib = /^\$lib(?:\/(.*))?$/.exec(specifier); // SvelteKit; its generated tsconfig says it, where there is one
  return inLib === null ? undefined : join(root, "src/lib", inLib[1] ?? "index");
}

const MODULES: Readonly<Record<string, (project: Project) => PlatformModule>> = {
  "server-only": () => ({}),
  "client-only": () => ({}),
  "cloudflare:workers": (project) => ({
    env: variablesAround(project, ".dev.vars", ".env"),
    WorkerEntrypoint: Entrypoint,
    DurableObject: Entrypoint,
    WorkflowEntrypoint: Entrypoint,
    RpcTarget: Entrypoint,
  }),
  "$env/dynamic/private": (project) => ({ env: frameworkVariables(project) }),
  "$env/dynamic/public": (project) => ({ env: publicOnes(frameworkVariables(project)) }),
  "$env/static/private": (project) => frameworkVariables(project),
  "$env/static/public": (project) => publicOnes(frameworkVariables(project)),
  "$app/environment": () => ({ browser: false, building: false, dev: false, version: "" }),
  "astro:env/server": (project) => {
    const variables = frameworkVariables(project);
    return { ...variables, getSecret: (name: string) => variables[name] };
  },
  "@azure/functions-core": azureCore,
};

/** Of Workers: what they export as a class is made with these two. */
class Entrypoint {
  protected readonly ctx: unknown;
  protected readonly env: unknown;
  constructor(ctx: unknown, env: unknown) {
    this.ctx = ctx;
    this.env = env;
  }
}

/** What SvelteKit and Astro put into `import.meta.env` and their own modules. */
export function frameworkVariables(project: Project): Readonly<Record<string, string>> {
  return variablesAround(project, ".env.local", ".env");
}

function publicOnes(variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => name.startsWith("PUBLIC_")));
}
