/** Pull requests in hand. A draft has to be published before it can be merged (HF's clients). */
import { pullRequestRef, type Change, type Commit } from "../../world/index.ts";
import { DiscussionHandle } from "./discussion-handle.ts";
import { handOf } from "./hand.ts";

class AnyPullRequestHandle extends DiscussionHandle {
  /** The ref that its commits are on. */
  get ref(): string {
    return pullRequestRef(this.num);
  }

  /** Commits to the pull request. */
  push(change: Change): Commit {
    return this.perform({ kind: "commit", ...this.target(), ...change, revision: this.ref });
  }
}

export class PullRequestHandle extends AnyPullRequestHandle {
  /** The same pull request in the hands of another user. */
  override as(user: string): PullRequestHandle {
    return new PullRequestHandle(handOf(this.hand().live, user), this.address());
  }

  /** Merges it into its base. @param comment - What to say about it. @returns The commit that did. */
  merge(comment?: string): string {
    const remark = comment === undefined ? {} : { comment };
    const { mergeSha } = this.perform({ kind: "merge", ...this.target(), ...remark });
    return mergeSha ?? "";
  }
}

export class DraftPullRequestHandle extends AnyPullRequestHandle {
  /** The same draft in the hands of another user. */
  override as(user: string): DraftPullRequestHandle {
    return new DraftPullRequestHandle(handOf(this.hand().live, user), this.address());
  }

  /** Opens it for merging; nothing makes it a draft again. */
  publish(comment?: string): PullRequestHandle {
    this.changeStatus("open", comment);
    return new PullRequestHandle(this.hand(), this.address());
  }
}
