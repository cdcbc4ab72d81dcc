/**
 * What holds between the parts of a real payload, told a second time and in another way than the generators tell it:
 * by taking the payload's texts apart. Each relation has a name; the oracle gives the names of the broken ones.
 */
type Json = Readonly<Record<string, unknown>>;

interface Relation {
  readonly name: string;
  /** Whether it holds; only asked where `applies` says so. */
  readonly holds: (payload: Json) => boolean;
  readonly applies?: (payload: Json) => boolean;
}

const at = (value: unknown, ...keys: readonly (string | number)[]): unknown =>
  keys.reduce<unknown>(
    (inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
const text = (value: unknown, ...keys: readonly (string | number)[]): string => String(at(value, ...keys));
const list = (value: unknown, ...keys: readonly (string | number)[]): readonly unknown[] => {
  const found = at(value, ...keys);
  return Array.isArray(found) ? found : [];
};
const scope = (payload: Json): string => text(payload, "event", "scope");
const isOfDiscussion = (payload: Json): boolean => scope(payload).startsWith("discussion");
const has = (key: string) => (payload: Json) => key in payload;
const segments = (url: string): readonly string[] => new URL(url).pathname.split("/").slice(1);

export const RELATIONS: readonly Relation[] = [
  {
    name: "the page of a repo is its name, behind the plural of its type unless it is a model",
    holds: (p) => {
      const prefix = text(p, "repo", "type") === "model" ? [] : [`${text(p, "repo", "type")}s`];
      return segments(text(p, "repo", "url", "web")).join("/") === [...prefix, text(p, "repo", "name")].join("/");
    },
  },
  {
    name: "the address for programs is api, the plural of the type, and the name",
    holds: (p) => text(p, "repo", "url", "api").endsWith(`/api/${text(p, "repo", "type")}s/${text(p, "repo", "name")}`),
  },
  {
    name: "all urls are on one host",
    holds: (p) =>
      new Set(JSON.stringify({ ...p, comment: undefined, discussion: undefined }).match(/https?:\/\/[^/"]+/g) ?? [])
        .size <= 1,
  },
  {
    name: "headSha is only told by events of repos, and never of buckets",
    applies: (p) => at(p, "repo", "headSha") !== undefined,
    holds: (p) => scope(p).startsWith("repo") && text(p, "repo", "type") !== "bucket",
  },
  {
    name: "headSha may be missing only when a Git repo is created or deleted",
    applies: (p) =>
      scope(p).startsWith("repo") && text(p, "repo", "type") !== "bucket" && at(p, "repo", "headSha") === undefined,
    holds: (p) => scope(p) === "repo" && ["create", "delete"].includes(text(p, "event", "action")),
  },
  {
    name: "a subdomain belongs to a Space, in an event of repos",
    applies: (p) => at(p, "repo", "subdomain") !== undefined,
    holds: (p) =>
      text(p, "repo", "type") === "space" &&
      scope(p).startsWith("repo") &&
      /^[a-z0-9-]+$/.test(text(p, "repo", "subdomain")),
  },
  {
    name: "a subdomain is the name in lower case with dashes",
    applies: (p) => at(p, "repo", "subdomain") !== undefined,
    holds: (p) => {
      const letters = (value: string): string => value.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
      return letters(text(p, "repo", "subdomain")) === letters(text(p, "repo", "name"));
    },
  },
  {
    name: "a name has one or two segments, and one only for models and datasets",
    holds: (p) => {
      const parts = text(p, "repo", "name").split("/");
      return parts.length === 2 || (parts.length === 1 && ["model", "dataset"].includes(text(p, "repo", "type")));
    },
  },
  {
    name: "discussions, and only they, have a discussion; buckets have none",
    holds: (p) =>
      has("discussion")(p) === isOfDiscussion(p) && !(isOfDiscussion(p) && text(p, "repo", "type") === "bucket"),
  },
  {
    name: "the urls of a discussion are those of its repo with its number",
    applies: has("discussion"),
    holds: (p) =>
      (["web", "api"] as const).every((kind) => {
        const [repo, discussion] = [text(p, "repo", "url", kind), text(p, "discussion", "url", kind)];
        return (
          discussion.startsWith(`${repo}/discussions/`) &&
          discussion.slice(repo.length + 13) === text(p, "discussion", "num")
        );
      }),
  },
  {
    name: "only pull requests have changes, and all of them do",
    applies: has("discussion"),
    holds: (p) => (at(p, "discussion", "changes") !== undefined) === (at(p, "discussion", "isPullRequest") === true),
  },
  {
    name: "only pull requests are drafts or merged",
    applies: (p) => ["draft", "merged"].includes(text(p, "discussion", "status")),
    holds: (p) => at(p, "discussion", "isPullRequest") === true,
  },
  {
    name: "only merged pull requests have a merge commit",
    applies: (p) => at(p, "discussion", "changes", "mergeCommitId") !== undefined,
    holds: (p) => text(p, "discussion", "status") === "merged",
  },
  {
    name: "what was just opened is open or a draft, and its comment is by its author and not hidden",
    applies: (p) => scope(p) === "discussion" && text(p, "event", "action") === "create",
    holds: (p) =>
      ["open", "draft"].includes(text(p, "discussion", "status")) &&
      text(p, "comment", "author", "id") === text(p, "discussion", "author", "id") &&
      at(p, "comment", "hidden") === false,
  },
  {
    name: "a comment comes with every event of comments and with a new discussion, and with nothing else",
    holds: (p) =>
      has("comment")(p) ===
      (scope(p) === "discussion.comment" || (scope(p) === "discussion" && text(p, "event", "action") === "create")),
  },
  {
    name: "the page of a comment is its discussion's, with its id behind the hash",
    applies: has("comment"),
    holds: (p) =>
      text(p, "comment", "url", "web").split("#").join(" ") ===
      `${text(p, "discussion", "url", "web")} ${text(p, "comment", "id")}`,
  },
  {
    name: "a hidden comment has no content, any other one does",
    applies: has("comment"),
    holds: (p) => (at(p, "comment", "hidden") === true) === !("content" in (at(p, "comment") as object)),
  },
  {
    name: "main's new commit is the head",
    applies: (p) => list(p, "updatedRefs").some((ref) => text(ref, "ref") === "refs/heads/main"),
    holds: (p) =>
      list(p, "updatedRefs").every(
        (ref) => text(ref, "ref") !== "refs/heads/main" || at(ref, "newSha") === at(p, "repo", "headSha"),
      ),
  },
  {
    name: "a ref stands once in a push, and really moves",
    holds: (p) => {
      const refs = list(p, "updatedRefs");
      const moves = refs.every((ref) => at(ref, "oldSha") !== at(ref, "newSha"));
      return moves && new Set(refs.map((ref) => text(ref, "ref"))).size === refs.length;
    },
  },
  {
    name: "refs belong to Git repos and files to buckets",
    applies: (p) => scope(p) === "repo.content",
    holds: (p) =>
      has("updatedFiles")(p) === (text(p, "repo", "type") === "bucket") &&
      has("updatedRefs")(p) !== has("updatedFiles")(p),
  },
  {
    name: "a path stands once among the files, and a deleted file has no hash or size",
    holds: (p) => {
      const files = list(p, "updatedFiles");
      const told = files.every(
        (file) =>
          text(file, "action") === "add" || (at(file, "xetHash") === undefined && at(file, "size") === undefined),
      );
      return told && new Set(files.map((file) => text(file, "path"))).size === files.length;
    },
  },
  {
    name: "a list of files is only cut at 10,000",
    applies: (p) => at(p, "updatedFilesTruncated") !== undefined,
    holds: (p) => list(p, "updatedFiles").length === 10_000,
  },
  {
    name: "the told visibility is the repo's",
    applies: (p) => at(p, "updatedConfig", "private") !== undefined,
    holds: (p) => at(p, "updatedConfig", "private") === at(p, "repo", "private"),
  },
  {
    name: "a move changes the name, and the owner exactly when the namespace changes",
    applies: has("movedTo"),
    holds: (p) => {
      const [from, to] = [text(p, "repo", "name"), text(p, "movedTo", "name")];
      const sameSpace = from.includes("/") && from.split("/")[0] === to.split("/")[0];
      return from !== to && sameSpace === (at(p, "repo", "owner", "id") === at(p, "movedTo", "owner", "id"));
    },
  },
  {
    name: "ids of different things are different",
    holds: (p) => {
      const ids = [
        at(p, "repo", "id"),
        at(p, "webhook", "id"),
        at(p, "discussion", "id"),
        at(p, "comment", "id"),
        at(p, "repo", "owner", "id"),
      ];
      const known = ids.filter((id) => id !== undefined);
      return new Set(known).size === known.length;
    },
  },
];

/** The names of the relations that a payload breaks. */
export function incoherences(payload: object): readonly string[] {
  const json = payload as Json;
  return RELATIONS.filter(({ applies = () => true, holds }) => applies(json) && !holds(json)).map(({ name }) => name);
}
