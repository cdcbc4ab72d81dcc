/**
 * Who watches what. An event finds its webhooks by its repo and by the repo's owner, so that the cost grows with the
 * webhooks found, and not with those that exist.
 */
import { isOwner, type AnyPayload, type WatchedItem } from "../payload/index.ts";
import type { Domain, WebhookState } from "./webhook.ts";

export interface WatchIndex {
  add(webhook: WebhookState): void;
  /** @param webhook - As it was added. */
  remove(webhook: WebhookState): void;
  /** The ids of the webhooks that watch the payload's repo or its owner, each once, oldest webhook first. */
  matching(payload: AnyPayload): readonly string[];
}

/** What matching needs of a webhook. */
type Watcher = Pick<WebhookState, "id" | "place">;

/** Most things are watched by one webhook only: that one stands alone, several stand in a map by id. */
type Watchers = Watcher | Map<string, Watcher>;

export function watchIndex(): WatchIndex {
  const byDomain: Readonly<Record<Domain, Map<string, Watchers>>> = { repo: new Map(), discussion: new Map() };
  return {
    add({ id, place, domains, watched }) {
      const watcher: Watcher = { id, place };
      for (const key of watched.map(keyOfItem)) {
        for (const domain of domains) byDomain[domain].set(key, withOneMore(byDomain[domain].get(key), watcher));
      }
    },
    remove({ id, domains, watched }) {
      for (const key of watched.map(keyOfItem)) {
        for (const domain of domains) {
          const there = byDomain[domain].get(key);
          const wasLast = there instanceof Map ? there.delete(id) && there.size === 0 : there?.id === id;
          if (wasLast) byDomain[domain].delete(key);
        }
      }
    },
    matching({ event, repo }) {
      const byKey = byDomain[domainOf(event.scope)];
      const ofRepo = watchersOf(byKey.get(keyOf(repo.type, repo.name)));
      const owner = ownerOf(repo.name);
      const ofOwner = owner === undefined ? [] : watchersOf(byKey.get(keyOf("owner", owner)));
      const found = new Map([...ofRepo, ...ofOwner].map((watcher) => [watcher.id, watcher]));
      return [...found.values()].sort((a, b) => a.place - b.place).map(({ id }) => id);
    },
  };
}

function withOneMore(there: Watchers | undefined, watcher: Watcher): Watchers {
  if (there === undefined || (!(there instanceof Map) && there.id === watcher.id)) return watcher;
  return (there instanceof Map ? there : new Map([[there.id, there]])).set(watcher.id, watcher);
}

function watchersOf(there: Watchers | undefined): readonly Watcher[] {
  if (there === undefined) return [];
  return there instanceof Map ? [...there.values()] : [there];
}

/** The domain that a scope belongs to: by its first part, so also for scopes that the Hub adds later. */
function domainOf(scope: string): Domain {
  return scope === "discussion" || scope.startsWith("discussion.") ? "discussion" : "repo";
}

/** The namespace of a repo; a canonical name such as `gpt2` has none. */
function ownerOf(repoName: string): string | undefined {
  const slash = repoName.indexOf("/");
  return slash === -1 ? undefined : repoName.slice(0, slash);
}

/** Users and organizations share their names. */
function keyOfItem(item: WatchedItem): string {
  return keyOf(isOwner(item) ? "owner" : item.type, item.name);
}

function keyOf(kind: string, name: string): string {
  return `${kind} ${name}`;
}
