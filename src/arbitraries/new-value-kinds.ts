/**
 * Payloads with one value that no schema lists. That the Hub adds some shows from what it did: buckets came in 2026-08, and
 * kernels can be watched by now (the Hub's OpenAPI document). What a payload of theirs looks like is not known.
 */
import fc from "fast-check";
import { remembered } from "../base/index.ts";
import { eventNames, refreshUrls, type AnyPayload, type EventName, type Payload } from "../payload/index.ts";
import { isReachable, type Aim } from "./aim/index.ts";
import type { Future } from "./future-payload.ts";
import { objectsIn } from "./objects-in.ts";
import { payload } from "./payload.ts";
import { gitRepoTypes } from "./repo-part.ts";

interface Recipe {
  readonly name: string;
  readonly about: string;
  readonly isRefusable?: boolean;
  /** Which events have a place for it. Default: all. */
  readonly events?: readonly EventName[];
  /** Puts the value there. @param choice - Chooses among values, from 0. */
  put(payload: Payload, choice: number): AnyPayload;
}

/** A kind of value that the Hub may add. */
export interface NewValueKind extends Pick<Recipe, "name" | "about"> {
  /** Whether who refuses it may have a reason, as one that passes commit ids on to a shell has. */
  readonly isRefusable: boolean;
  readonly payloads: fc.Arbitrary<Future>;
}

const DISCUSSIONS = eventNames.filter((name) => name.startsWith("discussion"));

const RECIPES: readonly Recipe[] = [
  {
    name: "new-repo-type",
    about: "a repo of a kind that is new, such as a kernel",
    put(payload, choice) {
      payload.repo.type = oneOf(["kernel", "notebook", "collection"], choice);
      refreshUrls(payload);
      return payload;
    },
  },
  {
    name: "new-discussion-status",
    about: "a discussion that is neither open nor closed, draft nor merged",
    events: DISCUSSIONS,
    put(payload, choice) {
      if ("discussion" in payload) payload.discussion.status = oneOf(["archived", "locked", "queued"], choice);
      return payload;
    },
  },
  {
    name: "new-action",
    about: "an action that the scope did not have before",
    put({ event: { scope }, ...rest }, choice) {
      return { event: { scope, action: oneOf(["archive", "restore", "pin", "transfer"], choice) }, ...rest };
    },
  },
  {
    name: "next-version",
    about: "the next version of the format, and otherwise what it was",
    isRefusable: true,
    put(payload) {
      payload.webhook.version += 1;
      return payload;
    },
  },
  {
    name: "longer-commit-ids",
    about: "commit ids of 64 hex digits, as Git has them with SHA-256",
    isRefusable: true,
    events: ["repo.content:update"],
    put(payload) {
      for (const inner of objectsIn(payload))
        replaceTexts(inner, /^(headSha|oldSha|newSha)$/, (sha) => sha.padEnd(64, "0"));
      return payload;
    },
  },
  {
    name: "other-ids",
    about: "ids that are UUIDs",
    isRefusable: true,
    put(payload) {
      for (const inner of objectsIn(payload)) replaceTexts(inner, /^id$/, uuidFrom);
      refreshUrls(payload);
      return payload;
    },
  },
];

/** The values that may be new in what a run is aimed at. */
export const newValueKinds: (aim: Aim) => readonly NewValueKind[] = remembered((aim) =>
  RECIPES.filter(
    ({ name }) => name !== "new-repo-type" || aim.watched.every(({ type }) => type === "user" || type === "org"),
  )
    .filter(({ events = eventNames }) => isReachable(aim, events, gitRepoTypes))
    .map(({ name, about, isRefusable = false, events = eventNames, put }) => ({
      name,
      about,
      isRefusable,
      payloads: fc
        .tuple(
          payload({
            events: events.filter((event) => isReachable(aim, [event], gitRepoTypes)),
            repoTypes: gitRepoTypes,
            aim,
          }),
          fc.nat(11),
        )
        .map(([known, choice]) => ({ known, future: put(structuredClone(known), choice) })),
    })),
);

function oneOf<T>(values: readonly [T, ...T[]], choice: number): T {
  return values[choice % values.length] ?? values[0];
}

function replaceTexts(inner: object, name: RegExp, replace: (text: string) => string): void {
  for (const [key, text] of Object.entries(inner)) {
    if (name.test(key) && typeof text === "string") Object.assign(inner, { [key]: replace(text) });
  }
}

/** A UUID (RFC 9562, version 7) that begins as an id of 24 hex digits. */
function uuidFrom(id: string): string {
  return [
    id.slice(0, 8),
    id.slice(8, 12),
    `7${id.slice(12, 15)}`,
    `8${id.slice(15, 18)}`,
    id.slice(18).padEnd(12, "0"),
  ].join("-");
}
