/** For each edge case of the catalogue, how to tell that a payload really is one: by its own words, not by its maker's. */
import type { Payload } from "../../src/payload/index.ts";

export type Oracle = (payload: Payload) => boolean;

const comment = (payload: Payload): string =>
  "comment" in payload && !payload.comment.hidden ? payload.comment.content : "";
const title = (payload: Payload): string => ("discussion" in payload ? payload.discussion.title : "");
const length = (text: string): number => [...text].length;
const isOffByOne = (text: string): boolean => [2, 80, 100, 140].every((end) => !text.slice(0, end).isWellFormed());
const discussion = (payload: Payload): Readonly<Record<string, unknown>> =>
  "discussion" in payload ? { ...payload.discussion } : {};
const repo = (payload: Payload): Readonly<Record<string, unknown>> => ({ ...payload.repo });
const refs = (payload: Payload): readonly { ref: string; oldSha: string | null; newSha: string | null }[] =>
  "updatedRefs" in payload ? payload.updatedRefs : [];
const files = (payload: Payload): readonly { path: string; action: string; size?: number; xetHash?: string }[] =>
  "updatedFiles" in payload ? payload.updatedFiles : [];
const oneRef =
  (expected: RegExp, change: "created" | "moved" | "deleted"): Oracle =>
  (payload) => {
    const [only, ...others] = refs(payload);
    if (only === undefined || others.length > 0) return false;
    const real = only.oldSha === null ? "created" : only.newSha === null ? "deleted" : "moved";
    return expected.test(only.ref) && real === change;
  };
const named =
  (pattern: RegExp): Oracle =>
  (payload) =>
    pattern.test(payload.repo.name);
const pullRequest =
  (status: string): Oracle =>
  (payload) =>
    discussion(payload)["isPullRequest"] === true && discussion(payload)["status"] === status;

/** What gives each nasty text away. */
const TEXT_MARKS: Readonly<Record<string, RegExp>> = {
  emoji: /\p{Extended_Pictographic}\u200D\p{Extended_Pictographic}/u,
  "right-to-left": /\p{Script=Hebrew}.*\p{Script=Arabic}/u,
  zalgo: /\p{L}\p{M}{3,}/u,
  "combining-marks": /é.*e\u0301/u,

  "nul-character": /\p{Cc}/u,
  "control-characters": /\p{Cc}{3}.*\[31m/u,
  "line-separators": /\r\n.*\u2028.*\u2029/s,
  "byte-order-mark": /^\uFEFF.*\u200B/s,
  "beyond-the-basic-plane": /^[\u{10000}-\u{10FFFF}]/u,
  "regex-characters": /\(\.\*\)\+\[/,
  "sql-characters": /' OR .*'\);.*--/,
  "html-characters": /<script>.*onerror=/,
  "template-characters": /\{\{.*\$\{.*<%=/,
  "shell-characters": /\$\(.*`.*;.*&&.*\|/,
  "path-characters": /^(\.\.\/){3}/,
  "header-lines": /\r\n[\w-]+: .*\r\n\r\n/,
  "json-text": /^\{".*\}$/,
  "markdown-open-fence": /^```[^`]*$/s,
  "number-text": /^\d+e\d+$/,
  "null-text": /^null$/,
  "property-text": /^__proto__$/,
  "constructor-text": /^constructor$/,
  "method-text": /^toString$/,
  mentions: /(@\S* ?){4}/,
};

const textOracles = Object.fromEntries(
  Object.entries(TEXT_MARKS).flatMap(([name, mark]): [string, Oracle][] => [
    [`comment-${name}`, (payload) => mark.test(comment(payload))],
    [`title-${name}`, (payload) => mark.test(title(payload))],
  ]),
);

/** What gives each form of a comment away. */
const COMMENT_MARKS: Readonly<Record<string, RegExp>> = {
  "comment-front-matter": /^---\n(\w+:|- ).*\n---\n/s,
  "comment-broken-front-matter": /^---\n.*\t.*\n---\n/s,
  "comment-open-front-matter": /^---\n(?!.*---)/s,
  "comment-thematic-break": /^---$/,
  "comment-heading": /^# \w/,
  "comment-quote": /^> .*\n\n\w/s,
  "comment-html": /<(\w+)>.*<!--.*<\/\1>/s,
  "comment-fenced-json": /^```json\n.*\n```/s,
  "comment-fenced-yaml": /^```yaml\n.*\n```/s,
  "comment-empty-fence": /^```\n```$/,
  "comment-key-values": /^\w+: .*\n: .*\n\w+:\n\w+\n/s,
  "comment-list": /^- \[ \].*\n- \[x\]/,
  "comment-table": /^\|.*\|\n\|-+\|/,
  "comment-open-link": /\]\([^)]*$/,
  "comment-slash": /^\/$/,
  "comment-spaced-command": /^ +\/\w+ {2,}\w+ +$/,
  "comment-command-in-capitals": /^\/[A-Z]+ [A-Z]+$/,
  "comment-command-without-space": /^\/retrain\w+$/,
  "comment-two-commands": /^\/\w+.*\n\/\w+/,
  "comment-command-with-quotes": /^\/\w+ ".*" '[^']*$/,
  "comment-command-with-options": /^\/\w+ --\w+=\d/,
  "comment-command-with-zero": /^\/\w+ 0$/,
  "comment-command-with-negative": /^\/\w+ -\d$/,
  "comment-command-with-words-for-a-number": /^\/\w+ two NaN/,
  "command-called-constructor": /^\/constructor/,
  "command-called-prototype": /^\/__proto__/,
  "command-called-method": /^\/toString/,
};

/** What gives each form of a title away. */
const TITLE_MARKS: Readonly<Record<string, RegExp>> = {
  label: /^\[\w+\] \w/,
  labels: /^\[\w+\]\[\] /,
  "open-label": /^\[[^\]]*$/,
  ticket: /^[A-Z]+-\d+: .*#\d+/,
  date: /2024-13-01/,
  version: /v\d+\.\d{2}\.\d+-rc/,
  prefix: /^\w+: \w/,
  "scoped-prefix": /^\w+\(\w+\)!: /,
  "prefix-alone": /^\w+:$/,
  colons: /^(\w: ){3}\w$/,
  revert: /^\w+ ".*"$/,
  "file-name": /\w\.md$/,
  "repo-name": /\w\/\w/,
  command: /^\/\w+ \w+$/,
  spaces: /^ +\S.*\S +$/,
};

/** What each run consists of. */
const RUN_MARKS: Readonly<Record<string, RegExp>> = {
  letters: /^a+!$/,
  spaces: /^ +!$/,
  tabs: /^\t+!$/,
  digits: /^\d+!$/,
  slashes: /^\/+!$/,
  dashes: /^-+!$/,
  dots: /^\.+!$/,
  stars: /^\*+!$/,
  brackets: /^\[+!$/,
  parentheses: /^\(+!$/,
  "angle-brackets": /^<+!$/,
  mentions: /^(@a)+!$/,
  commas: /^(a,)+!$/,
  backticks: /^`+!$/,
  "line-ends": /^\n+!$/,
  colons: /^(a:)+!$/,
};

const formOracles: Readonly<Record<string, Oracle>> = Object.fromEntries([
  ...Object.entries(COMMENT_MARKS).map(([name, mark]): [string, Oracle] => [name, (one) => mark.test(comment(one))]),
  ...Object.entries(TITLE_MARKS).map(([name, mark]): [string, Oracle] => [
    `title-with-${name}`,
    (one) => mark.test(title(one)),
  ]),
  ...Object.entries(RUN_MARKS).flatMap(([name, mark]): [string, Oracle][] => [
    [`short-run-of-${name}`, (one) => mark.test(comment(one)) && comment(one).length < 100],
    [`long-run-of-${name}`, (one) => mark.test(comment(one)) && comment(one).length > 50_000],
  ]),
]);

const numbered =
  (num: number): Oracle =>
  (payload) =>
    discussion(payload)["num"] === num;

export const EDGE_CASE_ORACLES: Readonly<Record<string, Oracle>> = {
  ...textOracles,
  ...formOracles,
  "canonical-name": named(/^[^/]+$/),
  "shortest-name": named(/^.\/.$/),
  "longest-name": named(/^.{96}\/.{96}$/),
  "name-of-a-property": (payload) => payload.repo.name.split("/").every((part) => part in {}),
  "name-of-a-method": (payload) =>
    payload.repo.name.split("/").every((part) => typeof Reflect.get({}, part) === "function"),
  "canonical-name-of-a-property": (payload) => payload.repo.name in {},
  "name-with-version": named(/-\d+\.\d+$/),
  "name-like-a-file": named(/\w\.safetensors$/),
  "name-of-a-device": named(/^con\/nul$/),
  "name-of-a-year": named(/\/20\d\d$/),
  "name-in-capitals": named(/^[A-Z]+\/.*[A-Z]/),
  "name-of-64": named(/\/[a-z]{64}$/),
  "name-with-many-dashes": named(/^[^/]*-[^/]*_[^/]*\/[^/]*-[^/]*_/),
  "name-of-digits": (payload) => payload.repo.name.split("/").every((part) => Number.isFinite(Number(part))),
  "name-with-dots": named(/\..*-.*_.*\..*\./),
  "name-like-a-route": named(/^api\/discussions$/),
  "ids-of-digits": (payload) =>
    [payload.repo.id, payload.repo.owner.id, payload.webhook.id].every((id) => /^[1-9]\d{23}$/.test(id)),
  "private-repo": (payload) => payload.repo.private,
  dataset: (payload) => payload.repo.url.web.includes("/datasets/"),
  "space-without-subdomain": (payload) => payload.repo.type === "space" && repo(payload)["subdomain"] === undefined,
  "space-with-subdomain": (payload) => repo(payload)["subdomain"] === "ada-my-app-v2",
  "tagged-repo": (payload) =>
    Array.isArray(repo(payload)["tags"]) && JSON.stringify(repo(payload)["tags"]).includes("license:"),
  "tags-of-properties": (payload) => [repo(payload)["tags"]].flat().every((tag) => String(tag) in {}),
  "repo-with-empty-tags": (payload) => JSON.stringify(repo(payload)["tags"]) === "[]",
  "repo-without-head": (payload) => payload.event.scope === "repo" && !("headSha" in payload.repo),
  "empty-config": (payload) => "updatedConfig" in payload && Object.keys(payload.updatedConfig).length === 0,
  "made-private": (payload) =>
    "updatedConfig" in payload && payload.updatedConfig.private === true && payload.repo.private,
  renamed: (payload) => "movedTo" in payload && payload.movedTo.owner.id === payload.repo.owner.id,
  transferred: (payload) => "movedTo" in payload && payload.movedTo.owner.id !== payload.repo.owner.id,
  "every-optional-part-of-a-repo": (payload) =>
    ["headSha", "subdomain", "tags"].every((key) => key in payload.repo) &&
    (!("updatedConfig" in payload) || payload.updatedConfig.private !== undefined),
  "every-optional-part-of-a-discussion": (payload) =>
    "tags" in payload.repo &&
    discussion(payload)["pinned"] === true &&
    JSON.stringify(discussion(payload)["changes"]).includes("mergeCommitId") &&
    (!("comment" in payload) || !payload.comment.hidden),

  "first-commit": oneRef(/^refs\/heads\/main$/, "created"),
  "created-branch": oneRef(/^refs\/heads\//, "created"),
  "deleted-branch": oneRef(/^refs\/heads\//, "deleted"),
  "created-tag": oneRef(/^refs\/tags\//, "created"),
  "deleted-tag": oneRef(/^refs\/tags\//, "deleted"),
  "branch-of-two-parts": oneRef(/^refs\/heads\/[^/]+\/[^/]+$/, "moved"),
  "branch-of-three-parts": oneRef(/^refs\/heads\/[^/]+\/[^/]+\/[^/]+$/, "created"),
  "branch-of-a-version": oneRef(/^refs\/heads\/release\/\d+\.\d+$/, "moved"),
  "branch-ending-in-main": oneRef(/^refs\/heads\/.+\/main$/, "moved"),
  "branch-in-capitals": oneRef(/^refs\/heads\/M[a-z]+$/, "created"),
  "branch-called-constructor": oneRef(/^refs\/heads\/constructor$/, "created"),
  "branch-called-prototype": oneRef(/^refs\/heads\/__proto__$/, "created"),
  "branch-called-method": oneRef(/^refs\/heads\/toString$/, "created"),
  "tag-called-constructor": oneRef(/^refs\/tags\/constructor$/, "created"),
  "tag-called-prototype": oneRef(/^refs\/tags\/__proto__$/, "created"),
  "tag-called-method": oneRef(/^refs\/tags\/toString$/, "created"),
  "tag-of-a-version": oneRef(/^refs\/tags\/v\d\.\d\.\d$/, "created"),
  "tag-of-a-large-version": oneRef(/^refs\/tags\/v\d\.\d{2}\.\d$/, "created"),
  "tag-of-a-prerelease": oneRef(/^refs\/tags\/\d\.\d\.\d-rc\.\d\+/, "created"),
  "tag-of-one-number": oneRef(/^refs\/tags\/v\d$/, "created"),
  "tag-of-four-numbers": oneRef(/^refs\/tags\/(\d\.){3}\d$/, "created"),
  "tag-of-a-date": oneRef(/^refs\/tags\/\d{4}-\d{2}-\d{2}$/, "created"),
  "tag-of-a-calendar-version": oneRef(/^refs\/tags\/\d{4}\.\d{2}$/, "created"),
  "tag-of-a-word": oneRef(/^refs\/tags\/[a-z]+$/, "created"),
  "pull-request-ref": oneRef(/^refs\/pr\/\d+$/, "created"),
  "converted-ref": oneRef(/^refs\/convert\//, "moved"),
  "tag-called-main": oneRef(/^refs\/tags\/main$/, "moved"),
  "branch-almost-main": oneRef(/^refs\/heads\/main.+$/, "moved"),
  "deep-ref-name": oneRef(/^refs\/heads(\/[^/]+){50,}$/, "moved"),
  "ref-beyond-ascii": oneRef(/[^\u0020-\u007E]/, "created"),
  "ref-with-escapes": oneRef(/%\d\d.*#/, "moved"),
  "many-refs": (payload) => refs(payload).length === 200,
  "main-and-its-tag": (payload) =>
    refs(payload)
      .map(({ ref }) => ref)
      .join(" ") === "refs/heads/main refs/tags/main",
  "bucket-deleted-file": (payload) =>
    files(payload).every(({ action, size }) => action === "delete" && size === undefined),
  "bucket-untold-size": (payload) =>
    files(payload).every(
      ({ action, size, xetHash }) => action === "add" && size === undefined && xetHash === undefined,
    ),
  "bucket-empty-file": (payload) => files(payload)[0]?.size === 0,
  "bucket-huge-file": (payload) => (files(payload)[0]?.size ?? 0) > 2 ** 32,
  "bucket-no-files": (payload) => "updatedFiles" in payload && files(payload).length === 0,
  "bucket-odd-paths": (payload) =>
    / .*\.\..*".*%.*[^\u0020-\u007E].*__proto__/s.test(
      files(payload)
        .map(({ path }) => path)
        .join("\n"),
    ),
  "bucket-cut-list": (payload) =>
    files(payload).length === 10_000 && "updatedFilesTruncated" in payload && payload.updatedFilesTruncated === true,

  "plain-discussion": (payload) =>
    discussion(payload)["isPullRequest"] === false && !("changes" in discussion(payload)),
  "opened-draft": (payload) => payload.event.action === "create" && pullRequest("draft")(payload),
  "draft-pull-request": pullRequest("draft"),
  "merged-pull-request": (payload) =>
    pullRequest("merged")(payload) && JSON.stringify(payload).includes("mergeCommitId"),
  "merged-without-commit": (payload) =>
    pullRequest("merged")(payload) && !JSON.stringify(payload).includes("mergeCommitId"),
  "closed-pull-request": pullRequest("closed"),
  "closed-discussion": (payload) =>
    discussion(payload)["isPullRequest"] === false && discussion(payload)["status"] === "closed",
  "pinned-discussion": (payload) => discussion(payload)["pinned"] === true,
  "pull-request-to-a-branch": (payload) => /"base":"refs\/heads\/(?!main")/.test(JSON.stringify(payload)),
  "number-1": numbered(1),
  "number-999": numbered(999),
  "number-1000": numbered(1_000),
  "number-1001": numbered(1_001),
  "number-65536": numbered(65_536),
  "largest-number": (payload) => discussion(payload)["num"] === 2 ** 53 - 1,
  "number-of-32-bits": (payload) =>
    Number(discussion(payload)["num"]) > 0xffff_ffff && Number(discussion(payload)["num"]) < 2 ** 33,
  "hidden-comment": (payload) => "comment" in payload && payload.comment.hidden && !("content" in payload.comment),
  "one-person": (payload) =>
    "comment" in payload &&
    new Set([payload.repo.owner.id, payload.discussion.author.id, payload.comment.author.id]).size === 1,

  "empty-comment": (payload) => "comment" in payload && !payload.comment.hidden && payload.comment.content === "",
  "blank-comment": (payload) => comment(payload).length > 0 && comment(payload).trim() === "",
  "longest-comment": (payload) => length(comment(payload)) === 65_536 && comment(payload).length === 65_536,
  "longest-comment-of-emoji": (payload) =>
    length(comment(payload)) === 65_536 && new TextEncoder().encode(comment(payload)).length === 256 * 1024,
  "comment-of-emoji-off-by-one": (payload) => isOffByOne(comment(payload)) && length(comment(payload)) > 1_000,
  "comment-of-many-lines": (payload) => comment(payload).split("\n").length > 10_000,
  "comment-of-one-word": (payload) => comment(payload).length >= 50_000 && !/\s/.test(comment(payload)),
  "comment-of-backslashes": (payload) => /^(\\")+$/.test(comment(payload)) && comment(payload).length >= 10_000,
  "comment-of-anything": (payload) => "comment" in payload && !payload.comment.hidden,
  "shortest-title": (payload) => length(title(payload)) === 3,
  "longest-title": (payload) => length(title(payload)) === 200 && title(payload).length === 200,
  "longest-title-of-emoji": (payload) => length(title(payload)) === 200 && title(payload).length === 400,
  "title-of-emoji-off-by-one": (payload) => isOffByOne(title(payload)) && length(title(payload)) === 200,
  "title-of-anything": (payload) => length(title(payload)) >= 3 && length(title(payload)) <= 200,
};
