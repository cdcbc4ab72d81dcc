/** What hubhook can't call, and what to do about it: most of it can be started, and then has a URL. */
import { join } from "node:path";
import { isRecord, parsedJson, UsageError } from "../../base/index.ts";
import { textOf, type FoundModule, type LoadedModule } from "../loading/index.ts";
import { exportedFunction, isClass, propertyOf, takes, takesOne } from "./callable.ts";

/** What it is, such as "a Nest app", and what else can be done. */
export interface Refusal {
  readonly title: string;
  readonly advice: string;
}

/** @returns Undefined for what is none of these. */
export function refusalOf(module: LoadedModule): Refusal | undefined {
  const { project, servers, exports } = module;
  const { default: main } = exports;
  if (project.dependsOn("@nestjs/core") && !Object.values(exports).some(isPlainFunction)) return nestRefusal(module);
  const [h3] = ["nitropack", "nitro", "nuxt", "h3"].filter(project.dependsOn);
  const handler = exportedFunction(module, "default")?.callable;
  if (propertyOf(main, "__is_handler__") === true || (h3 !== undefined && handler && takes(handler, 0, "event"))) {
    return {
      title: "a handler of Nitro or h3, whose event only they can make",
      advice: startAdvice(module, "npx nuxt dev"),
    };
  }
  if (handler !== undefined && takes(handler, 0, "event") && takesOne(handler)) {
    return { title: "a function that takes an event", advice: "if it is a Lambda, say so by --as lambda." };
  }
  if (servers.length > 0) {
    return { title: "an app that only listens by itself", advice: `Export the app, or ${startAdvice(module)}` };
  }
  if (/\.(?:listen|serve)\(/.test(textOf(module.file)) && !Object.values(exports).some(isPlainFunction)) {
    return { title: "an app that only listens by itself", advice: `Export the app, or ${startAdvice(module)}` };
  }
  return undefined;
}

/**
 * For before it is loaded: that would start the app, and listen.
 * @throws UsageError for the main file of a Nest app.
 */
export function refuseNest(found: FoundModule): void {
  if (!/\bNestFactory\s*\.\s*create/.test(textOf(found.file))) return;
  throw refused(found, nestRefusal(found));
}

export function refused({ path }: FoundModule, { title, advice }: Refusal): UsageError {
  const sentence = `${advice.charAt(0).toUpperCase()}${advice.slice(1)}`;
  return new UsageError(`Failed to use "${path}" as a consumer: it is ${title}. ${sentence}`);
}

function nestRefusal(found: FoundModule): Refusal {
  return { title: "a Nest app, which starts itself", advice: startAdvice(found, "npx nest start") };
}

function isPlainFunction(value: unknown): boolean {
  return typeof value === "function" && !isClass(value);
}

/** The line that starts it, by its package's own script if it has one. */
function startAdvice({ path, project }: FoundModule, usual: string = `npx tsx ${path}`): string {
  const manifest = parsedJson(textOf(join(project.root, "package.json")));
  const scripts = isRecord(manifest) && isRecord(manifest["scripts"]) ? manifest["scripts"] : {};
  const command = "start" in scripts ? "npm start" : usual;
  return `start it: hubhook fuzz http://127.0.0.1/webhook --start "${command}"`;
}
