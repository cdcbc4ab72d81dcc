/** A comment in hand. */
import { commentsOf, CommentNotFoundError, findRepo, textOf, type CommentState } from "../../world/index.ts";
import type { DiscussionAddress } from "./discussion-address.ts";
import { handOf, type Hand } from "./hand.ts";

export class CommentHandle {
  /** 24 lower-case hex digits. */
  readonly id: string;
  readonly #hand: Hand;
  readonly #discussion: DiscussionAddress;

  constructor(hand: Hand, discussion: DiscussionAddress, id: string) {
    this.#hand = hand;
    this.#discussion = discussion;
    this.id = id;
  }

  /** The present text, also of a hidden comment, which webhooks are not told. */
  get text(): string {
    return textOf(this.#state());
  }

  get hidden(): boolean {
    return this.#state().hidden;
  }

  /** The same comment in the hands of another user. */
  as(user: string): CommentHandle {
    return new CommentHandle(handOf(this.#hand.live, user), this.#discussion, this.id);
  }

  /** Gives it another text; only its author can. */
  edit(text: string): void {
    this.#hand.live.perform({ kind: "edit-comment", ...this.#target(), text });
  }

  /** Hides it, for good. */
  hide(): void {
    this.#hand.live.perform({ kind: "hide-comment", ...this.#target() });
  }

  #target(): {
    readonly by: string;
    readonly repo: DiscussionAddress["repo"];
    readonly num: number;
    readonly commentId: string;
  } {
    const { repo, num } = this.#discussion;
    return { by: this.#hand.user, repo: { type: repo.type, name: repo.name }, num, commentId: this.id };
  }

  #state(): CommentState {
    const { repo: address, num } = this.#discussion;
    const repo = findRepo(this.#hand.live.now(), address);
    const discussion = repo === undefined || repo.type === "bucket" ? undefined : repo.discussions.get(String(num));
    const comment = discussion && commentsOf(discussion).find(({ id }) => id === this.id);
    if (comment === undefined) throw new CommentNotFoundError("read comment", num, this.id);
    return comment;
  }
}
