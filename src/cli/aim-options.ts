/** Options that say what payloads are about, as in the settings of a webhook. */
import { InvalidArgumentError, Option, type Command } from "commander";
import { aimOf, type Aim, type Domain } from "../arbitraries/index.ts";
import { eventNames, isEventName, isOwner, type EventName, type WatchedItem } from "../payload/index.ts";
import { nearest } from "./nearest.ts";
import { listOf } from "./options.ts";

export interface AimOptions {
  readonly watch: readonly WatchedItem[];
  readonly domain: readonly Domain[];
}

const TYPES: readonly WatchedItem["type"][] = ["model", "dataset", "space", "bucket", "user", "org"];
const DOMAINS: readonly Domain[] = ["repo", "discussion"];

/** `--watch` and `--domain`. */
export function withAimOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--watch <type:name>",
        "what the webhook watches, such as model:acme/churn or org:acme; can be repeated (default: anything)",
      )
        .argParser(watchedItem)
        .default([]),
    )
    .addOption(
      new Option("--domain <names>", "the domains of the webhook: repo, discussion (default: both)")
        .argParser(domains)
        .default([]),
    );
}

export function eventsOption(): Option {
  return new Option(
    "--events <names>",
    "the events to send, such as discussion.comment:create (default: all)",
  ).argParser(events);
}

function watchedItem(text: string, before: readonly WatchedItem[] = []): readonly WatchedItem[] {
  const colon = text.indexOf(":");
  const type = TYPES.find((known) => known === text.slice(0, colon));
  const name = text.slice(colon + 1);
  if (type !== undefined && /^[\w.-]+(?:\/[\w.-]+)?$/.test(name) && !(isOwner({ type }) && name.includes("/")))
    return [...before, { type, name }];
  throw new InvalidArgumentError(
    `Give a type and a name, such as model:acme/churn, user:ada or org:acme; the types are ${TYPES.join(", ")}.`,
  );
}

function domains(text: string, before: readonly Domain[] = []): readonly Domain[] {
  return listOf(text).reduce((all, name) => {
    const domain = DOMAINS.find((known) => known === name);
    if (domain !== undefined) return [...all, domain];
    throw new InvalidArgumentError(`Expected repo or discussion, got "${name}".`);
  }, before);
}

function events(text: string, before: readonly EventName[] = []): readonly EventName[] {
  return listOf(text).reduce((all, name) => {
    if (isEventName(name)) return [...all, name];
    throw new InvalidArgumentError(
      `There is no event "${name}". Did you mean ${nearest(name, eventNames).join(", ")}?`,
    );
  }, before);
}

/** What a command makes payloads about that has no consumer. */
export function aimFrom({ watch, domain }: AimOptions): Aim {
  return aimOf({ watched: watch, domains: domain });
}

/** The same as on a command line. */
export function aimArguments({ watch, domain }: AimOptions): readonly string[] {
  return [
    ...watch.flatMap(({ type, name }) => ["--watch", `${type}:${name}`]),
    ...(domain.length === 0 ? [] : ["--domain", domain.join(",")]),
  ];
}
