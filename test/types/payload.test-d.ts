/** What the types promise to whoever writes a handler. Checked by the compiler, never run. */
import { describe, expectTypeOf, it } from "vitest";
import { unreachable } from "../../src/base/index.ts";
import {
  isEvent,
  parsePayload,
  type BucketContentUpdatePayload,
  type BucketRepo,
  type DiscussionCommentCreatePayload,
  type EventName,
  type FuturePayload,
  type GitContentUpdatePayload,
  type NewValue,
  type ParsedPayload,
  type Payload,
  type PayloadByEvent,
  type RepoMaybeWithHead,
  type RepoMovePayload,
} from "../../src/payload/index.ts";

declare const parsed: ParsedPayload;
declare const payload: Payload;
declare const comment: DiscussionCommentCreatePayload["comment"];
declare const discussion: DiscussionCommentCreatePayload["discussion"];
declare const content: PayloadByEvent["repo.content:update"];
declare const repo: DiscussionCommentCreatePayload["repo"];
declare const whole: DiscussionCommentCreatePayload;
declare const created: PayloadByEvent["repo:create"];
declare const future: FuturePayload;

describe("a parsed payload", () => {
  it("narrows by the name of its event", () => {
    if (parsed.event === "repo:move") expectTypeOf(parsed.payload).toEqualTypeOf<RepoMovePayload>();
    if (parsed.event === "discussion.comment:create") {
      expectTypeOf(parsed.payload).toEqualTypeOf<DiscussionCommentCreatePayload>();
      expectTypeOf(parsed.payload.event.scope).toEqualTypeOf<"discussion.comment">();
    }
    if (parsed.event === "future") {
      expectTypeOf(parsed.payload).toEqualTypeOf<FuturePayload>();
      expectTypeOf(parsed.fallback).toEqualTypeOf<EventName>();
    }
  });

  it("comes from parsePayload, once it is ok", () => {
    const result = parsePayload(null);
    expectTypeOf<keyof typeof result>().toEqualTypeOf<"ok">();
    if (result.ok) expectTypeOf(result).toEqualTypeOf<ParsedPayload>();
    else expectTypeOf(result.issues[0]?.path).toEqualTypeOf<string | undefined>();
  });

  it("makes a switch that lacks an event a compile error", () => {
    const subject = (event: "repo:move" | "repo:delete"): string => {
      switch (event) {
        case "repo:move":
          return "moved";
        default:
          // @ts-expect-error "repo:delete" is not handled
          return unreachable(event);
      }
    };
    const whole = (event: "repo:move" | "repo:delete"): string => {
      switch (event) {
        case "repo:move":
          return "moved";
        case "repo:delete":
          return "deleted";
        default:
          return unreachable(event);
      }
    };
    expectTypeOf(subject).toEqualTypeOf(whole);
  });
});

describe("a payload", () => {
  it("narrows by isEvent", () => {
    if (isEvent(payload, "repo:move")) expectTypeOf(payload.movedTo.name).toEqualTypeOf<string>();
    // @ts-expect-error no such event
    isEvent(payload, "repo:rename");
  });

  it("has the content of a comment only once it is known to be visible", () => {
    // @ts-expect-error a hidden comment has no content
    void comment.content;
    if (!comment.hidden) expectTypeOf(comment.content).toEqualTypeOf<string>();
  });

  it("has the changes of a discussion only once it is known to be a pull request", () => {
    // @ts-expect-error a plain discussion changes nothing
    void discussion.changes;
    if (discussion.isPullRequest) {
      expectTypeOf(discussion.changes.base).toEqualTypeOf<string>();
      expectTypeOf(discussion.status).toEqualTypeOf<"draft" | "open" | "closed" | "merged" | NewValue>();
    } else expectTypeOf(discussion.status).toEqualTypeOf<"open" | "closed" | NewValue>();
  });

  it("makes a switch that lacks the values of tomorrow a compile error", () => {
    const place = (type: typeof repo.type): string => {
      switch (type) {
        case "model":
          return "";
        case "dataset":
        case "space":
          return `${type}s/`;
        default:
          // @ts-expect-error what the Hub adds is not handled
          return unreachable(type);
      }
    };
    expectTypeOf(place("model")).toEqualTypeOf<string>();
    expectTypeOf<"kernel">().toExtend<typeof repo.type>();
    if (repo.type === "kernel") expectTypeOf(repo.type).toExtend<string>();
    expectTypeOf(whole.webhook.version).toEqualTypeOf<number>();
  });

  it("may have a commit, by its repo", () => {
    expectTypeOf(created.repo).toEqualTypeOf<BucketRepo | RepoMaybeWithHead>();
    if ("headSha" in created.repo) expectTypeOf(created.repo.headSha).toExtend<string | undefined>();
  });

  it("has refs or files, by the type of its repo", () => {
    expectTypeOf(content).toEqualTypeOf<GitContentUpdatePayload | BucketContentUpdatePayload>();
    if ("updatedRefs" in content)
      expectTypeOf(content.updatedRefs[0]?.oldSha).toEqualTypeOf<string | null | undefined>();
    else expectTypeOf(content.updatedFiles[0]?.action).toEqualTypeOf<"add" | "delete" | NewValue | undefined>();
  });

  it("has a scope and an action that go together", () => {
    expectTypeOf<Payload["event"]>().toExtend<{ scope: string; action: string }>();
    expectTypeOf<{ scope: "repo.content"; action: "update" }>().toExtend<Payload["event"]>();
    expectTypeOf<{ scope: "repo.content"; action: "create" }>().not.toExtend<Payload["event"]>();
    expectTypeOf<{ scope: "discussion.comment"; action: "delete" }>().not.toExtend<Payload["event"]>();
  });

  it("of an event that is new is below a known scope, and may hold more", () => {
    expectTypeOf<{ scope: "repo.config.dois"; action: "create" }>().toExtend<FuturePayload["event"]>();
    expectTypeOf<{ scope: "user"; action: "create" }>().not.toExtend<FuturePayload["event"]>();
    expectTypeOf(future["dois"]).toEqualTypeOf<unknown>();
  });
});

describe("the names of events", () => {
  it("are exactly those of the payloads", () => {
    expectTypeOf<EventName>().toEqualTypeOf<keyof PayloadByEvent>();
    expectTypeOf<{ [E in EventName]: PayloadByEvent[E]["event"] }[EventName]>().toEqualTypeOf<Payload["event"]>();
    expectTypeOf<"repo.config.dois:create">().not.toExtend<EventName>();
  });
});
