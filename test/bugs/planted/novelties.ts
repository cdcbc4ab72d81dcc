/** What the Hub has announced that it may send one day: narrower scopes, properties and values that nobody knows yet. */
import { parsePayload } from "../../../src/payload/index.ts";
import type { Json } from "../bot.ts";
import { inBot, type Bug } from "../bug.ts";

const SCOPES = ["repo", "repo.content", "repo.config", "discussion", "discussion.comment"];

export const novelties: readonly Bug[] = [
  {
    id: "refuses-unknown-scopes",
    wrong: "A scope may be added any day.",
    check: "tolerates-new-scopes",
    build: inBot(({ isPayload }) => ({ isPayload: (value) => isPayload(value) && SCOPES.includes(value.event.scope) })),
  },
  {
    id: "has-no-handler-for-unknown-scopes",
    wrong: "A table of handlers has none for a new scope.",
    check: "tolerates-new-scopes",
    build: inBot(() => {
      const handlers: Json = Object.fromEntries(SCOPES.map((scope) => [scope, () => "done"]));
      return { onOther: ({ event }) => handlers[event.scope]() };
    }),
  },
  {
    id: "broadens-a-scope-by-one-part",
    wrong: "A new scope may be narrower by two parts.",
    check: "tolerates-new-scopes",
    build: inBot(({ isPayload }) => {
      const broader = (scope: string): string => scope.slice(0, Math.max(0, scope.lastIndexOf(".")));
      return {
        isPayload: (value) =>
          isPayload(value) && [value.event.scope, broader(value.event.scope)].some((scope) => SCOPES.includes(scope)),
      };
    }),
  },
  {
    id: "expects-settings-in-narrower-scopes",
    wrong: "An event below repo.config need not have the settings that changed.",
    check: "tolerates-new-scopes",
    build: inBot(() => ({
      onOther: ({ event, updatedConfig }) => event.scope.startsWith("repo.config") && Object.keys(updatedConfig),
    })),
  },
  {
    id: "expects-refs-in-narrower-scopes",
    wrong: "An event below repo.content need not be of refs.",
    check: "tolerates-new-scopes",
    build: inBot(() => ({
      onOther: ({ event, updatedRefs }) => event.scope.startsWith("repo.content") && updatedRefs[0].ref,
    })),
  },
  {
    id: "takes-only-updates-of-narrower-scopes",
    wrong: "What is to be handled as an update need not be called one.",
    check: "tolerates-new-scopes",
    build: inBot(() => ({
      onOther({ event }) {
        if (event.action !== "update") throw new TypeError(`no such action: ${event.action}`);
      },
    })),
  },
  {
    id: "knows-three-kinds-of-repos",
    wrong: "A kind of repo may be added: kernels can be watched by now.",
    check: "tolerates-new-values",
    build: inBot(({ isPayload }) => ({
      isPayload: (value) => isPayload(value) && ["model", "dataset", "space", "bucket"].includes(value.repo.type),
    })),
  },
  {
    id: "has-a-colour-for-each-status",
    wrong: "A discussion may have a status that is not known yet.",
    check: "tolerates-new-values",
    build: inBot(() => {
      const colours: Json = { open: "#0a0", closed: "#a00", draft: "#aaa", merged: "#a0a" };
      return { onDiscussion: ({ discussion }) => colours[discussion.status].slice(1) };
    }),
  },
  {
    id: "has-a-verb-for-each-action",
    wrong: "A scope may get an action that it did not have.",
    check: "tolerates-new-values",
    build: inBot(({ isPayload }) => ({
      isPayload: (value) => isPayload(value) && ["create", "update", "delete", "move"].includes(value.event.action),
    })),
  },
  {
    id: "cuts-commits-into-its-columns",
    wrong: "A commit id may become longer, and its table takes 40 characters.",
    check: "tolerates-new-values",
    build: inBot(() => ({
      onContent({ repo }) {
        if (repo.headSha?.length > 40) throw new RangeError("value too long for type character(40)");
      },
    })),
  },
  {
    id: "has-a-closed-schema",
    wrong: "A payload may have a property that is not known yet.",
    check: "tolerates-new-fields",
    build: inBot(() => ({ isPayload: (value) => parsePayload(value, { strict: true }).ok })),
  },
  {
    id: "knows-all-parts-of-a-payload",
    wrong: "A payload may have a part that is not known yet.",
    check: "tolerates-new-fields",
    build: inBot(({ isPayload }) => {
      const known = /^(event|repo|discussion|comment|webhook|movedTo|updated(Refs|Config|Files|FilesTruncated))$/;
      return { isPayload: (value) => isPayload(value) && Object.keys(value).every((part) => known.test(part)) };
    }),
  },
  {
    id: "has-a-switch-for-each-setting",
    wrong: "More settings may be told of than whether a repo is private.",
    check: "tolerates-new-fields",
    build: inBot(() => {
      const onChange: Json = { private: () => "noted" };
      return { onConfig: ({ updatedConfig }) => Object.keys(updatedConfig).map((key) => onChange[key]()) };
    }),
  },
  {
    id: "prints-every-property-of-a-repo",
    wrong: "A new property may be null.",
    check: "tolerates-new-fields",
    build: inBot(() => ({ onContent: ({ repo }) => Object.values<Json>(repo).map((value) => value.toString()) })),
  },
  {
    id: "has-a-column-for-each-property",
    wrong: "The columns of a table do not grow with the payload.",
    check: "tolerates-new-fields",
    build: inBot(() => ({
      onDiscussion({ webhook }) {
        const columns = Object.keys(webhook).length;
        if (columns > 2) throw new RangeError(`table webhooks has 2 columns but ${columns} values were supplied`);
      },
    })),
  },
  {
    id: "calls-methods-of-what-was-sent",
    wrong: "A property may have the name of a method, and hide it.",
    check: "tolerates-new-fields",
    build: inBot(() => ({ onRepo: ({ repo }) => `about ${repo.owner} in ${repo.url}` })),
  },
];
