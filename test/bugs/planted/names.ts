/** What people believe of the names of repos, and of the types that there are. */
import type { Json } from "../bot.ts";
import { inBot, type Bug } from "../bug.ts";

export const names: readonly Bug[] = [
  {
    id: "splits-the-name",
    wrong: "Old models have a name without a namespace.",
    check: "accepts-every-event",
    build: inBot(() => ({ onContent: ({ repo }) => repo.name.split("/")[1].toLowerCase() })),
  },
  {
    id: "reads-the-name-off-the-url",
    wrong: "The urls of datasets and Spaces have a prefix.",
    check: "accepts-every-event",
    build: inBot(() => ({
      onComment: ({ repo }) => repo.url.web.match(/^https:\/\/huggingface\.co\/[^/]+\/([^/]+)$/)[1],
    })),
  },
  {
    id: "has-no-icon-for-spaces",
    wrong: "A discussion may be on a Space.",
    check: "accepts-every-event",
    build: inBot(() => {
      const icons: Json = { model: { text: "🤖" }, dataset: { text: "📊" } };
      return { onDiscussion: ({ repo }) => icons[repo.type].text };
    }),
  },
  {
    id: "has-no-folder-for-buckets",
    wrong: "A bucket is a repo, too.",
    check: "accepts-buckets",
    build: inBot(() => {
      const folders: Json = { model: { path: "models" }, dataset: { path: "datasets" }, space: { path: "spaces" } };
      return { onRepo: ({ repo }) => folders[repo.type].path };
    }),
  },
  {
    id: "asks-a-bucket-for-its-refs",
    wrong: "A bucket has files in place of refs.",
    check: "accepts-buckets",
    build: inBot(() => ({ onContent: ({ updatedRefs }) => updatedRefs.length })),
  },
  {
    id: "asks-a-bucket-for-its-head",
    wrong: "A bucket is no Git repo, and has no head.",
    check: "accepts-buckets",
    build: inBot(() => ({ onConfig: ({ repo }) => repo.headSha.slice(0, 7) })),
  },
  {
    id: "hashes-deleted-files",
    wrong: "A deleted file of a bucket has no hash.",
    check: "accepts-buckets",
    build: inBot(() => ({ onContent: ({ updatedFiles }) => updatedFiles?.map((f: Json) => f.xetHash.slice(0, 8)) })),
  },
  {
    id: "reads-the-first-file",
    wrong: "An update of a bucket may name no file.",
    check: "accepts-buckets",
    build: inBot(() => ({ onContent: ({ updatedFiles }) => updatedFiles?.[0].path })),
  },
  {
    id: "groups-by-namespace-in-an-object",
    wrong: "An object has properties of its own, such as constructor: a Map has none.",
    check: "accepts-edge-cases",
    build: inBot(() => {
      const reposOf: Json = {};
      return {
        onRepo({ repo }) {
          const [namespace] = repo.name.split("/");
          reposOf[namespace] ??= [];
          return reposOf[namespace].push(repo.name);
        },
      };
    }),
  },
  {
    id: "knows-no-dots-in-names",
    wrong: "Names may have dots.",
    check: "accepts-every-event",
    build: inBot(() => ({ onContent: ({ repo }) => repo.name.match(/^([\w-]+\/)?[\w-]+$/)[0] })),
  },
  {
    id: "stores-names-of-64-characters",
    wrong: "Each side of a name may have 96 characters.",
    check: "accepts-edge-cases",
    build: inBot(() => ({
      onRepo({ repo }) {
        if (repo.name.length > 64) throw new RangeError("value too long for type character varying(64)");
      },
    })),
  },
  {
    id: "takes-names-of-digits-for-ids",
    wrong: "A repo may be called 2024.",
    check: "accepts-every-event",
    build: inBot(() => {
      const byId = new Map<number, Json>();
      const nameOf = (text: string): string => (Number.isNaN(Number(text)) ? text : byId.get(Number(text)).name);
      return { onContent: ({ repo }) => nameOf(repo.name.split("/").at(-1)) };
    }),
  },
  {
    id: "reads-the-number-off-the-url",
    wrong: "A repo may be called discussions.",
    check: "accepts-edge-cases",
    build: inBot(() => ({
      onDiscussion: ({ discussion }) => BigInt(discussion.url.web.match(/\/discussions\/(.+?)(\/|$)/)[1]),
    })),
  },
  {
    id: "reads-moves-as-they-were",
    wrong: "In version 2 of the payload, movedTo was the name alone.",
    check: "accepts-every-event",
    build: inBot(() => ({ onRepo: ({ movedTo }) => movedTo?.split("/").at(-1) })),
  },
  {
    id: "moves-only-within-an-owner",
    wrong: "A repo may move to another owner.",
    check: "accepts-every-event",
    build: inBot(() => ({
      onRepo({ repo, movedTo }) {
        if (movedTo !== undefined && movedTo.owner.id !== repo.owner.id) throw new Error("foreign key violated");
      },
    })),
  },
];
