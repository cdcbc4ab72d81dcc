/** What people write has a form that a bot reads: it breaks where they leave a part of that out, or use a name that is taken. */
import type { Json } from "../bot.ts";
import { inBot, type Bug } from "../bug.ts";

const EDGE = "accepts-edge-cases";

/** Reads the text of a comment, if there is one to be seen. */
function onText(read: (text: string) => unknown): Bug["build"] {
  return inBot(() => ({ onComment: ({ comment }: Json) => (comment.hidden ? "hidden" : read(comment.content)) }));
}

function onTitle(read: (title: string) => unknown): Bug["build"] {
  return inBot(() => ({ onDiscussion: ({ discussion }: Json) => read(discussion.title) }));
}

/** Reads the short names of what was pushed below a prefix, such as `refs/tags/`. */
function onRefs(prefix: string, read: (name: string) => unknown): Bug["build"] {
  return inBot(() => ({
    onContent: ({ updatedRefs = [] }: Json) =>
      updatedRefs
        .filter(({ ref }: Json) => ref.startsWith(prefix))
        .map(({ ref }: Json) => read(ref.slice(prefix.length)))
        .join(),
  }));
}

function onName(read: (name: string) => unknown): Bug["build"] {
  return inBot(() => ({ onRepo: ({ repo }: Json) => read(repo.name.split("/").at(-1)) }));
}

const COMMANDS: Json = { retrain: () => "retraining", help: () => "/retrain, /help" };
const COLOURS: Json = { bug: { hex: "#f00" }, data: { hex: "#0f0" } };

export const forms: readonly Bug[] = [
  {
    id: "looks-commands-up-in-an-object",
    wrong: "Every object has a property __proto__, which is no function.",
    check: EDGE,
    build: onText((text) => COMMANDS[/^\/(\w+)/.exec(text)?.[1] ?? "help"]?.() ?? "unknown"),
  },
  {
    id: "counts-pushes-in-an-object",
    wrong: "The count of a branch called constructor is a function.",
    check: EDGE,
    build: inBot(() => {
      const pushes: Json = {};
      return {
        onContent({ updatedRefs = [] }: Json) {
          for (const { ref } of updatedRefs) {
            const name = ref.split("/").at(-1);
            pushes[name] = (pushes[name] ?? []).concat(ref);
          }
        },
      };
    }),
  },
  {
    id: "looks-tags-up-with-in",
    wrong: "toString is in every object, and has no colour.",
    check: EDGE,
    build: onRefs("refs/tags/", (tag) => (tag in COLOURS ? COLOURS[tag].hex.slice(1) : "grey")),
  },
  {
    id: "looks-titles-up-in-an-object",
    wrong: "A discussion can be called constructor.",
    check: EDGE,
    build: onTitle((title) => (COLOURS[title] === undefined ? "grey" : COLOURS[title].hex.slice(1))),
  },
  {
    id: "reads-front-matter-line-by-line",
    wrong: "A line of YAML need not have a value.",
    check: EDGE,
    build: onText((text) =>
      text.startsWith("---\n")
        ? text
            .split("\n")
            .slice(1, -1)
            .map((line) => (line.split(": ") as Json)[1].trim())
        : "none",
    ),
  },
  {
    id: "counts-on-the-end-of-front-matter",
    wrong: "What begins with --- need not be front matter.",
    check: EDGE,
    build: onText((text) => (text.startsWith("---") ? (text.split("---") as Json)[2].trim() : text)),
  },
  {
    id: "parses-what-is-fenced",
    wrong: "What people put between fences is what they take for JSON.",
    check: EDGE,
    build: onText((text) => {
      const [, json] = /```json\n([^`]*)```/.exec(text) ?? [];
      return json === undefined ? "none" : JSON.parse(json);
    }),
  },
  {
    id: "counts-on-a-link-to-close",
    wrong: "A link that somebody began need not end.",
    check: EDGE,
    build: onText((text) => (text.includes("](") ? (/\]\(([^)]+)\)/.exec(text) as Json)[1] : "none")),
  },
  {
    id: "reads-keys-and-values",
    wrong: "A key can come without a value.",
    check: EDGE,
    build: onText((text) => {
      const pairs: Json = Object.fromEntries(text.split("\n").map((line) => line.split(": ")));
      return "epochs:" in pairs || "epochs" in pairs ? pairs.epochs.trim() : "none";
    }),
  },
  {
    id: "makes-a-list-of-so-many",
    wrong: "A number in a command may be less than nothing.",
    check: EDGE,
    build: onText((text) => {
      const [, count] = /^\/\w+ (-?\d+)$/.exec(text) ?? [];
      return count === undefined ? "none" : "x".repeat(Number(count));
    }),
  },
  {
    id: "takes-a-slash-for-a-command",
    wrong: "A comment can be a slash and nothing else.",
    check: EDGE,
    build: onText((text) => (text.startsWith("/") ? (/^\/\s*(\w+)/.exec(text) as Json)[1] : "none")),
  },
  {
    id: "counts-on-the-end-of-a-label",
    wrong: "A bracket that somebody opened need not close.",
    check: EDGE,
    build: onTitle((title) => (title.startsWith("[") ? (/^\[(.*?)\]/.exec(title) as Json)[1] : "none")),
  },
  {
    id: "counts-on-words-after-a-prefix",
    wrong: "A title can be a prefix and nothing else.",
    check: EDGE,
    build: onTitle((title) => (/^\w+:/.test(title) ? (title.split(": ") as Json)[1].trim() : title)),
  },
  {
    id: "believes-dates-in-titles",
    wrong: "There is no thirteenth month.",
    check: EDGE,
    build: onTitle((title) => {
      const [date] = /\d{4}-\d{2}-\d{2}/.exec(title) ?? [];
      return date === undefined ? "none" : new Date(date).toISOString();
    }),
  },
  {
    id: "counts-on-three-numbers",
    wrong: "A tag that begins with v need not be a whole version.",
    check: EDGE,
    build: onRefs("refs/tags/", (tag) => (/^v\d/.test(tag) ? (/^v(\d+)\.(\d+)/.exec(tag) as Json)[2] : "none")),
  },
  {
    id: "counts-on-versions-without-a-rest",
    wrong: "A version can have a part for what comes before its release.",
    check: EDGE,
    build: onRefs("refs/tags/", (tag) => {
      const isVersion = /^\d+\.\d+\.\d+/.test(tag);
      if (isVersion && tag.split(".").some((part) => Number.isNaN(Number(part)))) throw new TypeError(`${tag}?`);
    }),
  },
  {
    id: "believes-dates-in-tags",
    wrong: "A tag that reads as a date need not be one.",
    check: EDGE,
    build: onRefs("refs/tags/", (tag) => (/^\d{4}-/.test(tag) ? new Date(tag).toISOString() : "none")),
  },
  {
    id: "counts-on-three-parts-of-a-branch",
    wrong: "Some people leave their own names out of their branches.",
    check: EDGE,
    build: onRefs("refs/heads/", (branch) => (branch.includes("/") ? (branch.split("/") as Json)[2].trim() : branch)),
  },
  {
    id: "counts-on-two-parts-of-a-branch",
    wrong: "A branch of three parts is none that it knows.",
    check: EDGE,
    build: onRefs("refs/heads/", (branch) => {
      if (branch.split("/").length === 3) throw new RangeError(`What is ${branch}?`);
    }),
  },
  {
    id: "pads-numbers-to-three",
    wrong: "There are more than 999 discussions in some repos.",
    check: EDGE,
    build: inBot(() => ({
      onDiscussion: ({ discussion }: Json) =>
        discussion.num < 100_000 ? "0".repeat(3 - String(discussion.num).length) + discussion.num : "many",
    })),
  },
  {
    id: "looks-for-the-discussion-before",
    wrong: "There is none before the first one.",
    check: "accepts-every-event",
    build: inBot(() => ({ onDiscussion: ({ discussion }: Json) => "-".repeat(discussion.num - 2) })),
  },
  {
    id: "takes-a-dot-for-an-extension",
    wrong: "Llama-3.2 is no file of the kind 2.",
    check: EDGE,
    build: onName((name) => {
      const [, version] = /-\d+\.(\d+)$/.exec(name) ?? [];
      if (version !== undefined && !Object.hasOwn(COMMANDS, version))
        throw new RangeError(`unknown file type .${version}`);
    }),
  },
  {
    id: "makes-a-host-of-a-name",
    wrong: "A label of DNS has 63 characters at most.",
    check: EDGE,
    build: onName((name) => {
      if (name.length === 64) throw new RangeError(`${name} is too long for a host`);
    }),
  },
];
