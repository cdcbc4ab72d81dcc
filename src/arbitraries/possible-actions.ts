/**
 * What could sensibly be done next in a small world, by kind of action; and what would have to be done before,
 * where a kind of action can't be done yet.
 */
import { commitAt, filesIn, headSha, type Action, type ActionKind, type ActionOf, type World } from "../world/index.ts";
import type { Cast } from "./cast.ts";
import {
  byAnybody,
  byOwner,
  comments,
  discussable,
  discussions,
  freeAddresses,
  gitRepos,
  owned,
  pullRequests,
  refsBelow,
  repos,
  spaces,
} from "./small-world.ts";

/** What is left to say about an action of a kind: who there is, and what they write. */
export interface Details {
  readonly cast: Cast;
  readonly title: string;
  readonly text: string;
  readonly path: string;
  /** The short names of a branch and a tag. */
  readonly branch: string;
  readonly tag: string;
  /** Whether to do it in the less usual way: as somebody else, with a comment, on another branch, from the other side. */
  readonly otherwise: boolean;
}

type Candidates = { readonly [K in ActionKind]: (world: World, details: Details) => readonly ActionOf<K>[] };

/** The actions of each kind that are worth a try, the plainest first. Some may turn out to be impossible. */
const candidates: Candidates = {
  "create-user": (world, { cast }) =>
    cast.people.filter((name) => !world.namespaces.has(name)).map((name) => ({ kind: "create-user", name })),
  "create-organization": (world, { cast: { organization } }) =>
    organization !== null &&
    organization.members.every((name) => world.namespaces.has(name)) &&
    !world.namespaces.has(organization.name)
      ? [{ kind: "create-organization", ...organization }]
      : [],

  "create-repo": (world, { cast, otherwise }) =>
    freeAddresses(world, cast).map(({ by, repo }) => ({
      kind: "create-repo",
      by,
      repo,
      ...(otherwise ? { private: true } : {}),
    })),
  "delete-repo": (world) => owned(world).map((on) => ({ kind: "delete-repo", ...on })),
  "move-repo": (world, { cast }) =>
    owned(world).flatMap((on) =>
      freeAddresses(world, cast)
        .filter(({ by, repo }) => by === on.by && repo.type === on.repo.type)
        .map(({ repo }) => ({ kind: "move-repo" as const, ...on, to: repo.name }))
        .concat({ kind: "move-repo", ...on, to: `${on.repo.name}-2` }),
    ),
  "update-settings": (world, { otherwise }) =>
    repos(world).flatMap((repo) => {
      const on = { kind: "update-settings", ...byOwner(world, repo) } as const;
      const visibility = { ...on, settings: { private: !repo.private } };
      if (repo.type === "bucket") return [visibility];
      const silence = { ...on, settings: { discussionsDisabled: !repo.discussionsDisabled } };
      const gating = { ...on, settings: { gated: otherwise ? ("manual" as const) : ("auto" as const) } };
      return [visibility, silence, gating];
    }),

  commit: (world, { path, text, otherwise }) =>
    gitRepos(world).flatMap((repo) => {
      const on = { kind: "commit", ...byOwner(world, repo) } as const;
      const refs = [...repo.refs.keys()].filter((ref) => !ref.startsWith("refs/tags/")).sort();
      const head = commitAt(repo, "main");
      const deletions = head === undefined ? [] : filesIn(head.files).map(([there]) => there);
      return [
        ...refs.map((revision) => ({ ...on, revision, files: { [path]: text } })),
        { ...on, revision: "main", deletions: deletions.slice(0, otherwise ? 2 : 1), parentCommit: headSha(repo) },
      ];
    }),
  "create-branch": (world, { branch, otherwise }) =>
    owned(world, "git").map((on) => ({
      kind: "create-branch",
      ...on,
      branch,
      ...(otherwise ? { startingPoint: "main", overwrite: true } : {}),
    })),
  "delete-branch": (world) =>
    refsBelow(world, "refs/heads/").flatMap(({ name: branch, ...on }) =>
      branch === "main" ? [] : [{ kind: "delete-branch", ...on, branch }],
    ),
  "create-tag": (world, { tag }) => owned(world, "git").map((on) => ({ kind: "create-tag", ...on, tag })),
  "delete-tag": (world) =>
    refsBelow(world, "refs/tags/").map(({ name: tag, ...on }) => ({ kind: "delete-tag", ...on, tag })),
  "super-squash": (world) =>
    refsBelow(world, "refs/heads/").map(({ name: branch, ...on }) => ({ kind: "super-squash", ...on, branch })),

  "open-discussion": (world, { cast, title, text, otherwise }) =>
    discussable(world, otherwise, cast).map((on) => ({ kind: "open-discussion", ...on, title, text })),
  "open-pull-request": (world, { cast, title, text, path, otherwise }) =>
    discussable(world, otherwise, cast).flatMap((on) => [
      { kind: "open-pull-request", ...on, title, text, change: { files: { [path]: text } } },
      { kind: "open-pull-request", ...on, title, text },
    ]),
  comment: (world, { cast, text, otherwise }) =>
    discussions(world).map(({ repo, num }) => ({
      kind: "comment",
      ...(otherwise ? byAnybody(world, repo, cast) : byOwner(world, repo)),
      num,
      text,
    })),
  "edit-comment": (world, { text }) =>
    comments(world).map(({ author, ...on }) => ({ kind: "edit-comment", ...on, by: author, text })),
  "hide-comment": (world) => comments(world).map(({ author, ...on }) => ({ kind: "hide-comment", ...on, by: author })),
  "rename-discussion": (world, { title }) =>
    discussions(world).map(({ repo, num }) => ({ kind: "rename-discussion", ...byOwner(world, repo), num, title })),
  "change-status": (world, { text, otherwise }) =>
    discussions(world, ["draft", "open", "closed"]).map(({ repo, num, status }) => ({
      kind: "change-status",
      ...byOwner(world, repo),
      num,
      status: status === "open" ? "closed" : "open",
      ...(otherwise ? { comment: text } : {}),
    })),
  merge: (world, { text, otherwise }) =>
    pullRequests(world, ["open"]).map(({ repo, num }) => ({
      kind: "merge",
      ...byOwner(world, repo),
      num,
      ...(otherwise ? { comment: text } : {}),
    })),
  pin: (world) =>
    discussions(world).map(({ repo, num, pinned }) => ({ kind: "pin", ...byOwner(world, repo), num, pinned: !pinned })),
  "delete-discussion": (world) =>
    discussions(world).map(({ repo, num }) => ({ kind: "delete-discussion", ...byOwner(world, repo), num })),
  "delete-pull-request-ref": (world) =>
    pullRequests(world, ["closed", "merged"]).map(({ repo, num }) => ({
      kind: "delete-pull-request-ref",
      ...byOwner(world, repo),
      num,
    })),

  "add-space-secret": (world, { text }) =>
    owned(world, "space").map((on) => ({ kind: "add-space-secret", ...on, key: "TOKEN", value: text })),
  "delete-space-secret": (world) =>
    spaces(world, "secrets").map(({ key, ...on }) => ({ kind: "delete-space-secret", ...on, key })),
  "add-space-variable": (world, { text }) =>
    owned(world, "space").map((on) => ({ kind: "add-space-variable", ...on, key: "MODE", value: text })),
  "delete-space-variable": (world) =>
    spaces(world, "variables").map(({ key, ...on }) => ({ kind: "delete-space-variable", ...on, key })),

  "write-bucket": (world, { path, text, otherwise }) =>
    repos(world).flatMap((repo) => {
      if (repo.type !== "bucket") return [];
      const deletions = otherwise ? filesIn(repo.files).flatMap(([there]) => (there === path ? [] : [there])) : [];
      return [{ kind: "write-bucket", ...byOwner(world, repo), files: { [path]: text }, deletions }];
    }),
};

/** What has to be done before; what is not listed needs a repo. */
const BEFORE: Readonly<Partial<Record<ActionKind, ActionKind>>> = {
  "create-organization": "create-user",
  "create-repo": "create-user",
  "delete-branch": "create-branch",
  "delete-tag": "create-tag",
  comment: "open-discussion",
  "edit-comment": "comment",
  "hide-comment": "comment",
  "rename-discussion": "open-discussion",
  "change-status": "open-discussion",
  merge: "open-pull-request",
  pin: "open-discussion",
  "delete-discussion": "open-discussion",
  "delete-pull-request-ref": "merge",
  "delete-space-secret": "add-space-secret",
  "delete-space-variable": "add-space-variable",
};

/** The actions of a kind that are worth a try now; where there are none, those that have to be done before. */
export function possibleActions(world: World, kind: ActionKind, details: Details): readonly Action[] {
  const now: readonly Action[] = candidates[kind](world, details);
  if (now.length > 0 || kind === "create-user") return now;
  return possibleActions(world, BEFORE[kind] ?? "create-repo", details);
}
