/** What a configuration says in code. */
import { checks as allChecks, type Check } from "../../checks/index.ts";
import type { FuzzSettings, HubhookConfig } from "../../config/index.ts";

export interface OwnCode extends Pick<HubhookConfig, "world"> {
  readonly snapshot: (() => unknown) | undefined;
  readonly setup: (() => unknown) | undefined;
  readonly teardown: (() => unknown) | undefined;
  /** The project's own checks. */
  readonly own: readonly Check[];
}

/** What runs beside the consumer. @param url - Where the consumer listens. */
export function codeIn({ fuzz, world, ...calls }: HubhookConfig, url: string): OwnCode {
  const { snapshot, setup, teardown } = calls;
  const consumer = { url };
  return {
    own: ownIn(fuzz),
    world,
    snapshot: snapshot && (() => snapshot(consumer)),
    setup: setup && (() => setup(consumer)),
    teardown: teardown && (() => teardown(consumer)),
  };
}

/** The project's own checks. */
export function ownIn(fuzz: FuzzSettings | undefined): readonly Check[] {
  const given = (fuzz?.checks ?? []).filter((check) => typeof check !== "string");
  return given.filter((check) => !isOurs(check));
}

/** A configuration imports a package that may be another copy of this one: its checks are the same, and other objects. */
function isOurs({ id, promise }: Check): boolean {
  return allChecks.some((known) => known.id === id && known.promise === promise);
}
