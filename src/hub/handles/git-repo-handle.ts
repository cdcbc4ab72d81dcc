/** A model, dataset or Space in hand: commits, branches and tags, discussions and pull requests. */
import { headSha, InvalidActionError, type Change, type Commit, type Files, type GitRepo } from "../../world/index.ts";
import { DiscussionHandle } from "./discussion-handle.ts";
import { handOf } from "./hand.ts";
import { DraftPullRequestHandle, PullRequestHandle } from "./pull-request-handle.ts";
import { RepoHandle } from "./repo-handle.ts";

/** A commit to make. */
export interface NewCommit extends Change {
  /** Default: main. */
  readonly branch?: string;
}

export interface NewDiscussion {
  /** 3 to 200 characters. */
  readonly title: string;
  /** The first comment, Markdown. */
  readonly text: string;
}

interface NewPullRequest {
  /** 3 to 200 characters. */
  readonly title: string;
  /** The first comment, Markdown. Default: empty. */
  readonly text?: string;
  /** The branch to merge into. Default: main. */
  readonly base?: string;
}

/** A pull request that can be merged at once. */
export type NewOpenPullRequest = NewPullRequest &
  ({ readonly files: Files; readonly draft?: false } | { readonly files?: Files; readonly draft: false });

/** A pull request that has to be published first: one without files is a draft, if nothing else is said. */
export type NewDraftPullRequest = NewPullRequest & { readonly files?: Files; readonly draft?: true };

export class GitRepoHandle extends RepoHandle {
  /** The commit that main is at. */
  get headSha(): string {
    return headSha(this.state());
  }

  /** The same repo in the hands of another user. */
  as(user: string): GitRepoHandle {
    return new GitRepoHandle(handOf(this.hand().live, user), this.state());
  }

  /** Commits to a branch. */
  push({ branch = "main", ...change }: NewCommit): Commit {
    return this.perform({ kind: "commit", ...this.target(), ...change, revision: branch });
  }

  /** @param options.startingPoint - A branch, tag or commit. Default: main. */
  createBranch(branch: string, options: { readonly startingPoint?: string } = {}): void {
    this.perform({ kind: "create-branch", ...this.target(), branch, ...options });
  }

  deleteBranch(branch: string): void {
    this.perform({ kind: "delete-branch", ...this.target(), branch });
  }

  /** @param options.revision - A branch, tag or commit. Default: main. */
  createTag(tag: string, options: { readonly revision?: string } = {}): void {
    this.perform({ kind: "create-tag", ...this.target(), tag, ...options });
  }

  deleteTag(tag: string): void {
    this.perform({ kind: "delete-tag", ...this.target(), tag });
  }

  /** Replaces all commits of a branch by one. */
  squash(branch: string = "main"): Commit {
    return this.perform({ kind: "super-squash", ...this.target(), branch });
  }

  openDiscussion({ title, text }: NewDiscussion): DiscussionHandle {
    const { num } = this.perform({ kind: "open-discussion", ...this.target(), title, text });
    return this.discussion(num);
  }

  openPullRequest(pullRequest: NewOpenPullRequest): PullRequestHandle;
  openPullRequest(pullRequest: NewDraftPullRequest): DraftPullRequestHandle;
  openPullRequest(pullRequest: NewOpenPullRequest | NewDraftPullRequest): PullRequestHandle | DraftPullRequestHandle {
    const { text = "", files, ...parts } = pullRequest;
    const change = files === undefined ? {} : { change: { files } };
    const { num, status } = this.perform({ kind: "open-pull-request", ...this.target(), ...parts, text, ...change });
    const address = { repo: this, num };
    return status === "draft"
      ? new DraftPullRequestHandle(this.hand(), address)
      : new PullRequestHandle(this.hand(), address);
  }

  /** The discussion or pull request of a number, such as the one in a payload. */
  discussion(num: number): DiscussionHandle {
    return new DiscussionHandle(this.hand(), { repo: this, num });
  }

  /** The pull request of a number. */
  pullRequest(num: number): PullRequestHandle {
    return new PullRequestHandle(this.hand(), { repo: this, num });
  }

  protected override state(): GitRepo {
    const repo = super.state();
    if (repo.type !== "bucket") return repo;
    throw new InvalidActionError("read repo", `bucket ${repo.name} has no Git`, "Take it in hand as a bucket.");
  }
}
