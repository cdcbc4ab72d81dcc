/** What the settings of a Cloudflare Worker say: its variables, and the services that are bound to it. */
import { isRecord, parsedJson } from "../../base/index.ts";
import { textOf } from "../loading/index.ts";

/** Keys that bind something that is no variable (developers.cloudflare.com/workers/wrangler/configuration, bindings). */
const SERVICES = [
  "ai",
  "analytics_engine_datasets",
  "browser",
  "d1_databases",
  "dispatch_namespaces",
  "durable_objects",
  "hyperdrive",
  "images",
  "kv_namespaces",
  "mtls_certificates",
  "pipelines",
  "queues",
  "r2_buckets",
  "secrets_store_secrets",
  "send_email",
  "services",
  "vectorize",
  "workflows",
] as const;

/** @returns The keys under which services are bound. */
export function boundServices(settingsFile: string): readonly string[] {
  const text = withoutComments(textOf(settingsFile));
  return SERVICES.filter((key) => new RegExp(`^\\s*(?:\\[\\[?${key}\\b|"?${key}"?\\s*[:=])`, "m").test(text));
}

export function wranglerVariables(settingsFile: string): Readonly<Record<string, unknown>> {
  const text = textOf(settingsFile);
  if (settingsFile.endsWith(".toml")) return tomlTable(text, "vars");
  const settings = parsedJson(withoutComments(text).replaceAll(/,(\s*[}\]])/g, "$1"));
  return isRecord(settings) && isRecord(settings["vars"]) ? settings["vars"] : {};
}

/** The plain values of one table. */
function tomlTable(text: string, name: string): Readonly<Record<string, string>> {
  const body = new RegExp(`^\\[${name}\\][^\\n]*\\n((?:(?!\\[)[^\\n]*\\n?)*)`, "m").exec(text)?.[1] ?? "";
  const values = body.matchAll(/^\s*"?([\w-]+)"?\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w.+-]+))/gm);
  return Object.fromEntries(
    [...values].map(([, key = "", basic, literal, bare]) => [key, basic ?? literal ?? bare ?? ""]),
  );
}

/** A `//` within a string, such as that of a URL, is none. */
function withoutComments(text: string): string {
  return text.replaceAll(
    /("(?:[^"\\\n]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\/|^\s*#[^\n]*/gm,
    (_, quoted?: string) => quoted ?? "",
  );
}
