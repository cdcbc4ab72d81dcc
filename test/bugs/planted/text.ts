/** Titles and comments that are put into something where a character means more than itself, or that do not fit. */
import { DatabaseSync } from "node:sqlite";
import type { Json } from "../bot.ts";
import { inBot, inExpress, type Bug } from "../bug.ts";

export const text: readonly Bug[] = [
  {
    id: "searches-for-a-title",
    wrong: "A title that is made a regular expression may be none.",
    check: "accepts-edge-cases",
    build: inBot(() => ({ onDiscussion: ({ discussion }) => new RegExp(discussion.title).source })),
  },
  {
    id: "writes-titles-into-sql",
    wrong: "An apostrophe ends a text in SQL.",
    check: "accepts-edge-cases",
    build: inBot(() => {
      const database = new DatabaseSync(":memory:");
      database.exec("CREATE TABLE titles (title TEXT)");
      return {
        onDiscussion: ({ discussion }) => database.exec(`INSERT INTO titles (title) VALUES ('${discussion.title}')`),
      };
    }),
  },
  {
    id: "fills-in-the-answer",
    wrong: "A comment may have a placeholder of its own.",
    check: "accepts-edge-cases",
    build: inBot(() => {
      const values: Json = { name: "the bot" };
      const filledIn = (template: string): string =>
        template.replaceAll(/\{\{(.*?)\}\}/g, (_, key: string) => values[key].toString());
      return { onComment: ({ comment }) => filledIn(`{{name}} has read: ${comment.content ?? ""}`) };
    }),
  },
  {
    id: "keeps-some-html",
    wrong: "A comment may have a tag that is not in the list.",
    check: "accepts-edge-cases",
    build: inBot(() => {
      const tags: Json = { b: { open: "**" }, i: { open: "_" } };
      return {
        onComment: ({ comment }) => comment.content?.replaceAll(/<(\w+)>/g, (_: string, tag: string) => tags[tag].open),
      };
    }),
  },
  {
    id: "tells-the-title-in-a-header",
    wrong: "A header holds bytes, and no emoji.",
    check: "accepts-every-event",
    build: inBot(() => ({
      answer: (done, { discussion }) =>
        new Response(String(done), { headers: discussion === undefined ? {} : { "X-Title": discussion.title } }),
    })),
  },
  {
    id: "tells-the-latin-title-in-a-header",
    wrong: "A line break in a header is an injection, and is thrown out.",
    check: "accepts-edge-cases",
    build: inExpress(({ take }) => ({
      take(request, response) {
        const title: string = request.body?.discussion?.title ?? "";
        response.set("X-Title", title.replaceAll(/[^\r\n\x20-\x7E]/g, "?"));
        return take(request, response);
      },
    })),
  },
  {
    id: "stores-comments-of-10000-characters",
    wrong: "A comment may have 65,536.",
    check: "accepts-edge-cases",
    build: inBot(() => ({
      onComment({ comment }) {
        if (comment.content?.length > 10_000) throw new RangeError("data too long for column content");
      },
    })),
  },
  {
    id: "stores-titles-of-255-bytes",
    wrong: "200 characters may be 800 bytes.",
    check: "accepts-edge-cases",
    build: inBot(() => ({
      onDiscussion({ discussion }) {
        if (Buffer.byteLength(discussion.title) > 255) throw new RangeError("data too long for column title");
      },
    })),
  },
  {
    id: "stores-characters-of-three-bytes",
    wrong: "An emoji has four in UTF-8, which MySQL's utf8 does not hold.",
    check: "accepts-every-event",
    build: inBot(() => ({
      onComment({ comment }) {
        if (/[\u{10000}-\u{10FFFF}]/u.test(comment.content ?? "")) throw new RangeError("incorrect string value");
      },
    })),
  },
  {
    id: "stores-no-nul",
    wrong: "PostgreSQL takes no NUL in a text.",
    check: "accepts-edge-cases",
    build: inBot(() => ({
      onComment({ comment }) {
        if (comment.content?.includes("\0") === true) throw new RangeError("invalid byte sequence for UTF8: 0x00");
      },
    })),
  },
  {
    id: "encodes-comments-in-base64",
    wrong: "btoa takes Latin-1 only.",
    check: "accepts-every-event",
    build: inBot(() => ({ onComment: ({ comment }) => btoa(comment.content ?? "") })),
  },
  {
    id: "spreads-bytes-over-arguments",
    wrong: "A call takes some 120,000 arguments, and a comment may have more bytes.",
    check: "accepts-edge-cases",
    build: inBot(() => ({
      onComment: ({ comment }) => btoa(String.fromCharCode(...new TextEncoder().encode(comment.content ?? ""))),
    })),
  },
  {
    id: "cuts-a-title-for-a-link",
    wrong: "A cut after 80 code units may go through a character, and a half of one is in no URL.",
    check: "accepts-edge-cases",
    build: inBot(() => ({ onDiscussion: ({ discussion }) => encodeURIComponent(discussion.title.slice(0, 80)) })),
  },
  {
    id: "decodes-comments",
    wrong: "A percent sign in a comment may be just that.",
    check: "accepts-edge-cases",
    build: inBot(() => ({ onComment: ({ comment }) => decodeURIComponent(comment.content ?? "") })),
  },
  {
    id: "reads-the-first-word",
    wrong: "A comment may have no word.",
    check: "accepts-edge-cases",
    build: inBot(() => ({ onComment: ({ comment }) => comment.content?.match(/\S+/)[0].toLowerCase() })),
  },
  {
    id: "takes-an-empty-comment-for-none",
    wrong: "An empty text is there, and yet false.",
    check: "accepts-edge-cases",
    build: inBot(() => ({
      onComment({ comment }) {
        if (!comment.hidden && !comment.content) throw new TypeError("a visible comment without content");
      },
    })),
  },
  {
    id: "writes-json-by-hand",
    wrong: "A quote ends a text in JSON.",
    check: "accepts-edge-cases",
    build: inBot(() => ({ onDiscussion: ({ discussion }) => JSON.parse(`{"text":"new: ${discussion.title}"}`).text })),
  },
  {
    id: "takes-comments-for-commands",
    wrong: "What JSON.parse takes need not be an object: null is JSON, too.",
    check: "accepts-edge-cases",
    build: inBot(() => {
      const commandIn = (content: string): Json => {
        try {
          return JSON.parse(content);
        } catch {
          return {};
        }
      };
      return { onComment: ({ comment }) => commandIn(comment.content ?? "").command };
    }),
  },
  {
    id: "reads-the-code-in-a-comment",
    wrong: "A fence that opens need not close.",
    check: "accepts-edge-cases",
    build: inBot(() => ({
      onComment: ({ comment }) => comment.content?.includes("```") && comment.content.match(/```\w*\n(.*?)```/s)[1],
    })),
  },
  {
    id: "indexes-words-in-an-object",
    wrong: "An object has a __proto__: a Map has none.",
    check: "accepts-edge-cases",
    build: inBot(() => {
      const index: Json = {};
      return {
        onDiscussion({ discussion }) {
          for (const word of discussion.title.split(" ")) (index[word] ??= []).push(discussion.num);
        },
      };
    }),
  },
  {
    id: "keys-titles-by-their-normal-form",
    wrong: "The same letters may be composed or not.",
    check: "accepts-edge-cases",
    build: inBot(() => ({
      onDiscussion({ discussion }) {
        const stored = new Map([[discussion.title.normalize("NFC"), discussion]]);
        return stored.get(discussion.title).num;
      },
    })),
  },
  {
    id: "answers-with-a-number-from-a-comment",
    wrong: "What reads as a number need not be a whole one.",
    check: "accepts-edge-cases",
    build: inBot(() => ({
      onComment: ({ comment }) =>
        !Number.isNaN(Number(comment.content?.trim() || "-")) && BigInt(Number(comment.content)),
    })),
  },
];
