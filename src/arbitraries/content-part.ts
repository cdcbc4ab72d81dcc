/** What changed in a repo: refs of a Git repo, files of a bucket. */
import fc from "fast-check";
import type { UpdatedFile, UpdatedRef } from "../payload/index.ts";
import { COMMIT, sha, xetHash, type Salt } from "./hex.ts";
import { filePath, sideRef } from "./names.ts";

export type RefChange = "created" | "moved" | "deleted";

/** What is left to decide about the refs of a push once its commits are known. */
export interface PushDraft {
  /** What happened to `refs/heads/main`; `null` when it was not touched. The Hub does not let it be deleted. */
  readonly main: "created" | "moved" | null;
  /** Other refs that moved; each stands here once. */
  readonly side: readonly { readonly ref: string; readonly change: RefChange }[];
}

/** A push that moves at least one ref. Shrinks to a commit on main. */
export function pushDraft(): fc.Arbitrary<PushDraft> {
  const change = fc
    .tuple(sideRef(), fc.constantFrom<RefChange>("created", "moved", "deleted"))
    .map(([ref, change]) => ({ ref, change }));
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 5, arbitrary: fc.constant<PushDraft>({ main: "moved", side: [] }) },
    { weight: 1, arbitrary: fc.constant<PushDraft>({ main: "created", side: [] }) },
    { weight: 4, arbitrary: change.map((only): PushDraft => ({ main: null, side: [only] })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.boolean(), fc.uniqueArray(change, { minLength: 1, maxLength: 4, selector: ({ ref }) => ref }))
        .map(([movesMain, side]): PushDraft => ({ main: movesMain ? "moved" : null, side })),
    },
  );
}

/** The refs of a push, main first. Main's new commit is the repo's head. */
export function updatedRefs({ main, side }: PushDraft, salt: Salt): UpdatedRef[] {
  const refs = side.map(({ ref, change }, index) => ({
    ref,
    oldSha: change === "created" ? null : sha(salt, COMMIT.side + 2 * index),
    newSha: change === "deleted" ? null : sha(salt, COMMIT.side + 2 * index + 1),
  }));
  if (main === null) return refs;
  const oldSha = main === "created" ? null : sha(salt, COMMIT.oldHead);
  return [{ ref: "refs/heads/main", oldSha, newSha: sha(salt, COMMIT.head) }, ...refs];
}

/** What is left to decide about the files of a bucket once their hashes are known. */
export interface FileDraft {
  readonly path: string;
  readonly isDeleted: boolean;
  /** In bytes; `null` when the Hub does not tell it. */
  readonly size: number | null;
}

/** One to four files, each path once. Shrinks to an empty `README.md` added. */
export function fileDrafts(): fc.Arbitrary<readonly FileDraft[]> {
  const file = fc
    .tuple(filePath(), fc.boolean(), sizeBytes())
    .map(([path, isDeleted, size]) => ({ path, isDeleted, size }));
  return fc.uniqueArray(file, { minLength: 1, maxLength: 4, selector: ({ path }) => path });
}

/** One file in ten is empty. Shrinks to 0. */
function sizeBytes(): fc.Arbitrary<number> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 9, arbitrary: fc.nat(5_000_000) },
  );
}

export function updatedFiles(drafts: readonly FileDraft[], salt: Salt): UpdatedFile[] {
  return drafts.map(({ path, isDeleted, size }, index) =>
    isDeleted || size === null
      ? { path, action: isDeleted ? "delete" : "add" }
      : { path, action: "add", xetHash: xetHash(salt, index), size },
  );
}
