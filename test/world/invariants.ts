/** What holds in every world, whatever was done. Each has a name; the oracle gives the names of the broken ones. */
import {
  commentsOf,
  discussionsOf,
  type DiscussionState,
  type GitRepo,
  type Repo,
  type World,
} from "../../src/world/index.ts";

interface Invariant {
  readonly name: string;
  readonly holds: (world: World) => boolean;
}

const repos = (world: World): readonly Repo[] => world.repos.values();
const gitRepos = (world: World): readonly GitRepo[] =>
  repos(world).flatMap((repo) => (repo.type === "bucket" ? [] : [repo]));
const eachRepo = (holds: (repo: GitRepo) => boolean) => (world: World) => gitRepos(world).every(holds);
const eachDiscussion = (holds: (discussion: DiscussionState, repo: GitRepo) => boolean) =>
  eachRepo((repo) => discussionsOf(repo).every((discussion) => holds(discussion, repo)));

export const INVARIANTS: readonly Invariant[] = [
  { name: "main is there in every Git repo", holds: eachRepo(({ refs }) => refs.has("refs/heads/main")) },
  {
    name: "every ref is at a commit of its repo",
    holds: eachRepo(({ refs, commits }) => refs.values().every((sha) => commits.has(sha))),
  },
  {
    name: "every commit is known by its id, and its parent is there",
    holds: eachRepo(({ commits }) =>
      commits
        .entries()
        .every(([sha, commit]) => commit.sha === sha && (commit.parent === null || commits.has(commit.parent))),
    ),
  },
  {
    name: "no id is there twice, and all look as they should",
    holds: (world) => {
      const ids = [
        ...world.namespaces.values().map(({ id }) => id),
        ...repos(world).map(({ id }) => id),
        ...gitRepos(world).flatMap((repo) =>
          discussionsOf(repo).flatMap(({ id, timeline }) => [id, ...timeline.map((entry) => entry.id)]),
        ),
      ];
      const shas = gitRepos(world).flatMap(({ commits }) => commits.keys());
      const lookRight = ids.every((id) => /^[0-9a-f]{24}$/.test(id)) && shas.every((sha) => /^[0-9a-f]{40}$/.test(sha));
      return lookRight && new Set([...ids, ...shas]).size === ids.length + shas.length;
    },
  },
  {
    name: "a repo is found by its type and name, whatever had that name before",
    holds: (world) => repos(world).every(({ id, type, name }) => world.repoIds.get(`${type} ${name}`) === id),
  },
  {
    name: "a repo belongs to the namespace that its name starts with",
    holds: (world) =>
      repos(world).every(
        ({ name, owner }) => name.startsWith(`${owner.name}/`) && world.namespaces.get(owner.name)?.id === owner.id,
      ),
  },
  {
    name: "discussions have the numbers that were given, each once",
    holds: eachRepo((repo) => {
      const nums = repo.discussions.entries().map(([key, { num }]) => (String(num) === key ? num : 0));
      return nums.every((num) => num >= 1 && num <= repo.lastNum) && new Set(nums).size === nums.length;
    }),
  },
  {
    name: "a ref of a pull request belongs to one that is there, and none that is a draft or open lacks it",
    holds: eachRepo((repo) => {
      const numbers = repo.refs.keys().flatMap((ref) => /^refs\/pr\/(\d+)$/.exec(ref)?.[1] ?? []);
      const going = discussionsOf(repo).filter(
        ({ isPullRequest, status }) => isPullRequest && (status === "draft" || status === "open"),
      );
      return (
        numbers.every((num) => repo.discussions.get(num)?.isPullRequest === true) &&
        going.every(({ num }) => repo.refs.has(`refs/pr/${num}`))
      );
    }),
  },
  {
    name: "exactly the merged pull requests have a merge commit, which names them",
    holds: eachDiscussion((discussion, repo) => {
      if (!discussion.isPullRequest) return true;
      const { mergeSha, status, num } = discussion;
      return mergeSha === null
        ? status !== "merged"
        : status === "merged" && repo.commits.get(mergeSha)?.summary.endsWith(`(#${num})`) === true;
    }),
  },
  {
    name: "a timeline starts with a comment by the author, and goes forward",
    holds: eachDiscussion(({ timeline, author, createdAtMs }) => {
      const [first] = timeline;
      const times = timeline.map(({ atMs }) => atMs);
      return (
        first?.kind === "comment" &&
        first.author.id === author.id &&
        first.atMs === createdAtMs &&
        times.every((atMs, index) => atMs >= (times[index - 1] ?? 0))
      );
    }),
  },
  {
    name: "the timeline tells how title and status came to be",
    holds: eachDiscussion(({ timeline, title, status }) => {
      const statuses = timeline.flatMap((entry) => (entry.kind === "status-change" ? [entry.status] : []));
      const titles = timeline.filter((entry) => entry.kind === "title-change");
      const isChain = titles.every(({ from }, index) => index === 0 || from === titles[index - 1]?.to);
      return (statuses.at(-1) ?? status) === status && (titles.at(-1)?.to ?? title) === title && isChain;
    }),
  },
  {
    name: "every comment has a text, and the versions it had",
    holds: eachDiscussion((discussion) => commentsOf(discussion).every(({ versions }) => versions.length >= 1)),
  },
  {
    name: "only Spaces have secrets and variables, and none is gated",
    holds: eachRepo(({ type, secrets, variables, gated }) =>
      type === "space" ? gated === false : secrets.size === 0 && variables.size === 0,
    ),
  },
];

/** The names of the invariants that a world breaks. */
export function brokenInvariants(world: World): readonly string[] {
  return INVARIANTS.filter(({ holds }) => !holds(world)).map(({ name }) => name);
}
