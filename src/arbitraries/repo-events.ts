/** The payloads of the events whose scope starts with `repo`, on Git repos and buckets. */
import fc from "fast-check";
import type { BucketContentUpdatePayload, MovedTo, PayloadByEvent, WebhookReference } from "../payload/index.ts";
import { updatedFiles, updatedRefs } from "./content-part.ts";
import { ID, objectId, type Salt } from "./hex.ts";
import type { Ingredients } from "./ingredients.ts";
import {
  bucketRepo,
  headlessRepo,
  repoDraft,
  repoOf,
  repoWithHead,
  type GitRepoType,
  type RepoDraft,
} from "./repo-part.ts";

export type RepoEvent = Extract<keyof PayloadByEvent, `repo${string}`>;

/** Buckets go by themselves: what changes in them has another shape. */
export const BUCKET: readonly ["bucket"] = ["bucket"];

/** Some types of Git repos, or `BUCKET`. */
export type RepoTypes = readonly GitRepoType[] | typeof BUCKET;

function isBucket(types: RepoTypes): types is typeof BUCKET {
  return types === BUCKET;
}

type RepoPayloads = {
  readonly [E in RepoEvent]: (types: RepoTypes, from: Ingredients) => fc.Arbitrary<PayloadByEvent[E]>;
};

export const repoPayloads: RepoPayloads = {
  "repo:create": (types, from) =>
    fc.tuple(repoDraft(types, from), from.isHeadless).map(([draft, isHeadless]) => ({
      event: { scope: "repo", action: "create" },
      repo: isHeadless ? headlessRepo(draft) : repoOf(draft),
      webhook: webhookOf(draft.salt),
    })),

  "repo:delete": (types, from) =>
    fc.tuple(repoDraft(types, from), from.isHeadless).map(([draft, isHeadless]) => ({
      event: { scope: "repo", action: "delete" },
      repo: isHeadless ? headlessRepo(draft) : repoOf(draft),
      webhook: webhookOf(draft.salt),
    })),

  "repo:update": (types, from) =>
    repoDraft(types, from).map((draft) => ({
      event: { scope: "repo", action: "update" },
      repo: repoOf(draft),
      webhook: webhookOf(draft.salt),
    })),

  "repo:move": (types, from) =>
    fc.tuple(repoDraft(types, from), from.move).map(([draft, [name, isTransfer]]) => ({
      event: { scope: "repo", action: "move" },
      repo: repoOf(draft),
      movedTo: movedTo(draft, name, isTransfer),
      webhook: webhookOf(draft.salt),
    })),

  "repo.config:update": (types, from) =>
    fc.tuple(repoDraft(types, from), from.isConfigTold).map(([draft, isTold]) => ({
      event: { scope: "repo.config", action: "update" },
      repo: repoOf(draft),
      updatedConfig: isTold ? { private: draft.isPrivate } : {},
      webhook: webhookOf(draft.salt),
    })),

  "repo.content:update": (types, from) => (isBucket(types) ? filesWritten(from) : refsMoved(types, from)),
};

function refsMoved(
  types: readonly GitRepoType[],
  from: Ingredients,
): fc.Arbitrary<PayloadByEvent["repo.content:update"]> {
  return fc.tuple(repoDraft(types, from), from.push).map(([draft, push]) => ({
    event: { scope: "repo.content", action: "update" },
    repo: repoWithHead(draft),
    updatedRefs: updatedRefs(push, draft.salt),
    webhook: webhookOf(draft.salt),
  }));
}

function filesWritten(from: Ingredients): fc.Arbitrary<PayloadByEvent["repo.content:update"]> {
  return fc.tuple(repoDraft(BUCKET, from), from.files, from.isTruncated).map(([draft, files, isTruncated]) => {
    const payload: BucketContentUpdatePayload = {
      event: { scope: "repo.content", action: "update" },
      repo: bucketRepo(draft),
      updatedFiles: updatedFiles(files, draft.salt),
      webhook: webhookOf(draft.salt),
    };
    if (isTruncated) payload.updatedFilesTruncated = true;
    return payload;
  });
}

/** Where a repo goes: a new name, and a new owner exactly when the namespace is another one. */
function movedTo({ name, salt }: RepoDraft, wish: string, isTransfer: boolean): MovedTo {
  const [namespace = "", wished = ""] = wish.split("/");
  const [oldName = "", oldNamespace = null] = name.split("/").toReversed();
  const newName = wished === oldName ? `${wished}-moved` : wished;
  return oldNamespace === null || (isTransfer && namespace !== oldNamespace)
    ? { name: `${namespace}/${newName}`, owner: { id: objectId(salt, ID.newOwner) } }
    : { name: `${oldNamespace}/${newName}`, owner: { id: objectId(salt, ID.owner) } };
}

/** The webhook that a payload is for. */
export function webhookOf(salt: Salt): WebhookReference {
  return { id: objectId(salt, ID.webhook), version: 3 };
}
