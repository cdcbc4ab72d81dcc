/**
 * From anything to the settings of a webhook, or to an error that says what to change.
 * Sources: hub docs, webhooks (the secret is ASCII), and the Hub's OpenAPI document (the rest).
 */
import { UsageError } from "../base/index.ts";
import { formatIssue, parseSettings } from "../payload/index.ts";
import type { WebhookSettings } from "./webhook.ts";

/** Thrown when a webhook cannot have these settings. Nothing was created or changed. */
export class WebhookSettingsError extends UsageError {
  override readonly name = "WebhookSettingsError";
  /** The setting that is wrong, such as `secret`. */
  readonly setting: string;
  constructor(setting: string, why: string) {
    super(`Failed to set up the webhook: ${why}`);
    this.setting = setting;
  }
}

/**
 * Checks the settings of a webhook.
 * @param input - As the settings API takes them; `discussions` passes for `discussion`, as HF's own command line spells it.
 * @throws WebhookSettingsError
 */
export function checkSettings(input: unknown): WebhookSettings {
  const spelled = withDomainsSpelled(input);
  refuseJobs(spelled);
  checkSecret(spelled["secret"]);
  const result = parseSettings("createWebhook", spelled);
  if (!result.ok) {
    const [issue] = result.issues;
    const setting = issue?.path.split("/")[1] ?? "";
    throw new WebhookSettingsError(
      setting,
      `${result.issues.map(formatIssue).join("; ")}. ${ADVICE[setting] ?? ""}`.trim(),
    );
  }
  const { watched, domains, secret } = result.body;
  return {
    url: checkedUrl(result.body.url),
    secret,
    watched: watched.map(({ type, name }) => ({ type, name })),
    domains: [...new Set(domains)],
  };
}

const ADVICE: Readonly<Record<string, string>> = {
  watched: 'Watch at least one thing, as { type: "model", name: "ada/bert" } or { type: "user", name: "ada" }.',
  domains: 'Ask for "repo", "discussion" or both.',
  url: "Give the http(s) address of your handler.",
};

function withDomainsSpelled(input: unknown): Readonly<Record<string, unknown>> {
  const settings: Record<string, unknown> = typeof input === "object" && input !== null ? { ...input } : {};
  const domains: unknown = settings["domains"];
  if (!Array.isArray(domains)) return settings;
  const spelled: readonly unknown[] = domains.map((domain: unknown) =>
    domain === "discussions" ? "discussion" : domain,
  );
  return { ...settings, domains: spelled };
}

function refuseJobs(settings: Readonly<Record<string, unknown>>): void {
  for (const setting of ["job", "jobSourceId"]) {
    if (settings[setting] === undefined || settings[setting] === null) continue;
    throw new WebhookSettingsError(
      setting,
      `webhooks that start a Job ("${setting}") are not supported. Give a "url".`,
    );
  }
}

/** Before anything else looks at it: what is wrong with other settings is quoted, a secret is not. */
function checkSecret(secret: unknown): void {
  if (secret === undefined) return;
  if (typeof secret !== "string")
    throw new WebhookSettingsError("secret", "the secret is not a text. Leave it out for none.");
  const position = secret.search(/[^\x20-\x7E]/);
  if (position === -1) return;
  const why =
    secret.charCodeAt(position) === 0x7f
      ? "is a delete character (0x7F). The Hub's API lets it pass, but no HTTP header can carry it"
      : "is not printable ASCII";
  throw new WebhookSettingsError(
    "secret",
    `the character of the secret at index ${position} ${why}. ` +
      `Use the characters from space to tilde only: the secret travels in the X-Webhook-Secret header.`,
  );
}

function checkedUrl(url: string | undefined): string {
  const parsed = url === undefined ? null : URL.parse(url);
  if (url !== undefined && (parsed?.protocol === "http:" || parsed?.protocol === "https:")) return url;
  throw new WebhookSettingsError(
    "url",
    `${url === undefined ? "there is no url" : "the url is not valid"}. ${ADVICE["url"]}`,
  );
}
