/** The bodies of the settings API: `GET` and `POST /api/settings/webhooks` and what hangs below. */
import type { CreateWebhook, ReplayAnswer, UpdateWebhook, WatchedItem, Webhook } from "../../generated/types.ts";
import { strict, tolerant, type Validator } from "../../generated/validators.js";
import type { Issue } from "./issue.ts";
import { issuesOf } from "./parse.ts";

/** The bodies by name. */
export interface SettingsBodies {
  createWebhook: CreateWebhook;
  updateWebhook: UpdateWebhook;
  webhook: Webhook;
  watchedItem: WatchedItem;
  replayAnswer: ReplayAnswer;
}

export type SettingsResult<Body> =
  | { readonly ok: true; readonly body: Body }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Parses a body of the settings API. Never throws.
 * @param options.strict - Whether unknown properties are issues. Default: false.
 */
export function parseSettings<Name extends keyof SettingsBodies>(
  name: Name,
  value: unknown,
  options: { readonly strict?: boolean } = {},
): SettingsResult<SettingsBodies[Name]> {
  const validator = (options.strict === true ? strict : tolerant)[name];
  return fits(validator, name, value) ? { ok: true, body: value } : { ok: false, issues: issuesOf(validator, value) };
}

function fits<Name extends keyof SettingsBodies>(
  validator: Validator | undefined,
  _name: Name,
  value: unknown,
): value is SettingsBodies[Name] {
  return validator?.(value) === true;
}
