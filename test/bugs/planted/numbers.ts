/** Numbers that are larger, smaller or fewer than somebody thought. */
import type { Json } from "../bot.ts";
import { inBot, inExpress, type Bug } from "../bug.ts";

export const numbers: readonly Bug[] = [
  {
    id: "stores-numbers-in-32-bits",
    wrong: "A number of a discussion is any integer.",
    check: "accepts-edge-cases",
    build: inBot(() => ({ onDiscussion: ({ discussion }) => Buffer.alloc(4).writeUInt32BE(discussion.num) })),
  },
  {
    id: "makes-room-for-all-discussions",
    wrong: "A list has no room for every number.",
    check: "accepts-edge-cases",
    build: inBot(() => ({ onComment: ({ discussion }) => Array(discussion.num).length })),
  },
  {
    id: "has-medals-for-three",
    wrong: "There is a fourth discussion.",
    check: "accepts-every-event",
    build: inBot(() => {
      const medals: Json = [{ text: "🥇" }, { text: "🥈" }, { text: "🥉" }];
      return { onDiscussion: ({ discussion }) => medals[discussion.num - 1].text };
    }),
  },
  {
    id: "writes-numbers-with-four-digits",
    wrong: "A number may have more digits.",
    check: "accepts-edge-cases",
    build: inBot(() => ({ onComment: ({ discussion }) => "0".repeat(4 - String(discussion.num).length) })),
  },
  {
    id: "answers-the-number-as-a-status",
    wrong: "Express takes a status from 100 to 999.",
    check: "accepts-every-event",
    build: inExpress(({ take }) => ({
      take: (request, response) => take(request, response.status(request.body?.discussion?.num ?? 200)),
    })),
  },
  {
    id: "stores-sizes-in-32-bits",
    wrong: "A file of a bucket may have five terabytes.",
    check: "accepts-buckets",
    build: inBot(() => ({
      onContent: ({ updatedFiles }) =>
        updatedFiles?.map(({ size = 0 }: Json) => Buffer.alloc(4).writeInt32BE(size)).length,
    })),
  },
  {
    id: "takes-an-empty-file-for-none",
    wrong: "A size of 0 is a size.",
    check: "accepts-buckets",
    build: inBot(() => ({
      onContent: ({ updatedFiles }) =>
        updatedFiles?.map(({ size }: Json) => {
          if (size !== undefined && !size) throw new TypeError("a file without a size");
        }).length,
    })),
  },
  {
    id: "averages-sizes",
    wrong: "The average of no files is no number.",
    check: "accepts-buckets",
    build: inBot(() => ({
      onContent: ({ updatedFiles }) =>
        updatedFiles &&
        BigInt(Math.round(updatedFiles.reduce((sum: number, { size = 0 }) => sum + size, 0) / updatedFiles.length)),
    })),
  },
];
