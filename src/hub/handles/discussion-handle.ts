/** A discussion or pull request in hand: its present state, and what a user can do with it. */
import {
  commentsOf,
  DiscussionNotFoundError,
  findRepo,
  type ActionKind,
  type ActionOf,
  type DiscussionState,
  type RepoAddress,
  type Results,
} from "../../world/index.ts";
import { CommentHandle } from "./comment-handle.ts";
import type { DiscussionAddress } from "./discussion-address.ts";
import { handOf, type Hand } from "./hand.ts";

/** Reading one that was deleted throws. */
export class DiscussionHandle {
  /** Its number in the repo, from 1. */
  readonly num: number;
  readonly #hand: Hand;
  readonly #repo: RepoAddress;

  constructor(hand: Hand, { repo, num }: DiscussionAddress) {
    this.#hand = hand;
    this.#repo = repo;
    this.num = num;
  }

  /** 24 lower-case hex digits. */
  get id(): string {
    return this.state().id;
  }

  get title(): string {
    return this.state().title;
  }

  get status(): DiscussionState["status"] {
    return this.state().status;
  }

  get pinned(): boolean {
    return this.state().pinned;
  }

  /** Its comments, oldest first, starting with the one it was opened with. */
  get comments(): readonly CommentHandle[] {
    return commentsOf(this.state()).map(({ id }) => this.commentHandle(id));
  }

  /** The same discussion in the hands of another user. */
  as(user: string): DiscussionHandle {
    return new DiscussionHandle(handOf(this.#hand.live, user), this.address());
  }

  /** Writes a comment. @param text - Markdown, 1 to 65,536 characters. */
  comment(text: string): CommentHandle {
    return this.commentHandle(this.perform({ kind: "comment", ...this.target(), text }).id);
  }

  /** @param title - 3 to 200 characters. */
  rename(title: string): void {
    this.perform({ kind: "rename-discussion", ...this.target(), title });
  }

  /** @param comment - What to say about it. */
  close(comment?: string): void {
    this.changeStatus("closed", comment);
  }

  /** @param comment - What to say about it. */
  reopen(comment?: string): void {
    this.changeStatus("open", comment);
  }

  pin(): void {
    this.perform({ kind: "pin", ...this.target(), pinned: true });
  }

  unpin(): void {
    this.perform({ kind: "pin", ...this.target(), pinned: false });
  }

  delete(): void {
    this.perform({ kind: "delete-discussion", ...this.target() });
  }

  protected hand(): Hand {
    return this.#hand;
  }

  protected address(): DiscussionAddress {
    return { repo: this.#repo, num: this.num };
  }

  protected changeStatus(status: "open" | "closed", comment: string | undefined): void {
    this.perform({ kind: "change-status", ...this.target(), status, ...(comment === undefined ? {} : { comment }) });
  }

  /** What the world knows of it now. */
  protected state(): DiscussionState {
    const repo = findRepo(this.#hand.live.now(), this.#repo);
    const discussion =
      repo === undefined || repo.type === "bucket" ? undefined : repo.discussions.get(String(this.num));
    if (discussion === undefined)
      throw new DiscussionNotFoundError("read discussion", this.#repo, this.num, "discussion");
    return discussion;
  }

  /** Who acts, and on what. */
  protected target(): { readonly by: string; readonly repo: RepoAddress; readonly num: number } {
    const { type, name } = this.#repo;
    return { by: this.#hand.user, repo: { type, name }, num: this.num };
  }

  protected perform<K extends ActionKind>(action: ActionOf<K>): Results[K] {
    return this.#hand.live.perform(action);
  }

  private commentHandle(id: string): CommentHandle {
    return new CommentHandle(this.#hand, this.address(), id);
  }
}
