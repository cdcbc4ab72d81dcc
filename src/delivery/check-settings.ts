/**
 * From anything to the settings of a webhook, or to an error that says what to change.
 * Sources: hub docs, webhooks (the secret is ASCII), HF's Python client (either a URL or a Job), and the Hub's OpenAPI
 * document (the rest).
 */
import { isRecord, UsageError } from "../base/index.ts";
import { formatIssue, parseSettings, type CreateWebhook } from "../payload/index.ts";
import { namesIn, type Destination } from "./destination.ts";
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
  const spelled = withDomainsSpelled(withoutNulls(input));
  checkOneDestination(spelled);
  checkSecret(spelled["secret"]);
  checkJobSecrets("secrets", spelled["secrets"]);
  if (isRecord(spelled["job"])) checkJobSecrets("job", spelled["job"]["secrets"]);
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
    destination: destinationIn(result.body),
    secret,
    watched: watched.map(({ type, name }) => ({ type, name })),
    domains: [...new Set(domains)],
  };
}

const ADVICE: Readonly<Record<string, string>> = {
  watched: 'Watch at least one thing, as { type: "model", name: "ada/bert" } or { type: "user", name: "ada" }.',
  domains: 'Ask for "repo", "discussion" or both.',
  url: 'Give the http(s) address of your handler; or, to start a Job in place of it, a "jobSourceId".',
  job: 'Give at least its "flavor", and a "spaceId" or "dockerImage" to run.',
  jobSourceId: "Give the id of the Job to start one like.",
};

/** A Job that is null is none: its clients may say so. */
function withoutNulls(input: unknown): Readonly<Record<string, unknown>> {
  const settings = isRecord(input) ? { ...input } : {};
  for (const name of ["job", "jobSourceId", "secrets"]) if (settings[name] === null) delete settings[name];
  return settings;
}

function withDomainsSpelled(settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const domains: unknown = settings["domains"];
  if (!Array.isArray(domains)) return settings;
  const spelled: readonly unknown[] = domains.map((domain: unknown) =>
    domain === "discussions" ? "discussion" : domain,
  );
  return { ...settings, domains: spelled };
}

function checkOneDestination(settings: Readonly<Record<string, unknown>>): void {
  const [name, other] = namesIn(settings);
  if (name === undefined) throw new WebhookSettingsError("url", `there is no url, and no Job. ${ADVICE["url"]}`);
  if (other !== undefined)
    throw new WebhookSettingsError(other, `"${name}" and "${other}" are both given. Give one of them.`);
  if (settings["secrets"] === undefined || name === "jobSourceId") return;
  throw new WebhookSettingsError("secrets", '"secrets" are those of a Job that "jobSourceId" names. Leave them out.');
}

function destinationIn({ url, job, jobSourceId, secrets = {} }: CreateWebhook): Destination {
  if (job !== undefined) return { kind: "job", job };
  if (jobSourceId === undefined) return { kind: "url", url: checkedUrl(url) };
  const given = Object.entries(secrets).filter(([, value]) => value !== "");
  return { kind: "job-source", jobSourceId, secrets: Object.fromEntries(given) };
}

function checkedUrl(url: string | undefined): string {
  const parsed = url === undefined ? null : URL.parse(url);
  if (url !== undefined && (parsed?.protocol === "http:" || parsed?.protocol === "https:")) return url;
  throw new WebhookSettingsError("url", `the url is not valid. ${ADVICE["url"]}`);
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

function checkJobSecrets(setting: "secrets" | "job", secrets: unknown): void {
  const areTexts = isRecord(secrets) && Object.values(secrets).every((value) => typeof value === "string");
  if (secrets === undefined || areTexts) return;
  throw new WebhookSettingsError(setting, 'the secrets of the Job are no texts by name. Give { "HF_TOKEN": "hf_…" }.');
}
